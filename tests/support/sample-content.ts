import { FIVE_LEVEL_QUESTIONNAIRE } from '#server/rules/vietnamese-questionnaires.ts';
import { toClerkId, toCounterId, toUnitId } from '#shared/domain/ids.ts';
import type { ContactBlock, ContentPackage, OfficeContent } from '#shared/protocol/content.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import { DEFAULT_SETTINGS, type UnitSettings } from '#shared/protocol/unit-settings.ts';

export const COUNTER = toCounterId('quay-1');
export const CLERK = toClerkId('cc-1');
export const AFTERNOON_CLERK = toClerkId('cc-2');

const level = (code: number, satisfied: boolean, vi: string, en: string) => ({
  code,
  satisfied,
  label: { vi, en },
});

const FIVE_LEVELS: Questionnaire = {
  id: 'quay',
  version: 1,
  question: {
    vi: 'Ông/Bà đánh giá thế nào về sự phục vụ của công chức tại quầy này?',
    en: 'How do you rate the service at this counter?',
  },
  levels: [
    level(5, true, 'Rất hài lòng', 'Very satisfied'),
    level(4, true, 'Hài lòng', 'Satisfied'),
    level(3, false, 'Bình thường', 'Neutral'),
    level(2, false, 'Không hài lòng', 'Dissatisfied'),
    level(1, false, 'Rất không hài lòng', 'Very dissatisfied'),
  ],
  serviceQuestion: null,
  reasons: [],
  items: [],
};

export const THREE_LEVELS: Questionnaire = {
  ...FIVE_LEVELS,
  id: 'quay-3',
  levels: [
    level(3, true, 'Rất hài lòng', 'Very satisfied'),
    level(2, true, 'Hài lòng', 'Satisfied'),
    level(1, false, 'Chưa hài lòng', 'Not satisfied'),
  ],
};

/** Five levels with the topics and the questions of the optional module that the program brings along. */
export const THOROUGH: Questionnaire = {
  ...FIVE_LEVELS,
  id: 'quay-du',
  serviceQuestion: {
    vi: 'Ông/Bà đánh giá thế nào về sự phục vụ tại quầy này?',
    en: 'How would you rate the service at this counter?',
  },
  reasons: [...FIVE_LEVEL_QUESTIONNAIRE.reasons],
  items: [...FIVE_LEVEL_QUESTIONNAIRE.items],
};

/** Settings in which the optional module is on. */
export const WITH_MODULE: UnitSettings = {
  ...DEFAULT_SETTINGS,
  intake: { ...DEFAULT_SETTINGS.intake, tt01: true, sipas: true },
};

/** A package together with the version that a tablet holds it under. */
export type SampleContent = ContentPackage & OfficeContent;

/** Every way to reach an office; the numbers are invented except the two public hotlines. */
export const CONTACT: ContactBlock = {
  hotline: '1022',
  nationalHotline: '18001096',
  phone: '0200 123 4567',
  email: 'trungtam.phucvu@phuongmau.example.gov.vn',
  address: 'Số 12 đường Mẫu, phường Mẫu, tỉnh Mẫu',
  leaders: [{ name: 'Lê Văn Dũng', title: 'Giám đốc Trung tâm', phone: '0900 000 001' }],
};

/** A small office: one counter, two clerks on duty one after the other on 2026-11-23. */
export function sampleContent(changes: Partial<SampleContent> = {}): SampleContent {
  return {
    version: 'a'.repeat(64),
    format: 'hailong-content',
    v: 1,
    sample: true,
    unit: {
      id: toUnitId('phuong-mau'),
      name: 'Trung tâm Phục vụ hành chính công phường Mẫu',
      parentName: 'Tỉnh Mẫu',
      timeZone: 'Asia/Ho_Chi_Minh',
      contact: {
        address: null,
        phone: null,
        email: null,
        hotline: null,
        nationalHotline: null,
        leaders: [],
      },
    },
    counters: [{ id: COUNTER, name: 'Hộ tịch – Chứng thực', number: '1' }],
    clerks: [
      { id: CLERK, name: 'Nguyễn Thị Minh Anh', title: 'Công chức Tư pháp – Hộ tịch', photo: null },
      { id: AFTERNOON_CLERK, name: 'Trần Văn Bình', title: null, photo: null },
    ],
    duties: [
      { counter: COUNTER, clerk: CLERK, from: '2026-11-23T00:30:00.000Z', to: '2026-11-23T04:30:00.000Z' },
      { counter: COUNTER, clerk: AFTERNOON_CLERK, from: '2026-11-23T06:00:00.000Z', to: null },
    ],
    publicUrl: null,
    questionnaire: FIVE_LEVELS,
    settings: DEFAULT_SETTINGS,
    procedures: [],
    ...changes,
  };
}

import type { TranslatedText } from '../protocol/translated.ts';

/** A moment in somebody's life and the procedures that it brings, the first ones first. */
export interface LifeEvent {
  readonly id: string;
  readonly label: TranslatedText;
  readonly codes: readonly string[];
}

/** What the program offers where a unit has not chosen its own; codes that the unit does not post are left out when shown. */
export const LIFE_EVENTS: readonly LifeEvent[] = [
  {
    id: 'birth',
    label: { vi: 'Sinh con', en: 'A child is born' },
    codes: ['1.001193', '3.000722', '1.000689', '1.001022', '2.000528', '1.004222', '2.001263'],
  },
  {
    id: 'marriage',
    label: { vi: 'Kết hôn', en: 'Getting married' },
    codes: ['1.000894', '1.004873', '2.000806', '1.010038', '1.004222'],
  },
  {
    id: 'home',
    label: { vi: 'Chuyển chỗ ở', en: 'Moving home' },
    codes: [
      '1.004222',
      '1.004194',
      '1.002755',
      '1.010038',
      '1.010041',
      '1.003197',
      '1.003677',
      '2.001159',
      '2.002854',
    ],
  },
  {
    id: 'copies',
    label: { vi: 'Chứng thực giấy tờ', en: 'Certified copies and signatures' },
    codes: ['2.000815', '2.000884', '2.001035', '2.001019', '2.001406', '2.001016', '2.000635'],
  },
  {
    id: 'land',
    label: { vi: 'Nhà đất, xây dựng', en: 'Land, housing, building' },
    codes: [
      '1.013978',
      '1.013225',
      '2.001035',
      '1.012796',
      '1.013949',
      '1.014159',
      '1.013227',
      '1.012812',
      '1.013967',
      '1.008004',
      '1.013274',
    ],
  },
  {
    id: 'business',
    label: { vi: 'Mở hộ kinh doanh', en: 'Running a household business' },
    codes: ['1.001612', '2.000720', '1.001570', '1.001266', '2.000575', '1.013274'],
  },
  {
    id: 'support',
    label: { vi: 'Trợ cấp, bảo trợ', en: 'Allowances and support' },
    codes: ['1.001776', '1.014027', '1.001699', '1.011607', '1.011609', '1.001731', '1.014028'],
  },
  {
    id: 'merit',
    label: { vi: 'Người có công, liệt sĩ', en: 'People of merit, fallen soldiers' },
    codes: ['1.010833', '1.010803', '1.010824'],
  },
  {
    id: 'death',
    label: { vi: 'Người thân qua đời', en: 'A death in the family' },
    codes: ['1.000656', '2.002913', '1.003197', '1.001731', '1.014028', '1.010824', '2.001406', '2.001016'],
  },
  {
    id: 'papers',
    label: { vi: 'Sửa, cấp lại giấy hộ tịch', en: 'Correcting or replacing civil-status papers' },
    codes: ['1.004859', '1.004884', '2.000635', '1.004772', '1.001022', '1.004837'],
  },
  {
    id: 'service',
    label: { vi: 'Nghĩa vụ quân sự', en: 'Military service' },
    codes: ['1.013133'],
  },
  {
    id: 'petition',
    label: { vi: 'Khiếu nại, tố cáo, gửi đơn', en: 'Complaints and petitions' },
    codes: ['2.001801', '2.002409', '2.002396', '2.001909', '2.002165', '1.012812'],
  },
];

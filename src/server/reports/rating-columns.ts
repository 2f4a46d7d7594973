import { offsetSpans } from '#shared/domain/offset-spans.ts';
import { zonedText } from '#shared/domain/zoned-day.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { LineForm } from '../store/rating-lines.ts';
import type { RatingPageRow } from '../store/rating-pages.ts';
import { type CsvCell, csvCell } from './csv.ts';

type Words = { readonly vi: string; readonly en: string };

/** What the cells need beside the row. */
export interface ColumnContext {
  readonly lang: 'vi' | 'en';
  readonly timeZone: string;
  readonly questionnaires: readonly Questionnaire[];
}

/** A column of the CSV: its heading and how a cell is made. Their order and meaning are part of the API. */
export interface RatingColumn {
  readonly heading: Words;
  readonly cell: (row: RatingPageRow, context: ColumnContext) => CsvCell;
  /** In a workbook it is an instant, not a text. */
  readonly time?: boolean;
}

const INTAKE: Readonly<Record<string, Words>> = {
  open: { vi: 'Tự đánh giá', en: 'Unasked' },
  invited: { vi: 'Được mời', en: 'Invited' },
  takehome: { vi: 'Về nhà', en: 'Take-home' },
};

export const RATING_COLUMNS: readonly RatingColumn[] = [
  {
    ...column('Thời điểm', 'Time', (row, { timeZone }) => zonedText(Date.parse(row.occurred_at), timeZone)),
    time: true,
  },
  column('Đơn vị', 'Unit', (row) => row.unit_name),
  column('Quầy', 'Counter', (row) => row.counter_name),
  column('Người được đánh giá', 'Rated person', (row) => row.clerk_name),
  column('Mức', 'Level', (row, context) => levelWord(row, row.level, context)),
  column('Mức (mã)', 'Level (code)', (row) => row.level),
  column('Mức bấm đầu tiên', 'First level', (row, context) => levelWord(row, row.first_level, context)),
  column('Mức bấm đầu tiên (mã)', 'First level (code)', (row) => row.first_level),
  column('Hài lòng (1 = có)', 'Satisfied (1 = yes)', (row) => row.satisfied),
  column('Lý do (mã)', 'Reasons (codes)', (row) => JSON.parse(row.reasons_json).join(' ')),
  column('Thủ tục (mã)', 'Procedure (code)', (row) => row.procedure_code),
  column('Cách lấy ý kiến', 'Intake', (row, { lang }) => INTAKE[row.intake]?.[lang] ?? row.intake),
  column('Ngôn ngữ', 'Language', (row) => row.lang),
  column('Thời gian trả lời (ms)', 'Time to answer (ms)', (row) => row.ms),
  column('Cờ', 'Flags', (row) => JSON.parse(row.flags_json).join(' ')),
  column('Dữ liệu mẫu (1 = có)', 'Sample data (1 = yes)', (row) => row.sample),
  column('Phiếu (mã)', 'Questionnaire (id)', (row) => row.questionnaire_id),
  column('Phiếu (phiên bản)', 'Questionnaire (version)', (row) => row.questionnaire_version),
  column('Đơn vị (mã)', 'Unit (id)', (row) => row.unit_id),
  column('Quầy (mã)', 'Counter (id)', (row) => row.counter_id),
  column('Người được đánh giá (mã)', 'Rated person (id)', (row) => row.clerk_id),
  column('Máy tính bảng (mã)', 'Device (id)', (row) => row.device_id),
  column('Nhật ký', 'Journal', (row) => row.replica_id),
  column('Số thứ tự trong nhật ký', 'Number in the journal', (row) =>
    row.replica_id === null ? null : row.seq,
  ),
  column('Thời điểm theo máy (UTC)', 'Device time (UTC)', (row) => row.at),
  column('Thời điểm đã hiệu chỉnh (UTC)', 'Corrected time (UTC)', (row) => row.occurred_at),
  column('Trung tâm nhận lúc (UTC)', 'Received at (UTC)', (row) => row.received_at),
  column('Mã lượt đánh giá', 'Rating (id)', (row) => row.entry_id),
];

/** How the store is to write the same lines as by the columns above, in the same order. */
export function lineForm({ lang, timeZone, questionnaires }: ColumnContext, separator: ',' | ';'): LineForm {
  return {
    separator,
    spans: offsetSpans(timeZone),
    levels: questionnaires.map(({ id, version, levels }) => ({
      id,
      version,
      words: levels.map(({ code, label }) => ({ code, cell: csvCell(label[lang]) })),
    })),
    intakes: Object.entries(INTAKE).map(([code, words]) => ({ code, cell: csvCell(words[lang]) })),
  };
}

function column(vi: string, en: string, cell: RatingColumn['cell']): RatingColumn {
  return { heading: { vi, en }, cell };
}

/** The word of a level in the version that was shown; empty when that version is no longer known. */
function levelWord(
  row: Pick<RatingPageRow, 'questionnaire_id' | 'questionnaire_version'>,
  code: number,
  { lang, questionnaires }: ColumnContext,
): string | null {
  const shown = questionnaires.find(
    ({ id, version }) => id === row.questionnaire_id && version === row.questionnaire_version,
  );
  return shown?.levels.find((level) => level.code === code)?.label[lang] ?? null;
}

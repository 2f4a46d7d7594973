import type { PostingFinding, PostingItem, PostingReport } from '#shared/protocol/posting-check.ts';
import { PROCEDURE_COLUMNS } from '../procedure-import/procedure-columns.ts';
import { CSV_BOM, csvLine } from '../reports/csv.ts';

type Lang = 'vi' | 'en';

/** The posting check as a table for the file: a procedure a line, what was found in words. */
export function postingToCsv(report: PostingReport, lang: Lang, separator: ',' | ';'): string {
  const lines = report.items.map((item) => csvLine(toCells(item, report, lang), separator));
  return CSV_BOM + csvLine(HEADINGS[lang], separator) + lines.join('');
}

const HEADINGS: Readonly<Record<Lang, readonly string[]>> = {
  vi: [
    ...['Đơn vị', 'Ngày kiểm tra', 'Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực', 'Phiên bản', 'Đầy đủ', 'Đúng'],
    ...['Kịp thời', 'Đối chiếu lần cuối', 'Người đối chiếu', 'Ghi nhận'],
  ],
  en: [
    ...['Unit', 'Date of this check', 'Code', 'Name', 'Field', 'Version', 'Complete', 'Correct'],
    ...['Timely', 'Last compared on', 'Compared by', 'Findings'],
  ],
};

function toCells(item: PostingItem, report: PostingReport, lang: Lang): readonly (string | number | null)[] {
  const yes = (is: boolean) => (lang === 'vi' ? (is ? 'Có' : 'Không') : is ? 'yes' : 'no');
  return [
    ...[report.unit.name, report.on, item.code, item.name, item.field, item.version],
    ...[yes(item.complete), yes(item.correct), yes(item.timely)],
    ...[item.checked?.on ?? null, item.checked?.by ?? null],
    item.findings.map((found) => findingText(found, lang)).join('\n'),
  ];
}

const WORDS: Readonly<Record<PostingFinding, Readonly<Record<Lang, string>>>> = {
  'missing-parts': { vi: 'Thiếu nội dung', en: 'Not stated' },
  'unverified-parts': { vi: 'Chưa kiểm chứng', en: 'Not confirmed' },
  abolished: { vi: 'Đã bãi bỏ nhưng còn niêm yết', en: 'Abolished and still posted' },
  replaced: { vi: 'Đã được thay thế bằng', en: 'Replaced by' },
  'replacement-not-posted': { vi: 'Thủ tục thay thế chưa niêm yết', en: 'The replacement is not posted' },
  'not-yet-effective': { vi: 'Chưa có hiệu lực, từ ngày', en: 'Not in force before' },
  stale: { vi: 'Số ngày chưa đối chiếu', en: 'Days since it was compared' },
  'open-problems': { vi: 'Phản ánh sai sót chưa xử lý', en: 'Reports that wait' },
  'draft-waiting': { vi: 'Có bản nháp chưa niêm yết', en: 'A draft is not posted' },
};

function findingText({ finding, detail }: PostingItem['findings'][number], lang: Lang): string {
  const words = WORDS[finding][lang];
  return detail.length === 0 ? words : `${words}: ${detail.map((one) => partName(one, lang)).join('; ')}`;
}

/** Parts have the headings of our own tables; everything else in a detail is a code, a day or a number. */
function partName(detail: string, lang: Lang): string {
  if (lang === 'en') return detail;
  const path = OTHER_NAMES[detail] ?? detail;
  return PROCEDURE_COLUMNS.find((column) => column.path === path)?.names[0] ?? FINER[detail] ?? detail;
}

/** Names that the sources give to parts, as the model has them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  fee: 'fee.text',
  decision_no: 'decisionNo',
  facts_as_of: 'factsAsOf',
  legal_basis: 'legalBasis',
  time_limit: 'timeLimit',
  two_tier_note: 'twoTierNote',
};
const FINER: Readonly<Record<string, string>> = {
  channels_time: 'Thời gian theo cách thức thực hiện',
  components_form_code: 'Mã mẫu đơn, tờ khai',
  fee_basis: 'Căn cứ miễn phí',
  fee_items: 'Các khoản phí',
  legal_basis_complete: 'Căn cứ pháp lý đầy đủ',
  lifecycle: 'Tình trạng hiệu lực',
  online_level: 'Mức độ trực tuyến',
  time_limit_per_case: 'Thời hạn theo trường hợp',
  time_limit_unit: 'Đơn vị tính của thời hạn',
  two_tier_note_previous_level: 'Thẩm quyền trước 01/7/2025',
  other: 'Nội dung khác',
};

import { zonedText } from '#shared/domain/zoned-day.ts';
import { CSV_BOM, type CsvCell, csvLine } from '../reports/csv.ts';
import { type CasePageRow, type CaseSelection, pageOfCases } from '../store/case-pages.ts';
import { shownNumber } from '../store/cases.ts';
import type { Database } from '../store/database.ts';
import { rowToCaseItem } from './case-item.ts';

type Words = { readonly vi: string; readonly en: string };

/** How the file is made. */
export interface CaseCsvForm {
  readonly lang: 'vi' | 'en';
  readonly separator: ',' | ';';
  readonly timeZone: string;
  readonly today: string;
}

interface Column {
  readonly heading: Words;
  readonly cell: (row: CasePageRow, form: CaseCsvForm) => CsvCell;
}

const KIND: Readonly<Record<string, Words>> = {
  opinion: { vi: 'Góp ý', en: 'Opinion' },
  petition: { vi: 'Phản ánh, kiến nghị', en: 'Petition' },
  integrity: { vi: 'Báo bị gây khó khăn', en: 'Integrity report' },
  rating: { vi: 'Từ đánh giá', en: 'From a rating' },
};
const STATUS: Readonly<Record<string, Words>> = {
  new: { vi: 'Mới', en: 'New' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  'in-progress': { vi: 'Đang xử lý', en: 'In progress' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
};
const VERDICT: Readonly<Record<string, Words>> = {
  right: { vi: 'Đúng', en: 'Right' },
  wrong: { vi: 'Không đúng', en: 'Wrong' },
  unverifiable: { vi: 'Không xác minh được', en: 'Cannot be verified' },
};

/** Their order and meaning are part of the API. None holds what anybody wrote. */
const COLUMNS: readonly Column[] = [
  column('Số', 'Number', (row) => shownNumber(row.no)),
  column('Loại', 'Kind', (row, { lang }) => KIND[row.kind]?.[lang] ?? row.kind),
  column('Trạng thái', 'Status', (row, { lang }) => STATUS[row.status]?.[lang] ?? row.status),
  column('Đơn vị', 'Unit', (row) => row.unit_name),
  column('Đơn vị nhận ban đầu', 'Unit where it arrived', (row) => row.origin_name),
  column('Người phụ trách', 'Owner', (row) => row.owner_name),
  column('Nhận lúc', 'Received', (row, form) => local(row.received_at, form)),
  column('Hạn xác nhận', 'Acknowledge by', (row) => row.acknowledge_due),
  column('Hạn trả lời', 'Answer by', (row) => row.answer_due),
  column('Quá hạn (1 = có)', 'Overdue (1 = yes)', (row, form) =>
    Number(rowToCaseItem(row, form.today).overdue),
  ),
  column('Kết luận', 'Verdict', (row, { lang }) =>
    row.verdict === null ? null : (VERDICT[row.verdict]?.[lang] ?? row.verdict),
  ),
  column('Trả lời lúc', 'Answered', (row, form) => local(row.answered_at, form)),
  column('Kết thúc lúc', 'Closed', (row, form) => local(row.closed_at, form)),
  column('Công khai lúc', 'Published', (row, form) => local(row.published_at, form)),
  column('Dữ liệu mẫu (1 = có)', 'Sample (1 = yes)', (row) => row.sample),
  column('Mã vụ việc', 'Id', (row) => row.id),
];

const PAGE = 500;

/** Everything that was selected, in pieces, newest first; headings also when nothing matches. */
export async function* exportCases(
  db: Database,
  selection: CaseSelection,
  form: CaseCsvForm,
): AsyncGenerator<string> {
  yield CSV_BOM +
    csvLine(
      COLUMNS.map(({ heading }) => heading[form.lang]),
      form.separator,
    );
  for (let after: number | null = null; ; ) {
    const rows: readonly CasePageRow[] = await pageOfCases(db, selection, {
      order: 'newest',
      after,
      limit: PAGE,
    });
    const lines = rows.map((row) =>
      csvLine(
        COLUMNS.map(({ cell }) => cell(row, form)),
        form.separator,
      ),
    );
    if (lines.length > 0) yield lines.join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.no;
  }
}

function column(vi: string, en: string, cell: Column['cell']): Column {
  return { heading: { vi, en }, cell };
}

function local(atIso: string | null, { timeZone }: CaseCsvForm): CsvCell {
  return atIso === null ? null : zonedText(Date.parse(atIso), timeZone);
}

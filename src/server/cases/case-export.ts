import { zonedText } from '#shared/domain/zoned-day.ts';
import { CSV_BOM, type CsvCell, csvLine } from '../reports/csv.ts';
import { type CasePageRow, type CaseSelection, pageOfCases } from '../store/case-pages.ts';
import { shownNumber } from '../store/cases.ts';
import type { Database } from '../store/database.ts';
import { sheetColumns, workbookStream } from '../tabular/write-workbook.ts';
import { rowToCaseItem } from './case-item.ts';

type Words = { readonly vi: string; readonly en: string };

/** In which words and whose time a file is made. */
export interface CaseFileForm {
  readonly lang: 'vi' | 'en';
  readonly timeZone: string;
  readonly today: string;
}

interface Column {
  readonly heading: Words;
  readonly cell: (row: CasePageRow, form: CaseFileForm) => CsvCell;
  /** Its texts are instants. */
  readonly time?: boolean;
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
  instant('Nhận lúc', 'Received', (row) => row.received_at),
  column('Hạn xác nhận', 'Acknowledge by', (row) => row.acknowledge_due),
  column('Hạn trả lời', 'Answer by', (row) => row.answer_due),
  column('Quá hạn (1 = có)', 'Overdue (1 = yes)', (row, form) =>
    Number(rowToCaseItem(row, form.today).overdue),
  ),
  column('Kết luận', 'Verdict', (row, { lang }) =>
    row.verdict === null ? null : (VERDICT[row.verdict]?.[lang] ?? row.verdict),
  ),
  instant('Trả lời lúc', 'Answered', (row) => row.answered_at),
  instant('Kết thúc lúc', 'Closed', (row) => row.closed_at),
  instant('Công khai lúc', 'Published', (row) => row.published_at),
  column(
    'Người gửi đánh giá cách giải quyết (3 đến 1)',
    'Writer on the settlement (3 to 1)',
    (row) => row.fix_level,
  ),
  column('Dữ liệu mẫu (1 = có)', 'Sample (1 = yes)', (row) => row.sample),
  column('Mã vụ việc', 'Id', (row) => row.id),
];

const PAGE = 500;

/** Everything that was selected as CSV, in pieces, newest first; headings also when nothing matches. */
export async function* exportCasesCsv(
  db: Database,
  selection: CaseSelection,
  form: CaseFileForm & { readonly separator: ',' | ';' },
): AsyncGenerator<string> {
  const headings = COLUMNS.map(({ heading }) => heading[form.lang]);
  yield CSV_BOM + csvLine(headings, form.separator);
  for await (const rows of cellPages(db, selection, form))
    yield rows.map((cells) => csvLine(cells, form.separator)).join('');
}

/** The same as a workbook: numbers are numbers, instants are instants. */
export function exportCasesXlsx(
  db: Database,
  selection: CaseSelection,
  form: CaseFileForm,
): AsyncGenerator<Uint8Array> {
  const columns = sheetColumns(COLUMNS, form.lang);
  return workbookStream(SHEET_NAME[form.lang], columns, cellPages(db, selection, form));
}

const SHEET_NAME = { vi: 'Vụ việc', en: 'Cases' } as const;

async function* cellPages(
  db: Database,
  selection: CaseSelection,
  form: CaseFileForm,
): AsyncGenerator<readonly (readonly CsvCell[])[]> {
  for (let after: number | null = null; ; ) {
    const cut = { order: 'newest', after, limit: PAGE } as const;
    const rows: readonly CasePageRow[] = await pageOfCases(db, selection, cut);
    if (rows.length > 0) yield rows.map((row) => COLUMNS.map(({ cell }) => cell(row, form)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.no;
  }
}

function column(vi: string, en: string, cell: Column['cell']): Column {
  return { heading: { vi, en }, cell };
}

function instant(vi: string, en: string, atIso: (row: CasePageRow) => string | null): Column {
  return { ...column(vi, en, (row, form) => local(atIso(row), form)), time: true };
}

function local(atIso: string | null, { timeZone }: CaseFileForm): CsvCell {
  return atIso === null ? null : zonedText(Date.parse(atIso), timeZone);
}

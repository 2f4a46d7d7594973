import { cellText, PROCEDURE_COLUMNS, valueAt } from '../procedure-import/procedure-columns.ts';
import { CSV_BOM, csvLine } from '../reports/csv.ts';
import type { Database } from '../store/database.ts';
import { pageOfBodies } from '../store/procedures.ts';
import { textToBody } from './body-text.ts';

/** Contents held in memory at a time. */
const PAGE = 200;

/** Which of a unit's procedures go into the file. */
export interface ExportSelection {
  readonly unitId: string;
  readonly which: 'posted' | 'all';
}

/** The unit's procedures as JSON, every member of each, in pieces; the import reads it back. */
export async function* exportProceduresJson(
  db: Database,
  selection: ExportSelection,
): AsyncGenerator<string> {
  yield '{"format":"hailong-procedures","v":1,"procedures":[';
  let before = '\n';
  for await (const bodies of allPages(db, selection)) {
    yield before + bodies.map((body) => JSON.stringify(body)).join(',\n');
    before = ',\n';
  }
  yield '\n]}\n';
}

/** The same as CSV for spreadsheets: simple parts in words, those with an inner form as JSON in their cell. */
export async function* exportProceduresCsv(
  db: Database,
  selection: ExportSelection,
  separator: ',' | ';',
): AsyncGenerator<string> {
  const headings = PROCEDURE_COLUMNS.map(({ names }) => names[0]);
  yield CSV_BOM + csvLine(headings, separator);
  for await (const bodies of allPages(db, selection)) {
    const lines = bodies.map((body) =>
      csvLine(
        PROCEDURE_COLUMNS.map(({ path, form }) => cellText(valueAt(body, path), form)),
        separator,
      ),
    );
    yield lines.join('');
  }
}

async function* allPages(db: Database, selection: ExportSelection) {
  for (let afterCode = ''; ; ) {
    const rows = await pageOfBodies(db, selection, { afterCode, limit: PAGE });
    if (rows.length > 0) yield rows.map((row) => textToBody(row.bodyJson));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    afterCode = last.code;
  }
}

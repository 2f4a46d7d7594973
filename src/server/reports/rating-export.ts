import * as v from 'valibot';
import { type Questionnaire, questionnaire } from '#shared/protocol/questionnaire.ts';
import type { Database } from '../store/database.ts';
import { storeKind } from '../store/dialect.ts';
import { listQuestionnaires } from '../store/directory.ts';
import { linesOfRatings } from '../store/rating-lines.ts';
import { exportPageOfRatings, type RatingPageRow } from '../store/rating-pages.ts';
import { readRatingScope } from '../store/rating-scope.ts';
import { sheetColumns, workbookStream } from '../tabular/write-workbook.ts';
import { CSV_BOM, csvLine } from './csv.ts';
import { type ColumnContext, lineForm, RATING_COLUMNS } from './rating-columns.ts';
import { rowsToRatingItems } from './rating-item.ts';
import type { ZonedSelection } from './rating-selection.ts';

/**
 * Rows held in memory at a time; a long query never stands in the way of the next push. More would make single texts so
 * large that the memory they leave behind is not given back in time.
 */
const PAGE = 100;
/**
 * Lines that the store writes make no objects. The embedded store keeps everybody waiting meanwhile (some 3 ms); to PostgreSQL each
 * page is a way there and back, and a plan.
 */
const CSV_PAGE = { sqlite: 500, postgres: 2_000 } as const;

/** Everything that was selected as NDJSON, a rating a line, in pieces. */
export async function* exportNdjson(db: Database, { selection }: ZonedSelection): AsyncGenerator<string> {
  for await (const rows of allPages(db, selection))
    yield (await rowsToRatingItems(db, rows)).map((item) => `${JSON.stringify(item)}\n`).join('');
}

/** Everything that was selected as CSV for spreadsheets, in pieces; headings also when nothing matches. */
export async function* exportCsv(
  db: Database,
  { selection, timeZone }: ZonedSelection,
  form: { readonly lang: 'vi' | 'en'; readonly separator: ',' | ';' },
): AsyncGenerator<string | Uint8Array> {
  const questionnaires = await readQuestionnaires(db);
  const lines = lineForm({ lang: form.lang, timeZone, questionnaires }, form.separator);
  const headings = RATING_COLUMNS.map(({ heading }) => heading[form.lang]);
  yield CSV_BOM + csvLine(headings, form.separator);
  const scope = await readRatingScope(db, selection.within);
  const limit = CSV_PAGE[storeKind(db)];
  const pageAfter = (afterId: string) => linesOfRatings(db, selection, scope, lines, { afterId, limit });
  for (let page = await pageAfter(''); page !== null; ) {
    // The store writes the next while this one travels.
    const next = page.lines < limit ? null : pageAfter(page.lastId);
    // Nobody may come for it: who reads may go.
    next?.catch(() => undefined);
    yield page.text;
    page = await next;
  }
}

/** Everything that was selected as a workbook, in pieces: numbers are numbers, the time is one that a spreadsheet counts with. */
export async function* exportXlsx(
  db: Database,
  { selection, timeZone }: ZonedSelection,
  lang: 'vi' | 'en',
): AsyncGenerator<Uint8Array> {
  const context: ColumnContext = { lang, timeZone, questionnaires: await readQuestionnaires(db) };
  yield* workbookStream(
    SHEET_NAME[lang],
    sheetColumns(RATING_COLUMNS, lang),
    cellPages(db, selection, context),
  );
}

const SHEET_NAME = { vi: 'Đánh giá', en: 'Ratings' } as const;

async function* cellPages(db: Database, selection: ZonedSelection['selection'], context: ColumnContext) {
  for await (const rows of allPages(db, selection))
    yield rows.map((row) => RATING_COLUMNS.map(({ cell }) => cell(row, context)));
}

async function* allPages(
  db: Database,
  selection: ZonedSelection['selection'],
): AsyncGenerator<readonly RatingPageRow[]> {
  const scope = await readRatingScope(db, selection.within);
  for (let afterId = ''; ; ) {
    const rows = await exportPageOfRatings(db, selection, scope, { afterId, limit: PAGE });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    afterId = last.entry_id;
  }
}

async function readQuestionnaires(db: Database): Promise<Questionnaire[]> {
  const rows = await listQuestionnaires(db);
  return rows.map((row) => v.parse(questionnaire, JSON.parse(row.body)));
}

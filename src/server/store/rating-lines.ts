import { sql } from 'kysely';
import type { OffsetSpan } from '#shared/domain/offset-spans.ts';
import {
  codeCell,
  codesCell,
  EMPTY_CELL,
  lineOf,
  localTimeCell,
  numberCell,
  type StoredCell,
  textCell,
  type WordCell,
  wordOf,
} from './csv-cells.ts';
import type { Connection } from './database.ts';
import { storeKind } from './dialect.ts';
import { IN_BINARY } from './named-statements.ts';
import { exportPageQuery, type RatingSelection } from './rating-pages.ts';
import type { RatingScope } from './rating-scope.ts';

/** What the store must be told to write lines as a person reads them. */
export interface LineForm {
  readonly separator: ',' | ';';
  /** Of the office's time zone. */
  readonly spans: readonly OffsetSpan[];
  /** The levels' words in each version of a questionnaire. */
  readonly levels: readonly {
    readonly id: string;
    readonly version: number;
    readonly words: readonly WordCell[];
  }[];
  readonly intakes: readonly WordCell[];
}

/** Lines of a CSV as the bytes of one text (UTF-8). */
export interface LinePage {
  readonly text: Uint8Array;
  readonly lines: number;
  readonly lastId: string;
}

/** Lines in one value of PostgreSQL. Every copy of a large one is memory that must first be made, there and here; of small ones there are many. */
const LINES_A_VALUE = 10;

/**
 * The next lines of an export, by keyset on the rating's id as `exportPageOfRatings` cuts them, written by the store: what an
 * export of objects costs is their number. They come as bytes, which need not be made a text of ours and bytes again. Null when there
 * are none. The lines are those of `RATING_COLUMNS`, which a contract test holds against each other.
 */
export async function linesOfRatings(
  connection: Connection,
  selection: RatingSelection,
  scope: RatingScope,
  form: LineForm,
  cut: { readonly afterId: string; readonly limit: number },
): Promise<LinePage | null> {
  const kind = storeKind(connection);
  const line = lineOf(kind, form.separator, cellsOf(kind, form));
  const page = exportPageQuery(connection, selection, scope, cut, line);
  const parts =
    kind === 'sqlite'
      ? sql<StoredPart>`
        select cast(group_concat(line, '' order by entry_id) as blob) as text, count(*) as lines, max(entry_id) as last
        from (${page}) as page`
      : sql<StoredPart>`${sql.raw(IN_BINARY)}
        select convert_to(string_agg(line, '' order by entry_id), 'UTF8') as text, cast(count(*) as integer) as lines, max(entry_id) as last
        from (select *, (row_number() over (order by entry_id) - 1) / ${sql.lit(LINES_A_VALUE)} as part from (${page}) as page) as parts
        group by part order by part`;
  const rows = (await parts.execute(connection)).rows.filter(isWritten);
  const last = rows.at(-1);
  if (last === undefined) return null;
  return {
    text: rows.length === 1 ? last.text : Buffer.concat(rows.map(({ text }) => text)),
    lines: rows.reduce((sum, { lines }) => sum + lines, 0),
    lastId: last.last,
  };
}

interface StoredPart {
  readonly text: Uint8Array | null;
  readonly lines: number;
  readonly last: string | null;
}

/** An empty page of the embedded store is one part without anything. */
function isWritten(part: StoredPart): part is { text: Uint8Array; lines: number; last: string } {
  return part.text !== null && part.last !== null;
}

/** In the order of `RATING_COLUMNS`. */
function cellsOf(kind: 'sqlite' | 'postgres', { spans, levels, intakes }: LineForm): readonly StoredCell[] {
  return [
    localTimeCell(kind, 'rating.occurred_at', spans),
    ...['unit.name', 'counter.name', 'clerk.name'].map(textCell),
    ...['rating.level', 'rating.first_level'].flatMap((level) => [
      levelCell(level, levels),
      numberCell(level),
    ]),
    numberCell('rating.satisfied'),
    codesCell('rating.reasons_json'),
    codeCell('rating.procedure_code'),
    wordOf('rating.intake', intakes, codeCell('rating.intake')),
    codeCell('rating.lang'),
    numberCell('rating.ms'),
    codesCell('rating.flags_json'),
    numberCell('rating.sample'),
    codeCell('rating.questionnaire_id'),
    numberCell('rating.questionnaire_version'),
    ...['rating.unit_id', 'rating.counter_id', 'rating.clerk_id', 'rating.device_id', 'replica.id'].map(
      codeCell,
    ),
    sql`case when replica.id is not null then rating.seq end`,
    ...['rating.at', 'rating.occurred_at', 'rating.received_at', 'rating.entry_id'].map(codeCell),
  ];
}

/** The word that was shown; empty where that version is no longer known. */
function levelCell(column: string, levels: LineForm['levels']): StoredCell {
  if (levels.length === 0) return EMPTY_CELL;
  const cases = levels.map(
    ({ id, version, words }) =>
      sql`when rating.questionnaire_id = ${sql.lit(id)} and rating.questionnaire_version = ${sql.lit(version)} then ${wordOf(column, words, EMPTY_CELL)}`,
  );
  return sql`case ${sql.join(cases, sql` `)} end`;
}

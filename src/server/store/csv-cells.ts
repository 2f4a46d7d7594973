import { type RawBuilder, sql } from 'kysely';
import type { OffsetSpan } from '#shared/domain/offset-spans.ts';

/**
 * Cells of a CSV written by the store: the same as those of `csvLine`, which a test holds against each other. One that is null adds nothing,
 * as `concat` has it on both engines.
 */
export type StoredCell = RawBuilder<string | null>;

/** A word that stands in a cell for a code, as it is written there (`csvCell`). */
export interface WordCell {
  readonly code: string | number;
  readonly cell: string;
}

/** Cells one behind the other, and the end of the line. What is the faster way on one engine takes half as long again on the other. */
export function lineOf(
  kind: 'sqlite' | 'postgres',
  separator: ',' | ';',
  cells: readonly StoredCell[],
): RawBuilder<string> {
  const [between, end] = [sql.lit(separator), sql.lit('\r\n')];
  if (kind === 'sqlite') return sql`concat(${sql.join(cells, sql`, ${between}, `)}, ${end})`;
  const texts = cells.map((cell) => sql`coalesce((${cell})::text, '')`);
  return sql`${sql.join(texts, sql` || ${between} || `)} || ${end}`;
}

/** What starts a formula in a spreadsheet, or hides one: the same signs as in `csvLine`. */
const COMPUTED = ["'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/** A text that people wrote, quoted; empty where there is none. */
export function textCell(column: string): StoredCell {
  const value = sql.ref(column);
  const signs = sql.join(COMPUTED.map((sign) => sql.lit(sign)));
  return sql`'"' || case when substr(${value}, 1, 1) in (${signs}) then '''' else '' end || replace(${value}, '"', '""') || '"'`;
}

/** An id, a code or an instant: its pattern leaves nothing that would have to be guarded. Empty where there is none. */
export function codeCell(column: string): StoredCell {
  return sql`'"' || ${sql.ref(column)} || '"'`;
}

/** A number, bare. */
export function numberCell(column: string): StoredCell {
  return sql`${sql.ref(column)}`;
}

/** A list of codes as JSON, which hold no quotes, as one text with spaces between. */
export function codesCell(column: string): StoredCell {
  const value = sql.ref(column);
  return sql`'"' || case when ${value} = '[]' then '' else replace(replace(replace(${value}, '["', ''), '"]', ''), '","', ' ') end || '"'`;
}

/** The word of a code; what `otherwise` says where there is none. */
export function wordOf(column: string, words: readonly WordCell[], otherwise: StoredCell): StoredCell {
  if (words.length === 0) return otherwise;
  const cases = words.map(({ code, cell }) => sql`when ${sql.lit(code)} then ${sql.lit(cell)}`);
  return sql`case ${sql.ref(column)} ${sql.join(cases, sql` `)} else ${otherwise} end`;
}

/** Nothing. */
export const EMPTY_CELL: StoredCell = sql`''`;

/**
 * An instant (ISO, UTC) as the clock on the wall shows it, `YYYY-MM-DD HH:MM:SS`.
 * @param spans every offset of the time zone, oldest first (`offsetSpans`); the newest that has begun is asked for first
 */
export function localTimeCell(
  kind: 'sqlite' | 'postgres',
  column: string,
  spans: readonly OffsetSpan[],
): StoredCell {
  const value = sql.ref(column);
  const at = ({ offsetMs }: OffsetSpan) => {
    const seconds = sql.lit(`${offsetMs / 1000} seconds`);
    return kind === 'sqlite'
      ? sql`strftime('%Y-%m-%d %H:%M:%S', ${value}, ${seconds})`
      : sql`to_char(${value}::timestamp + interval ${seconds}, 'YYYY-MM-DD HH24:MI:SS')`;
  };
  const [oldest = { fromMs: 0, offsetMs: 0 }, ...later] = spans;
  if (later.length === 0) return sql`'"' || ${at(oldest)} || '"'`;
  const cases = later
    .toReversed()
    .map((span) => sql`when ${value} >= ${sql.lit(new Date(span.fromMs).toISOString())} then ${at(span)}`);
  return sql`'"' || case ${sql.join(cases, sql` `)} else ${at(oldest)} end || '"'`;
}

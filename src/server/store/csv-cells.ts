import { type RawBuilder, sql } from 'kysely';

/** Cells of a CSV written by the store: the same as those of `csvLine`, which a test holds against each other. */

/** Cells one behind the other. */
export function cellsOf(separator: ',' | ';', cells: readonly RawBuilder<string>[]): RawBuilder<string> {
  return sql`${sql.join(cells, sql` || ${sql.lit(separator)} || `)}`;
}

/** What starts a formula in a spreadsheet, or hides one: the same signs as in `csvLine`. */
const COMPUTED = ["'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/** A text, quoted; empty where there is none. */
export function textCell(column: string): RawBuilder<string> {
  const value = sql.ref(column);
  const signs = sql.join(COMPUTED.map((sign) => sql.lit(sign)));
  return sql`case when ${value} is null then '' else '"' || case when substr(${value}, 1, 1) in (${signs}) then '''' else '' end
    || replace(${value}, '"', '""') || '"' end`;
}

/** A number, bare. */
export function numberCell(column: string): RawBuilder<string> {
  return sql`coalesce(cast(${sql.ref(column)} as text), '')`;
}

/** A list of codes as JSON, which hold no quotes, as one text with spaces between. */
export function codesCell(column: string): RawBuilder<string> {
  const value = sql.ref(column);
  return sql`'"' || case when ${value} = '[]' then '' else replace(replace(replace(${value}, '["', ''), '"]', ''), '","', ' ') end || '"'`;
}

import { CompiledQuery, type Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import { storeKind } from './dialect.ts';
import type { Schema } from './schema.ts';

/**
 * Inserts rows that come by the hundred, with every one of `columns`, in their order. A query builder makes a node of every value, which
 * costs as much as all else of a push; here the embedded store gets them as bare values and PostgreSQL as one JSON, so that it need not
 * parse a statement with thousands of parameters.
 * @param tail what follows the rows (`on conflict …`, `returning …`)
 * @returns what `returning` says, of all rows
 */
export async function insertRows<T extends keyof Schema & string, R = unknown>(
  connection: Connection,
  table: T,
  columns: readonly (keyof Insertable<Schema[T]> & string)[],
  rows: readonly Insertable<Schema[T]>[],
  tail = '',
): Promise<readonly R[]> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const into = `insert into "${table}" (${names})`;
  if (storeKind(connection) === 'postgres') {
    if (rows.length === 0) return [];
    const text = `${into} select ${names} from json_populate_recordset(null::"${table}", $1) ${tail}`;
    const done = await connection.executeQuery<R>(CompiledQuery.raw(text, [JSON.stringify(rows)]));
    return done.rows;
  }
  const returned: R[] = [];
  const places = `(${columns.map(() => '?').join(',')})`;
  for (const part of chunk(rows)) {
    const text = `${into} values ${part.map(() => places).join(',')} ${tail}`;
    const values = part.flatMap((row) => columns.map((column) => row[column] ?? null));
    returned.push(...(await connection.executeQuery<R>(CompiledQuery.raw(text, values))).rows);
  }
  return returned;
}

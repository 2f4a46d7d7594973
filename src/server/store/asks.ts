import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

export type AskRow = Insertable<Schema['ask']>;

/**
 * Keeps invitations beside their entries; one that is known already stays as it is, since entries are never edited.
 * @returns those that were not known
 */
export async function insertAsks(
  connection: Connection,
  rows: readonly AskRow[],
): Promise<readonly AskRow[]> {
  const added = new Set<string>();
  for (const part of chunk(rows)) {
    const kept = await connection
      .insertInto('ask')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .returning('entry_id')
      .execute();
    for (const row of kept) added.add(row.entry_id);
  }
  return rows.filter((row) => added.has(row.entry_id));
}

/** Invitations of one unit alone, from one instant to before another: how many there were, and how many were answered. */
export async function countAsks(
  connection: Connection,
  unitId: string,
  fromIso: string,
  beforeIso: string,
): Promise<number> {
  const row = await connection
    .selectFrom('ask')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('unit_id', '=', unitId)
    .where('occurred_at', '>=', fromIso)
    .where('occurred_at', '<', beforeIso)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

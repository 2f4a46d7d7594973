import { type Selectable, sql } from 'kysely';
import type { ChannelTables } from './channel-schema.ts';
import type { Connection } from './database.ts';

export type ServiceTransactionRow = Selectable<ChannelTables['service_transaction']>;

/** Keeps it unless its reference is there; null then: of two senders at once one alone gets through. */
export async function insertServiceTransaction(
  connection: Connection,
  row: ServiceTransactionRow,
): Promise<boolean> {
  const kept = await connection
    .insertInto('service_transaction')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unit_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function findServiceTransaction(
  connection: Connection,
  unitId: string,
  reference: string,
): Promise<ServiceTransactionRow> {
  return await connection
    .selectFrom('service_transaction')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
}

export async function markCounted(connection: Connection, id: string): Promise<void> {
  await connection.updateTable('service_transaction').set({ counted: 1 }).where('id', '=', id).execute();
}

/** One more person of the day, unless the day's number was imported whole. True: counted. */
export async function countServed(connection: Connection, unitId: string, day: string): Promise<boolean> {
  const counted = await connection
    .insertInto('transaction_count')
    .values({ unit_id: unitId, day, n: 1, source: 'api' })
    .onConflict((conflict) =>
      conflict
        .columns(['unit_id', 'day'])
        .doUpdateSet({ n: sql<number>`transaction_count.n + 1` })
        .where('transaction_count.source', '=', 'api'),
    )
    .returning('n')
    .executeTakeFirst();
  return counted !== undefined;
}

/** Invitations that are offered now, of every counter. */
export async function findOpenInvitations(
  connection: Connection,
  nowIso: string,
): Promise<readonly { readonly id: string; readonly counter: string; readonly until: string }[]> {
  const rows = await connection
    .selectFrom('service_transaction')
    .select(['id', 'counter_id as counter', 'invite_until as until'])
    .where('invite_until', 'is not', null)
    .where('invite_until', '>', nowIso)
    .orderBy('received_at')
    .execute();
  return rows.flatMap(({ id, counter, until }) => (until === null ? [] : [{ id, counter, until }]));
}

export async function forgetServiceTransactions(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom('service_transaction').where('received_at', '<', before).execute();
}

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

/** An invitation that is offered now. */
export interface OpenInvitation {
  readonly id: string;
  readonly counter: string;
  readonly until: string;
  readonly field: string | null;
}

/** Invitations that are offered now, of every counter. */
export async function findOpenInvitations(
  connection: Connection,
  nowIso: string,
): Promise<readonly OpenInvitation[]> {
  const rows = await connection
    .selectFrom('service_transaction')
    .select(['id', 'counter_id as counter', 'invite_until as until', 'field'])
    .where('invite_until', 'is not', null)
    .where('invite_until', '>', nowIso)
    .orderBy('received_at')
    .execute();
  return rows.flatMap(({ until, ...rest }) => (until === null ? [] : [{ ...rest, until }]));
}

/** Fields that were announced at a unit, as they were named then. */
export async function findAnnouncedFields(
  connection: Connection,
  unitId: string,
): Promise<readonly string[]> {
  const rows = await connection
    .selectFrom('service_transaction')
    .select('field')
    .distinct()
    .where('unit_id', '=', unitId)
    .where('field', 'is not', null)
    .execute();
  return rows.flatMap(({ field }) => field ?? []);
}

/** What a visit looks like from outside, and when it may have been. */
export interface VisitLook {
  readonly unitId: string;
  readonly counterId: string;
  /** Null: not known, so that every clerk's looks the same. */
  readonly clerkId: string | null;
  readonly field: string;
  readonly fromIso: string;
  readonly beforeIso: string;
}

/** How many transactions were announced that look like this visit. */
export async function countAlike(connection: Connection, look: VisitLook): Promise<number> {
  const { clerkId } = look;
  const row = await connection
    .selectFrom('service_transaction')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('unit_id', '=', look.unitId)
    .where('counter_id', '=', look.counterId)
    .where('field', '=', look.field)
    .where('at', '>=', look.fromIso)
    .where('at', '<', look.beforeIso)
    .$if(clerkId !== null, (query) =>
      query.where((eb) => eb.or([eb('clerk_id', 'is', null), eb('clerk_id', '=', clerkId ?? '')])),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function forgetServiceTransactions(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom('service_transaction').where('received_at', '<', before).execute();
}

import { toUnitId } from '#shared/domain/ids.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { ServiceTransaction, ServiceTransactionTaken } from '#shared/protocol/service-transactions.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import { findProcedureNames } from '../store/figures.ts';
import { findClerkRow, findCounterRow, findUnitRow } from '../store/office-rows.ts';
import {
  countServed,
  findServiceTransaction,
  forgetServiceTransactions,
  insertServiceTransaction,
  markCounted,
  type ServiceTransactionRow,
} from '../store/service-transactions.ts';
import { transact } from '../store/transact.ts';
import { isUnitWithin } from '../store/unit-scope.ts';

/** Older ones are refused, since their references may be forgotten. */
const MAX_AGE_MS = 31 * 24 * 60 * 60_000;
/** Clocks of other systems are a little off. */
const MAX_AHEAD_MS = 10 * 60_000;
/** Nobody who left so long ago is at the counter any more. */
const INVITE_AGE_MS = 5 * 60_000;
/** So long the tablet may still ask. */
const INVITE_MS = 90_000;
const KEEP_MS = 40 * 24 * 60 * 60_000;

/** The member that is not right. */
export type TransactionFault = 'counter' | 'clerk' | 'at';

/**
 * Counts one person of the day and offers an invitation, once for each reference. Another unit's counter looks like none.
 * @param rootUnitId what the sender sees: this unit and those below
 */
export async function takeTransaction(
  context: Pick<ServerContext, 'db' | 'clock' | 'random'>,
  rootUnitId: string,
  wish: ServiceTransaction,
): Promise<Result<ServiceTransactionTaken, TransactionFault>> {
  const { db } = context;
  const nowMs = context.clock.nowMs();
  const atMs = wish.at === undefined ? nowMs : Date.parse(wish.at);
  if (!(atMs >= nowMs - MAX_AGE_MS && atMs <= nowMs + MAX_AHEAD_MS)) return err('at');
  const unit = await findUnitOfCounter(db, rootUnitId, wish.counter);
  if (unit === null) return err('counter');
  if (wish.clerk !== undefined && (await findClerkRow(db, wish.clerk))?.unit_id !== unit.id)
    return err('clerk');
  const procedure = wish.procedure ?? null;
  const names = await findProcedureNames(db, procedure === null ? [] : [procedure]);
  const invites = wish.invite && atMs >= nowMs - INVITE_AGE_MS;
  const row: ServiceTransactionRow = {
    ...{ unit_id: unit.id, reference: wish.reference, id: uuidV7(nowMs, context.random.bytes(10)) },
    ...{ counter_id: wish.counter, clerk_id: wish.clerk ?? null, procedure_code: procedure },
    field: names.get(procedure ?? '')?.field ?? null,
    ...{ at: new Date(atMs).toISOString(), day: dayOf(atMs, unit.time_zone) },
    ...{ received_at: new Date(nowMs).toISOString(), counted: 0 },
    invite_until: invites ? new Date(nowMs + INVITE_MS).toISOString() : null,
  };
  return ok(await transact(db, (trx) => keep(trx, row)));
}

async function keep(connection: Connection, row: ServiceTransactionRow): Promise<ServiceTransactionTaken> {
  const isNew = await insertServiceTransaction(connection, row);
  if (!isNew) {
    const known = await findServiceTransaction(connection, row.unit_id, row.reference);
    return { ...toTaken(known), counted: false, repeated: true };
  }
  const counted = await countServed(connection, row.unit_id, row.day);
  if (counted) await markCounted(connection, row.id);
  return { ...toTaken(row), counted, repeated: false };
}

function toTaken({ unit_id, day, invite_until }: ServiceTransactionRow) {
  return { unit: toUnitId(unit_id), day, inviteUntil: invite_until };
}

async function findUnitOfCounter(connection: Connection, rootUnitId: string, counterId: string) {
  const counter = await findCounterRow(connection, counterId);
  if (counter === undefined || counter.closed_at !== null) return null;
  if (!(await isUnitWithin(connection, counter.unit_id, rootUnitId))) return null;
  return (await findUnitRow(connection, counter.unit_id)) ?? null;
}

/** References that cannot come again any more go; the day's number stays. */
export async function forgetOldTransactions({
  db,
  clock,
}: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  await forgetServiceTransactions(db, new Date(clock.nowMs() - KEEP_MS).toISOString());
}

import type { Insertable, Selectable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection, Database } from './database.ts';
import { transact } from './transact.ts';
import { unitsWithin } from './unit-scope.ts';
import type { WebhookTables } from './webhook-schema.ts';

export type WebhookRow = Selectable<WebhookTables['webhook']>;
export type DeliveryRow = Selectable<WebhookTables['webhook_delivery']>;

export async function insertWebhook(
  connection: Connection,
  row: Insertable<WebhookTables['webhook']>,
): Promise<void> {
  await connection.insertInto('webhook').values(row).execute();
}

/** Webhooks of these units, newest first, with how much waits for each. */
export async function listWebhooks(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('webhook')
    .innerJoin('unit', 'unit.id', 'webhook.unit_id')
    .selectAll('webhook')
    .select((eb) => [
      'unit.name as unit_name',
      eb
        .selectFrom('webhook_delivery')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .whereRef('webhook_delivery.webhook_id', '=', 'webhook.id')
        .where('webhook_delivery.delivered_at', 'is', null)
        .as('waiting'),
    ])
    .where('webhook.unit_id', 'in', unitsWithin(rootUnitId))
    .where('webhook.removed_at', 'is', null)
    .orderBy('webhook.created_at', 'desc')
    .orderBy('webhook.id')
    .execute();
}

export async function findWebhookWithin(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<WebhookRow | undefined> {
  return await connection
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .executeTakeFirst();
}

export async function updateWebhook(
  connection: Connection,
  id: string,
  change: Partial<Omit<WebhookRow, 'id' | 'unit_id' | 'created_at' | 'created_by'>>,
): Promise<void> {
  await connection.updateTable('webhook').set(change).where('id', '=', id).execute();
}

/** Every webhook that is not removed: few, so that whatever happens is held against all of them. */
export async function listActiveWebhooks(connection: Connection): Promise<readonly WebhookRow[]> {
  return await connection.selectFrom('webhook').selectAll().where('removed_at', 'is', null).execute();
}

/** Adds what is to be told; what a webhook has heard of already it is not told twice. */
export async function insertDeliveries(
  connection: Connection,
  rows: readonly Insertable<WebhookTables['webhook_delivery']>[],
): Promise<void> {
  for (const part of chunk(rows))
    await connection
      .insertInto('webhook_delivery')
      .values(part)
      .onConflict((conflict) => conflict.columns(['webhook_id', 'event_id']).doNothing())
      .execute();
}

/**
 * Takes what is due for oneself until `until`. Of several processes one alone gets a delivery: whoever comes second finds
 * the condition no longer true.
 */
export async function leaseDeliveries(
  db: Database,
  lease: { readonly id: string; readonly now: string; readonly until: string; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  return await transact(db, async (trx) => {
    const due = await trx
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
      .select('webhook_delivery.no')
      .where('webhook_delivery.delivered_at', 'is', null)
      .where('webhook_delivery.next_at', '<=', lease.now)
      .where('webhook.paused_at', 'is', null)
      .where('webhook.removed_at', 'is', null)
      .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', lease.now)]))
      .orderBy('webhook_delivery.next_at')
      .limit(lease.limit)
      .execute();
    if (due.length === 0) return [];
    return await trx
      .updateTable('webhook_delivery')
      .set({ lease: lease.id, leased_until: lease.until })
      .where(
        'no',
        'in',
        due.map(({ no }) => no),
      )
      .where('delivered_at', 'is', null)
      .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', lease.now)]))
      .returningAll()
      .execute();
  });
}

/** Notes what became of an attempt, if the lease is still one's own. */
export async function settleDelivery(
  connection: Connection,
  delivery: Pick<DeliveryRow, 'no' | 'lease'>,
  outcome: Pick<DeliveryRow, 'last_at' | 'last_status' | 'last_fault' | 'delivered_at' | 'next_at'>,
): Promise<void> {
  await connection
    .updateTable('webhook_delivery')
    .set((eb) => ({ ...outcome, attempts: eb('attempts', '+', 1), lease: null, leased_until: null }))
    .where('no', '=', delivery.no)
    .where('lease', '=', delivery.lease)
    .execute();
}

/** The log of a webhook, newest first. */
export async function listDeliveries(
  connection: Connection,
  webhookId: string,
  before: number | null,
  limit: number,
): Promise<readonly DeliveryRow[]> {
  let query = connection.selectFrom('webhook_delivery').selectAll().where('webhook_id', '=', webhookId);
  if (before !== null) query = query.where('no', '<', before);
  return await query.orderBy('no', 'desc').limit(limit).execute();
}

/** Sends one again, whether it was taken or not; false when there is none of this number. */
export async function replayDelivery(
  connection: Connection,
  webhookId: string,
  no: number,
  now: string,
): Promise<boolean> {
  const row = await connection
    .updateTable('webhook_delivery')
    .set({ delivered_at: null, next_at: now, lease: null, leased_until: null })
    .where('webhook_id', '=', webhookId)
    .where('no', '=', no)
    .returning('no')
    .executeTakeFirst();
  return row !== undefined;
}

/** What was taken long ago leaves the log; what waits stays. */
export async function forgetDelivered(connection: Connection, before: string): Promise<void> {
  await connection.deleteFrom('webhook_delivery').where('delivered_at', '<', before).execute();
}

import type * as v from 'valibot';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { webhookChange, webhookCreate } from '#shared/protocol/webhooks.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { transact } from '../store/transact.ts';
import { insertDeliveries, insertWebhook, updateWebhook, type WebhookRow } from '../store/webhooks.ts';
import { toDelivery } from './emit-event.ts';
import { makeWebhookSecret } from './sign-webhook.ts';

/** So long the secret before signs beside the new one: the receiver takes the new one when it suits. */
const FORMER_SECRET_MS = 24 * 60 * 60_000;

type WebhookContext = Pick<ServerContext, 'db' | 'clock' | 'random' | 'atRest'>;

/** Makes a webhook; its secret is answered this once, the store keeps it encrypted. */
export async function addWebhook(
  context: WebhookContext,
  actor: Actor,
  wish: v.InferOutput<typeof webhookCreate>,
): Promise<{ readonly id: string; readonly secret: string }> {
  const nowMs = context.clock.nowMs();
  const id = uuidV7(nowMs, context.random.bytes(10));
  const secret = makeWebhookSecret(context.random);
  const { unit: unitId, name, url, events } = wish;
  await transact(context.db, async (trx) => {
    await insertWebhook(trx, {
      ...{ id, unit_id: unitId, name, url, events_json: JSON.stringify(events) },
      secret_sealed: context.atRest.seal(secret, `webhook:${id}`),
      ...{ created_at: new Date(nowMs).toISOString(), created_by: actor.name },
      ...{ former_secret_sealed: null, former_secret_until: null, paused_at: null, removed_at: null },
    });
    const detail = { name, url, events };
    await audit(trx, context, actor, { action: 'webhook.created', unitId, subject: id, detail });
  });
  return { id, secret };
}

export async function changeWebhook(
  context: WebhookContext,
  actor: Actor,
  { id, unit_id: unitId, paused_at }: WebhookRow,
  change: v.InferOutput<typeof webhookChange>,
): Promise<void> {
  const now = new Date(context.clock.nowMs()).toISOString();
  const { name, url, events, paused } = change;
  await transact(context.db, async (trx) => {
    await updateWebhook(trx, id, {
      ...(name === undefined ? {} : { name }),
      ...(url === undefined ? {} : { url }),
      ...(events === undefined ? {} : { events_json: JSON.stringify(events) }),
      paused_at: paused === undefined ? paused_at : paused ? (paused_at ?? now) : null,
    });
    await audit(trx, context, actor, { action: 'webhook.changed', unitId, subject: id, detail: change });
  });
}

/** Makes another secret, answered this once; the one before signs beside it for a day, any older one no more. */
export async function rotateSecret(
  context: WebhookContext,
  actor: Actor,
  { id, unit_id: unitId, secret_sealed }: WebhookRow,
): Promise<{ readonly id: string; readonly secret: string }> {
  const until = new Date(context.clock.nowMs() + FORMER_SECRET_MS).toISOString();
  const secret = makeWebhookSecret(context.random);
  await transact(context.db, async (trx) => {
    await updateWebhook(trx, id, {
      secret_sealed: context.atRest.seal(secret, `webhook:${id}`),
      former_secret_sealed: secret_sealed,
      former_secret_until: until,
    });
    const detail = { formerUntil: until };
    await audit(trx, context, actor, { action: 'webhook.secret-rotated', unitId, subject: id, detail });
  });
  return { id, secret };
}

/** It hears of nothing more, also not of what waits; its log stays. */
export async function removeWebhook(
  context: WebhookContext,
  actor: Actor,
  { id, unit_id: unitId }: WebhookRow,
): Promise<void> {
  const now = new Date(context.clock.nowMs()).toISOString();
  await transact(context.db, async (trx) => {
    await updateWebhook(trx, id, { removed_at: now });
    await audit(trx, context, actor, { action: 'webhook.removed', unitId, subject: id });
  });
}

/** A delivery that tells of nothing, to see whether the other side takes it. */
export async function pingWebhook(
  context: WebhookContext,
  actor: Actor,
  { id, unit_id: unitId }: WebhookRow,
): Promise<void> {
  const nowMs = context.clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const subject = uuidV7(nowMs, context.random.bytes(10));
  await transact(context.db, async (trx) => {
    await insertDeliveries(trx, [toDelivery(id, { event: 'ping', subject, unitId, at, data: {} }, at)]);
    await audit(trx, context, actor, { action: 'webhook.pinged', unitId, subject: id });
  });
}

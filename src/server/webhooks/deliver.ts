import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { ServerContext } from '../context.ts';
import {
  type DeliveryRow,
  forgetDelivered,
  leaseDeliveries,
  listActiveWebhooks,
  settleDelivery,
  type WebhookRow,
} from '../store/webhooks.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { SendOutcome, WebhookSender } from './sender.ts';
import { signWebhook } from './sign-webhook.ts';

/** Longer than an attempt may take; a process that is gone holds what it took no longer. */
const LEASE_MS = 60_000;
const AT_ONCE = 10;
/** What was taken stays in the log for so long. */
const KEEP_MS = 90 * 24 * 60 * 60_000;

type DeliverContext = Pick<ServerContext, 'db' | 'clock' | 'random' | 'atRest' | 'log'>;

/** Sends everything that is due, until nothing is. What fails waits longer each time and is never given up. */
export async function deliverDue(
  context: DeliverContext,
  send: WebhookSender,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const nowMs = context.clock.nowMs();
    const leased = await leaseDeliveries(context.db, {
      id: uuidV7(nowMs, context.random.bytes(10)),
      now: new Date(nowMs).toISOString(),
      until: new Date(nowMs + LEASE_MS).toISOString(),
      limit: AT_ONCE,
    });
    if (leased.length === 0) break;
    const webhooks = new Map((await listActiveWebhooks(context.db)).map((one) => [one.id, one] as const));
    await Promise.all(
      leased.map(async (delivery) => {
        const webhook = webhooks.get(delivery.webhook_id);
        if (webhook === undefined) return;
        const secrets = secretsOf(context, webhook);
        const outcome =
          secrets === null
            ? ({ type: 'failed', fault: 'no-secret' } as const)
            : await attempt(context, send, webhook.url, secrets, delivery, signal);
        if (!signal.aborted) await settle(context, delivery, outcome);
      }),
    );
  }
  await forgetDelivered(context.db, new Date(context.clock.nowMs() - KEEP_MS).toISOString());
}

/** What signs now: the present secret, and the one before until its end. Null: this data key does not open it. */
function secretsOf({ atRest, clock }: DeliverContext, webhook: WebhookRow): readonly string[] | null {
  const purpose = `webhook:${webhook.id}`;
  const present = atRest.open(webhook.secret_sealed, purpose);
  if (present === null) return null;
  const { former_secret_sealed: sealed, former_secret_until: until } = webhook;
  const now = new Date(clock.nowMs()).toISOString();
  const former = sealed !== null && until !== null && until > now ? atRest.open(sealed, purpose) : null;
  return former === null ? [present] : [present, former];
}

async function attempt(
  { clock }: DeliverContext,
  send: WebhookSender,
  url: string,
  secrets: readonly string[],
  { event_id: id, body_json: body }: DeliveryRow,
  signal: AbortSignal,
): Promise<SendOutcome> {
  return await send(url, signWebhook(secrets, { id, atMs: clock.nowMs(), body }), body, signal);
}

async function settle(
  { db, clock, random, log }: DeliverContext,
  delivery: DeliveryRow,
  outcome: SendOutcome | { readonly type: 'failed'; readonly fault: 'no-secret' },
): Promise<void> {
  const nowMs = clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const status = outcome.type === 'answered' ? outcome.status : null;
  const taken = status !== null && status >= 200 && status < 300;
  const fraction = (random.bytes(1)[0] ?? 0) / 255;
  const delayMs = retryDelayMs(delivery.attempts + 1, fraction);
  await settleDelivery(db, delivery, {
    last_at: at,
    last_status: status,
    last_fault: outcome.type === 'failed' ? outcome.fault : null,
    delivered_at: taken ? at : null,
    next_at: taken ? delivery.next_at : new Date(nowMs + delayMs).toISOString(),
  });
  if (!taken)
    log.warn('webhook-not-taken', {
      ...{ webhook: delivery.webhook_id, no: delivery.no, attempts: delivery.attempts + 1 },
      ...{ status, fault: outcome.type === 'failed' ? outcome.fault : null },
    });
}

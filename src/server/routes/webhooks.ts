import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import {
  webhookChange,
  webhookCreate,
  webhookList,
  webhookLog,
  webhookLogQuery,
  webhookSecret,
} from '#shared/protocol/webhooks.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { transact } from '../store/transact.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import {
  type DeliveryRow,
  findWebhookWithin,
  listDeliveries,
  listWebhooks,
  replayDelivery,
  type WebhookRow,
} from '../store/webhooks.ts';
import {
  addWebhook,
  changeWebhook,
  pingWebhook,
  removeWebhook,
  rotateSecret,
} from '../webhooks/manage-webhook.ts';
import { isAllowedUrl } from '../webhooks/sender.ts';
import { readJson, readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

const PAGE = 100;

/** `/webhooks`: which other systems are told of what, and what became of it. */
export function webhooksRoute(context: ServerContext): Hono<SignedIn> {
  const managing = requireSession(context, { needs: 'webhooks.manage' });
  const own = requireWebhook(context);
  return new Hono<SignedIn>()
    .get('/', managing, async (c) => {
      const rows = await listWebhooks(context.db, c.get('session').unit.id);
      const now = new Date(context.clock.nowMs()).toISOString();
      return c.json(v.parse(webhookList, { items: rows.map((row) => rowToItem(row, now)) }));
    })
    .post('/', managing, (c) => answerAdd(context, c))
    .patch('/:id', managing, own, (c) => answerChange(context, c))
    .delete('/:id', managing, own, async (c) => {
      await removeWebhook(context, c.get('access').actor, c.get('webhook'));
      return c.body(null, 204);
    })
    .post('/:id/ping', managing, own, async (c) => {
      await pingWebhook(context, c.get('access').actor, c.get('webhook'));
      return c.body(null, 202);
    })
    .post('/:id/secret', managing, own, async (c) =>
      c.json(
        v.parse(webhookSecret, await rotateSecret(context, c.get('access').actor, c.get('webhook'))),
        201,
      ),
    )
    .get('/:id/deliveries', managing, own, (c) => answerLog(context, c))
    .post('/:id/deliveries/:no/replay', managing, own, (c) => answerReplay(context, c));
}

async function answerAdd(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, webhookCreate);
  if (!request.ok) return request.error;
  const { session, access } = c.var;
  if (!(await isUnitWithin(context.db, request.value.unit, session.unit.id)))
    return problemResponse('forbidden');
  if (!isAllowedUrl(request.value.url, context.webhookHosts)) return notValid('url');
  return c.json(await addWebhook(context, access.actor, request.value), 201);
}

async function answerChange(context: ServerContext, c: Context<WithWebhook>): Promise<Response> {
  const request = await readJson(c, webhookChange);
  if (!request.ok) return request.error;
  const { url } = request.value;
  if (url !== undefined && !isAllowedUrl(url, context.webhookHosts)) return notValid('url');
  await changeWebhook(context, c.get('access').actor, c.get('webhook'), request.value);
  return c.body(null, 204);
}

async function answerLog(context: ServerContext, c: Context<WithWebhook>): Promise<Response> {
  const query = readQuery(c, webhookLogQuery);
  if (!query.ok) return query.error;
  const rows = await listDeliveries(context.db, c.get('webhook').id, query.value.before ?? null, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const next = rows.length > PAGE && last ? String(last.no) : null;
  return c.json(v.parse(webhookLog, { items: shown.map(deliveryToItem), next }));
}

async function answerReplay(context: ServerContext, c: Context<WithWebhook>): Promise<Response> {
  const no = c.req.param('no') ?? '';
  // PostgreSQL refuses to compare a number with anything else.
  if (!/^[1-9]\d{0,14}$/.test(no)) return problemResponse('not-found');
  const now = new Date(context.clock.nowMs()).toISOString();
  const { webhook, access } = c.var;
  const found = await transact(context.db, async (trx) => {
    if (!(await replayDelivery(trx, webhook.id, Number(no), now))) return false;
    const deed = { action: 'webhook.replayed', unitId: webhook.unit_id, subject: webhook.id };
    await audit(trx, context, access.actor, { ...deed, detail: { no: Number(no) } });
    return true;
  });
  return found ? c.body(null, 202) : problemResponse('not-found');
}

/** What a route behind `requireWebhook` finds. */
interface WithWebhook {
  Variables: SignedIn['Variables'] & { webhook: WebhookRow };
}

/** The webhook of the path must be of the account's units; another office's looks like none. */
function requireWebhook(context: ServerContext): MiddlewareHandler<WithWebhook> {
  return async (c, next) => {
    const webhook = await findWebhookWithin(context.db, c.req.param('id') ?? '', c.get('session').unit.id);
    if (webhook === undefined) return problemResponse('not-found');
    c.set('webhook', webhook);
    await next();
    return undefined;
  };
}

function rowToItem(row: Awaited<ReturnType<typeof listWebhooks>>[number], now: string) {
  const until = row.former_secret_until;
  return {
    ...{ id: row.id, name: row.name, url: row.url, events: JSON.parse(row.events_json) },
    unit: { id: row.unit_id, name: row.unit_name },
    ...{ createdAt: row.created_at, createdBy: row.created_by, pausedAt: row.paused_at },
    formerSecretUntil: until !== null && until > now ? until : null,
    waiting: row.waiting ?? 0,
  };
}

function deliveryToItem(row: DeliveryRow) {
  return {
    ...{ no: row.no, event: row.event, eventId: row.event_id, body: JSON.parse(row.body_json) },
    ...{ createdAt: row.created_at, attempts: row.attempts, lastAt: row.last_at },
    ...{ lastStatus: row.last_status, lastFault: row.last_fault },
    nextAt: row.delivered_at === null ? row.next_at : null,
    deliveredAt: row.delivered_at,
  };
}

function notValid(field: string): Response {
  return problemResponse('bad-request', { detail: `not valid: ${field}`, members: { fields: [field] } });
}

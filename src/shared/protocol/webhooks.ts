import * as v from 'valibot';
import { isoUtc, shortText, unitId } from './fields.ts';

/** What the centre can tell another system. */
export const WEBHOOK_EVENTS = ['rating.low', 'case.created', 'device.silent'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
const event = v.picklist(WEBHOOK_EVENTS);

const events = v.pipe(v.array(event), v.minLength(1));
const url = v.pipe(v.string(), v.maxLength(1_000), v.url(), v.regex(/^https?:\/\//));

export const webhookCreate = v.strictObject({ unit: unitId, name: shortText, url, events });
export const webhookChange = v.strictObject({
  name: v.optional(shortText),
  url: v.optional(url),
  events: v.optional(events),
  paused: v.optional(v.boolean()),
});

export type WebhookCreate = v.InferOutput<typeof webhookCreate>;
export type WebhookChange = v.InferOutput<typeof webhookChange>;

const webhookItem = v.object({
  id: shortText,
  name: shortText,
  unit: v.object({ id: unitId, name: shortText }),
  url: v.string(),
  events: v.array(event),
  createdAt: isoUtc,
  createdBy: shortText,
  pausedAt: v.nullable(isoUtc),
  /** Until then the secret before signs beside the present one; null: it does no more. */
  formerSecretUntil: v.nullable(isoUtc),
  /** Not taken yet. */
  waiting: v.number(),
});
export type WebhookItem = v.InferOutput<typeof webhookItem>;
export const webhookList = v.object({ items: v.array(webhookItem) });
/** The secret that signs, shown this once (`whsec_` and base64, as Standard Webhooks has it). */
export const webhookSecret = v.object({ id: shortText, secret: shortText });

/** One event for one webhook, and what became of it. */
const webhookDelivery = v.object({
  no: v.number(),
  event: v.string(),
  eventId: v.string(),
  body: v.unknown(),
  createdAt: isoUtc,
  attempts: v.number(),
  /** Of the last attempt. */
  lastAt: v.nullable(isoUtc),
  lastStatus: v.nullable(v.number()),
  lastFault: v.nullable(v.string()),
  /** Null once it was taken. */
  nextAt: v.nullable(isoUtc),
  deliveredAt: v.nullable(isoUtc),
});
export type WebhookDelivery = v.InferOutput<typeof webhookDelivery>;
export const webhookLog = v.object({ items: v.array(webhookDelivery), next: v.nullable(v.string()) });
export const webhookLogQuery = v.strictObject({
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});

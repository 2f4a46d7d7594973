import type { WebhookEvent } from '#shared/protocol/webhooks.ts';
import type { Connection } from '../store/database.ts';
import { readUnitParents } from '../store/unit-settings.ts';
import { insertDeliveries, listActiveWebhooks } from '../store/webhooks.ts';

/** Something that happened. `data` holds ids, codes and numbers; never a name, a word of a citizen or a contact. */
export interface Happening {
  readonly event: WebhookEvent;
  /** What it happened to: with the event's name it tells the happening from all others, so that it is told once. */
  readonly subject: string;
  readonly unitId: string;
  readonly at: string;
  readonly data: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/**
 * Writes down what is to be told, in the transaction of what it tells of: neither is there without the other. Without a
 * webhook this is one small question to the store.
 */
export async function emitEvents(
  connection: Connection,
  happenings: readonly Happening[],
  nowIso: string,
): Promise<void> {
  if (happenings.length === 0) return;
  const webhooks = await listActiveWebhooks(connection);
  if (webhooks.length === 0) return;
  const parents = await readUnitParents(connection);
  const rows = happenings.flatMap((one) =>
    webhooks
      .filter(
        (webhook) => hears(webhook.events_json, one.event) && isBelow(one.unitId, webhook.unit_id, parents),
      )
      .map((webhook) => toDelivery(webhook.id, one, nowIso)),
  );
  await insertDeliveries(connection, rows);
}

/** The delivery of a happening to one webhook. */
export function toDelivery(
  webhookId: string,
  { event, subject, unitId, at, data }: Omit<Happening, 'event'> & { readonly event: string },
  nowIso: string,
) {
  const id = `${event}:${subject}`;
  const body_json = JSON.stringify({ id, type: event, timestamp: at, unit: unitId, data });
  return { webhook_id: webhookId, event_id: id, event, body_json, created_at: nowIso, next_at: nowIso };
}

function hears(eventsJson: string, event: WebhookEvent): boolean {
  const events: unknown = JSON.parse(eventsJson);
  return Array.isArray(events) && events.includes(event);
}

function isBelow(unitId: string, rootId: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let id: string | null = unitId; id !== null && !seen.has(id); id = parents.get(id) ?? null) {
    if (id === rootId) return true;
    seen.add(id);
  }
  return false;
}

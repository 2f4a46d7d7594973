import type { Generated } from 'kysely';

/** Whom the centre tells of what happens, and what it still has to tell. */
export interface WebhookTables {
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}

interface WebhookTable {
  id: string;
  /** It hears of this unit and of all below it. */
  unit_id: string;
  name: string;
  url: string;
  events_json: string;
  /** The signing secret, encrypted with the data key. */
  secret_sealed: string;
  /** The one before, which signs beside it until its end; null: there is none. */
  former_secret_sealed: string | null;
  former_secret_until: string | null;
  created_at: string;
  created_by: string;
  /** Nothing is sent while it is paused; what happens meanwhile waits. */
  paused_at: string | null;
  removed_at: string | null;
}

/** One event for one webhook: written with what it tells of, sent until it is taken. */
interface WebhookDeliveryTable {
  no: Generated<number>;
  webhook_id: string;
  /** The same for every webhook and every attempt; no webhook gets one twice. */
  event_id: string;
  event: string;
  body_json: string;
  created_at: string;
  attempts: Generated<number>;
  next_at: string;
  /** Until then one process alone sends it: the one that holds `lease`. */
  leased_until: string | null;
  lease: string | null;
  last_at: string | null;
  last_status: number | null;
  /** Why nothing was answered, in a word. */
  last_fault: string | null;
  delivered_at: string | null;
}

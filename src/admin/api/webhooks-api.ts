import type * as v from 'valibot';
import type { Result } from '#shared/lib/result.ts';
import {
  type WebhookChange,
  type WebhookCreate,
  type WebhookItem,
  webhookList,
  webhookLog,
  webhookSecret,
} from '#shared/protocol/webhooks.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

type Answer<T> = Promise<Result<T, ApiFailure>>;

/** Which other systems are told of what, and what became of it. */
export interface WebhooksApi {
  list(): Answer<{ readonly items: readonly WebhookItem[] }>;
  create(request: WebhookCreate): Answer<v.InferOutput<typeof webhookSecret>>;
  change(id: string, change: WebhookChange): Answer<null>;
  remove(id: string): Answer<null>;
  /** Another secret; for a day the one before signs beside it. */
  rotate(id: string): Answer<v.InferOutput<typeof webhookSecret>>;
  /** Sends it an event that tells of nothing. */
  ping(id: string): Answer<null>;
  /** @param before number of the delivery below which to go on; null: from the newest */
  log(id: string, before: string | null): Answer<v.InferOutput<typeof webhookLog>>;
  replay(id: string, no: number): Answer<null>;
}

/** The calls of `/webhooks`. */
export function createWebhooksApi(client: ApiClient): WebhooksApi {
  return {
    list: () => client.call({ path: '/webhooks', schema: webhookList }),
    create: (body) => client.call({ method: 'POST', path: '/webhooks', body, schema: webhookSecret }),
    change: (id, body) => client.call({ method: 'PATCH', path: `/webhooks/${id}`, body, schema: NO_BODY }),
    remove: (id) => client.call({ method: 'DELETE', path: `/webhooks/${id}`, schema: NO_BODY }),
    rotate: (id) => client.call({ method: 'POST', path: `/webhooks/${id}/secret`, schema: webhookSecret }),
    ping: (id) => client.call({ method: 'POST', path: `/webhooks/${id}/ping`, schema: NO_BODY }),
    log: (id, before) => {
      const query = before === null ? '' : `?before=${before}`;
      return client.call({ path: `/webhooks/${id}/deliveries${query}`, schema: webhookLog });
    },
    replay: (id, no) =>
      client.call({ method: 'POST', path: `/webhooks/${id}/deliveries/${no}/replay`, schema: NO_BODY }),
  };
}

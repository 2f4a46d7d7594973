import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import type { WebhookDelivery, WebhookItem } from '#shared/protocol/webhooks.ts';
import type { ApiFailure } from '../api/client.ts';
import type { WebhooksApi } from '../api/webhooks-api.ts';
import type { ShownSecret } from './access-store.ts';

/** Webhooks and the log of one of them on the screen. */
export interface WebhooksState {
  readonly items: readonly WebhookItem[] | null;
  /** Of the webhook whose page is open, newest first, as far as it was fetched. */
  readonly log: readonly WebhookDelivery[] | null;
  readonly logNext: string | null;
  readonly failure: ApiFailure | null;
  readonly secret: ShownSecret | null;
  load(): Promise<void>;
  /** An answer for a webhook that is not the open one any more is let go. */
  openLog(id: string): Promise<void>;
  readOn(): Promise<void>;
  /** Does something and reads again what it may have changed. Null when it went well. */
  act(
    deed: (api: WebhooksApi) => Promise<Result<ShownSecret | null, ApiFailure>>,
  ): Promise<ApiFailure | null>;
  closeSecret(): void;
  forget(): void;
}

const NOTHING = { items: null, log: null, logNext: null, failure: null, secret: null };

/** The store of `/admin/webhooks`. */
export function createWebhooksStore(api: WebhooksApi): StoreApi<WebhooksState> {
  return createStore<WebhooksState>((set, get) => {
    let open: string | null = null;
    return {
      ...NOTHING,
      async load() {
        const answer = await api.list();
        set(answer.ok ? { items: answer.value.items, failure: null } : { failure: answer.error });
      },
      async openLog(id) {
        if (open !== id) set({ log: null, logNext: null });
        open = id;
        const answer = await api.log(id, null);
        if (open !== id) return;
        if (!answer.ok) return set({ failure: answer.error });
        set({ log: answer.value.items, logNext: answer.value.next, failure: null });
      },
      async readOn() {
        const { logNext: before, log } = get();
        const id = open;
        if (before === null || id === null) return;
        const answer = await api.log(id, before);
        if (open !== id) return;
        if (!answer.ok) return set({ failure: answer.error });
        set({ log: [...(log ?? []), ...answer.value.items], logNext: answer.value.next, failure: null });
      },
      async act(deed) {
        const done = await deed(api);
        if (!done.ok) return done.error;
        set({ secret: done.value });
        await get().load();
        const id = open;
        if (id !== null && get().items?.some((one) => one.id === id) === true) await get().openLog(id);
        return null;
      },
      closeSecret: () => set({ secret: null }),
      forget: () => {
        open = null;
        set(NOTHING);
      },
    };
  });
}

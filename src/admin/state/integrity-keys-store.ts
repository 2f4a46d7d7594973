import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import type { IntegrityKeyItem } from '#shared/protocol/integrity-keys.ts';
import type { ApiFailure } from '../api/client.ts';
import type { IntegrityKeysApi } from '../api/integrity-keys-api.ts';
import type { HeldKey } from '../lib/inspectorate-crypto.ts';

/** The inspectorate's keys: what the centre knows of them, and those that are loaded into this page. */
export interface IntegrityKeysState {
  readonly items: readonly IntegrityKeyItem[] | null;
  readonly failure: ApiFailure | null;
  /** By id. They end with the page or the session, and are kept nowhere. */
  readonly held: ReadonlyMap<string, HeldKey>;
  load(): Promise<void>;
  /** Does something and reads the list again. Null when it went well. */
  act(deed: (api: IntegrityKeysApi) => Promise<Result<null, ApiFailure>>): Promise<ApiFailure | null>;
  hold(key: HeldKey): void;
  dropHeld(): void;
  forget(): void;
}

const NOTHING = { items: null, failure: null, held: new Map<string, HeldKey>() };

/** The store of `/admin/integrity-keys` and of sealed reports. */
export function createIntegrityKeysStore(api: IntegrityKeysApi): StoreApi<IntegrityKeysState> {
  return createStore<IntegrityKeysState>((set, get) => ({
    ...NOTHING,
    async load() {
      const answer = await api.list();
      set(answer.ok ? { items: answer.value.items, failure: null } : { failure: answer.error });
    },
    async act(deed) {
      const done = await deed(api);
      if (!done.ok) return done.error;
      await get().load();
      return null;
    },
    hold: (key) => set({ held: new Map([...get().held, [key.id, key]]) }),
    dropHeld: () => set({ held: NOTHING.held }),
    forget: () => set(NOTHING),
  }));
}

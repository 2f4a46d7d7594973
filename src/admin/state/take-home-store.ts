import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import type { BatchCodes, TakeHomeBatch } from '#shared/protocol/take-home.ts';
import type { ApiFailure } from '../api/client.ts';
import type { TakeHomeApi } from '../api/take-home-api.ts';

/** Batches of printed codes, and the sheets of one of them on the screen. */
export interface TakeHomeState {
  readonly items: readonly TakeHomeBatch[] | null;
  readonly sheets: BatchCodes | null;
  readonly failure: ApiFailure | null;
  load(): Promise<void>;
  openSheets(no: number): Promise<void>;
  closeSheets(): void;
  /** Does something and reads the list again. Null when it went well. */
  act(deed: (api: TakeHomeApi) => Promise<Result<unknown, ApiFailure>>): Promise<ApiFailure | null>;
  forget(): void;
}

const NOTHING = { items: null, sheets: null, failure: null };

/** The store of `/admin/take-home`. */
export function createTakeHomeStore(api: TakeHomeApi): StoreApi<TakeHomeState> {
  return createStore<TakeHomeState>((set, get) => ({
    ...NOTHING,
    async load() {
      const answer = await api.list();
      set(answer.ok ? { items: answer.value.items, failure: null } : { failure: answer.error });
    },
    async openSheets(no) {
      const answer = await api.codes(no);
      set(answer.ok ? { sheets: answer.value, failure: null } : { failure: answer.error });
    },
    closeSheets: () => set({ sheets: null }),
    async act(deed) {
      const done = await deed(api);
      if (!done.ok) return done.error;
      await get().load();
      return null;
    },
    forget: () => set(NOTHING),
  }));
}

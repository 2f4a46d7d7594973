import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import type { ToldItem } from '#shared/protocol/told.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ToldApi } from '../api/told-api.ts';

/** The entries of the unit on the screen. */
export interface ToldState {
  readonly unit: string | null;
  readonly items: readonly ToldItem[] | null;
  readonly failure: ApiFailure | null;
  readonly api: ToldApi;
  load(unit: string): Promise<void>;
  /** Does something and reads the entries again, also when it was refused: somebody else may have been faster. Null when it went well. */
  act(deed: (api: ToldApi) => Promise<Result<unknown, ApiFailure>>): Promise<ApiFailure | null>;
  forget(): void;
}

const NOTHING = { unit: null, items: null, failure: null };

export function createToldStore(api: ToldApi): StoreApi<ToldState> {
  return createStore<ToldState>((set, get) => ({
    ...NOTHING,
    api,
    async load(unit) {
      // Another unit's entries must not stand under this one's name.
      if (get().unit !== unit) set({ ...NOTHING, unit });
      const answer = await api.list(unit);
      if (get().unit !== unit) return;
      set(answer.ok ? { items: answer.value, failure: null } : { failure: answer.error });
    },
    async act(deed) {
      const done = await deed(api);
      const { unit, load } = get();
      if (unit !== null && (done.ok || done.error.type === 'problem')) await load(unit);
      return done.ok ? null : done.error;
    },
    forget: () => set(NOTHING),
  }));
}

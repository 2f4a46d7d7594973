import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProcedureFinder } from '#shared/domain/procedure-search.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { ApiFailure } from '../api/client.ts';
import type { LookUpApi } from '../api/look-up-api.ts';
import { buildFinder } from '../lib/build-finder.ts';

/** What can be looked up: the procedures of one unit and the search over them. */
export interface LookUpShelf {
  readonly unit: string;
  readonly procedures: readonly Procedure[];
  readonly finder: ProcedureFinder;
  readonly readAtMs: number;
}

export interface LookUpState {
  /** Stays when it cannot be renewed: an older answer is better than none while somebody waits at the counter. */
  readonly shelf: LookUpShelf | null;
  readonly failure: ApiFailure | null;
  load(unit: string): Promise<void>;
  forget(): void;
}

const NOTHING = { shelf: null, failure: null } as const;

export function createLookUpStore(api: LookUpApi, nowMs: () => number): StoreApi<LookUpState> {
  let latest = 0;
  return createStore<LookUpState>((set, get) => ({
    ...NOTHING,
    async load(unit) {
      const call = ++latest;
      // Another unit's fees must not be read out as this one's.
      if (get().shelf?.unit !== unit) set(NOTHING);
      const answer = await api.posted(unit);
      if (!answer.ok) {
        if (call === latest) set({ failure: answer.error });
        return;
      }
      const { procedures } = answer.value;
      const finder = await buildFinder(answer.value);
      if (call !== latest) return;
      set({ shelf: { unit, procedures, finder, readAtMs: nowMs() }, failure: null });
    },
    forget() {
      latest++;
      set(NOTHING);
    },
  }));
}

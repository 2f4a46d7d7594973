import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import type { UnitHistory } from '#shared/protocol/office-admin.ts';
import type { ApiFailure } from '../api/client.ts';
import type { Duty, OfficeApi } from '../api/office-api.ts';

type Deed = (api: OfficeApi) => Promise<Result<unknown, ApiFailure>>;

/** What was just done, and how it is taken back; null: it cannot be. */
export interface DoneDeed {
  readonly said: string;
  readonly undo: Deed | null;
}

/** What the pages of the office show beside the directory. */
export interface OfficeState {
  readonly duties: readonly Duty[] | null;
  readonly history: UnitHistory['items'] | null;
  readonly failure: ApiFailure | null;
  readonly done: DoneDeed | null;
  /** Counts pictures that were set, so that none is shown that was replaced. */
  readonly photos: number;
  loadDuties(unit: string): Promise<void>;
  loadHistory(unit: string): Promise<void>;
  /** Does something, and reads again what shows it. Null when it went well. */
  act(deed: Deed, done: DoneDeed): Promise<ApiFailure | null>;
  undo(): Promise<ApiFailure | null>;
  /** Calls that change nothing, or whose answer the page itself shows. */
  readonly api: OfficeApi;
  dismiss(): void;
  forget(): void;
}

const NOTHING = { duties: null, history: null, failure: null, done: null };

/** @param reread brings the directory up to date */
export function createOfficeStore(api: OfficeApi, reread: () => Promise<void>): StoreApi<OfficeState> {
  return createStore<OfficeState>((set, get) => {
    let unitOfDuties: string | null = null;
    const refresh = async () => {
      set({ photos: get().photos + 1 });
      await Promise.all([reread(), ...(unitOfDuties === null ? [] : [get().loadDuties(unitOfDuties)])]);
    };
    return {
      ...NOTHING,
      photos: 0,
      api,
      async loadDuties(unit) {
        if (unit !== unitOfDuties) set({ duties: null });
        unitOfDuties = unit;
        const answer = await api.duties(unit);
        if (unit !== unitOfDuties) return;
        set(answer.ok ? { duties: answer.value.items, failure: null } : { failure: answer.error });
      },
      async loadHistory(unit) {
        set({ history: null });
        const answer = await api.history(unit);
        set(answer.ok ? { history: answer.value.items, failure: null } : { failure: answer.error });
      },
      async act(deed, done) {
        const answer = await deed(api);
        if (!answer.ok) return answer.error;
        set({ done });
        await refresh();
        return null;
      },
      async undo() {
        const undo = get().done?.undo ?? null;
        if (undo === null) return null;
        const answer = await undo(api);
        if (!answer.ok) return answer.error;
        set({ done: null });
        await refresh();
        return null;
      },
      dismiss: () => set({ done: null }),
      forget: () => {
        unitOfDuties = null;
        set(NOTHING);
      },
    };
  });
}

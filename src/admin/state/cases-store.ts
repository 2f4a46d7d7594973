import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseItem } from '#shared/protocol/cases.ts';
import type { CaseDoor, CaseFilter } from '../api/cases-api.ts';
import type { ApiFailure } from '../api/client.ts';
import type { CaseDoors } from './case-store.ts';

export interface CasesState {
  readonly door: CaseDoor;
  readonly filter: CaseFilter;
  readonly status: 'empty' | 'loading' | 'ready';
  readonly items: readonly CaseItem[];
  readonly next: string | null;
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  /** Reads the list for a filter; an answer for an older filter is let go. */
  look(door: CaseDoor, filter: CaseFilter): Promise<void>;
  loadMore(): Promise<void>;
  forget(): void;
}

const NO_FILTER: CaseFilter = { status: '', kind: '', owner: '', overdue: '' };
const NOTHING = {
  door: 'cases',
  filter: NO_FILTER,
  status: 'empty',
  items: [],
  next: null,
  failure: null,
  refreshedAtMs: null,
} as const;

/** The list of cases that the account may see. */
export function createCasesStore(doors: CaseDoors, nowMs: () => number): StoreApi<CasesState> {
  return createStore<CasesState>((set, get) => ({
    ...NOTHING,
    async look(door, filter) {
      if (get().door !== door) set({ ...NOTHING, door });
      set({ filter, status: get().status === 'empty' ? 'loading' : get().status });
      const page = await doors[door].page(filter);
      if (get().filter !== filter) return;
      if (!page.ok) return set({ failure: page.error });
      const { items, next } = page.value;
      set({ status: 'ready', items, next, failure: null, refreshedAtMs: nowMs() });
    },
    async loadMore() {
      const { door, filter, next } = get();
      if (next === null) return;
      const page = await doors[door].page(filter, next);
      if (get().filter !== filter) return;
      if (!page.ok) return set({ failure: page.error });
      set({ items: [...get().items, ...page.value.items], next: page.value.next });
    },
    forget: () => set(NOTHING),
  }));
}

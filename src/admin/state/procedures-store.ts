import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProcedureSummary } from '#shared/protocol/procedure-admin.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ProcedureFilter, ProceduresApi } from '../api/procedures-api.ts';

export interface ProceduresState {
  readonly unit: string;
  readonly filter: ProcedureFilter;
  readonly status: 'empty' | 'loading' | 'ready';
  readonly items: readonly ProcedureSummary[];
  readonly next: string | null;
  readonly fields: readonly string[];
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  /** Reads the list for a filter; an answer for an older filter is let go. */
  look(filter: ProcedureFilter, unit: string): Promise<void>;
  loadMore(): Promise<void>;
  forget(): void;
}

const NO_FILTER: ProcedureFilter = { text: '', state: '', field: '' };
const NOTHING = {
  unit: '',
  filter: NO_FILTER,
  status: 'empty',
  items: [],
  next: null,
  fields: [],
  failure: null,
  refreshedAtMs: null,
} as const;

/** The list of the office's procedures. */
export function createProceduresStore(api: ProceduresApi, nowMs: () => number): StoreApi<ProceduresState> {
  return createStore<ProceduresState>((set, get) => ({
    ...NOTHING,
    async look(filter, unit) {
      // Another unit's list must not stand under this one's name.
      if (get().unit !== unit) set({ ...NOTHING, unit });
      set({ filter, status: get().status === 'empty' ? 'loading' : get().status });
      const [page, fields] = await Promise.all([api.page(filter), api.fields()]);
      if (get().filter !== filter) return;
      if (!page.ok) return set({ failure: page.error });
      set({
        status: 'ready',
        items: page.value.items,
        next: page.value.next,
        fields: fields.ok ? fields.value.items.map(({ field }) => field) : get().fields,
        failure: null,
        refreshedAtMs: nowMs(),
      });
    },
    async loadMore() {
      const { filter, next } = get();
      if (next === null) return;
      const page = await api.page(filter, next);
      if (get().filter !== filter) return;
      if (!page.ok) return set({ failure: page.error });
      set({ items: [...get().items, ...page.value.items], next: page.value.next });
    },
    forget: () => set(NOTHING),
  }));
}

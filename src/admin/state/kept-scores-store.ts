import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeptScoreSheet, ScoreVersion } from '#shared/protocol/score-sheets.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ScoreSheetsApi, ScoreVersionFilter } from '../api/score-sheets-api.ts';

/** Saved versions of the forms with points: their list, the one that is open, and one that it is held against. */
export interface KeptScoresState {
  readonly filter: ScoreVersionFilter;
  readonly items: readonly ScoreVersion[];
  readonly next: string | null;
  readonly status: 'loading' | 'ready';
  readonly sheet: KeptScoreSheet | null;
  /** The versions of the same form of the same unit, newest first, the open one among them. */
  readonly siblings: readonly ScoreVersion[];
  /** Null: compared with nothing. */
  readonly other: KeptScoreSheet | null;
  readonly failure: ApiFailure | null;
  look(filter: ScoreVersionFilter): Promise<void>;
  loadMore(): Promise<void>;
  open(id: string): Promise<void>;
  /** An empty id: with nothing. */
  compareWith(id: string): Promise<void>;
  forget(): void;
}

const NOTHING = {
  filter: { unit: '', form: '' },
  items: [],
  next: null,
  status: 'loading',
  sheet: null,
  siblings: [],
  other: null,
  failure: null,
} as const;

export function createKeptScoresStore(
  api: Pick<ScoreSheetsApi, 'version' | 'versions'>,
): StoreApi<KeptScoresState> {
  let wished = '';
  let compared = '';
  return createStore<KeptScoresState>((set, get) => ({
    ...NOTHING,
    async look(filter) {
      const key = JSON.stringify(filter);
      wished = key;
      set({ filter, status: 'loading', failure: null });
      const page = await api.versions(filter);
      if (wished === key) set(page.ok ? { ...page.value, status: 'ready' } : { failure: page.error });
    },
    async loadMore() {
      const { next, filter, items } = get();
      if (next === null) return;
      const page = await api.versions(filter, next);
      if (get().next !== next) return;
      set(page.ok ? { ...page.value, items: [...items, ...page.value.items] } : { failure: page.error });
    },
    async open(id) {
      wished = id;
      compared = '';
      set({ sheet: null, siblings: [], other: null, failure: null });
      const sheet = await api.version(id);
      if (wished !== id) return;
      if (!sheet.ok) return set({ failure: sheet.error });
      set({ sheet: sheet.value });
      const { unit, form } = sheet.value;
      const list = await api.versions({ unit: unit.id, form });
      if (wished !== id) return;
      if (!list.ok) return set({ failure: list.error });
      // Those of units below are forms of somebody else.
      set({ siblings: list.value.items.filter((one) => one.unit.id === unit.id) });
    },
    async compareWith(id) {
      compared = id;
      set({ other: null, failure: null });
      if (id === '') return;
      const other = await api.version(id);
      if (compared === id) set(other.ok ? { other: other.value } : { failure: other.error });
    },
    forget: () => {
      wished = '';
      compared = '';
      set(NOTHING);
    },
  }));
}

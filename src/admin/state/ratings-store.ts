import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RatingItem } from '#shared/protocol/admin.ts';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import type { ApiFailure } from '../api/client.ts';
import type { RatingsApi } from '../api/ratings-api.ts';
import { filterToQuery } from '../lib/rating-filter-url.ts';
import { mergeNewest } from './merge-newest.ts';

const PAGE = 50;

/** The ratings on the screen. */
export interface RatingsState {
  readonly filter: RatingFilter;
  readonly status: 'empty' | 'loading' | 'ready';
  readonly items: readonly RatingItem[];
  readonly next: string | null;
  readonly loadingMore: boolean;
  /** Of the last attempt; with rows on the screen they are from `refreshedAtMs`. */
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  /** Shows another selection, or the same one again. */
  open(filter: RatingFilter): Promise<void>;
  /** Lays the newest over what is shown. */
  refresh(background: boolean): Promise<void>;
  loadMore(): Promise<void>;
  forget(): void;
}

const NOTHING = {
  filter: {},
  status: 'empty',
  items: [],
  next: null,
  loadingMore: false,
  failure: null,
  refreshedAtMs: null,
} as const;

/** One list; an answer that belongs to an earlier filter is dropped. */
export function createRatingsStore(api: RatingsApi, nowMs: () => number): StoreApi<RatingsState> {
  return createStore<RatingsState>((set, get) => ({
    ...NOTHING,
    async open(filter) {
      const same = filterToQuery(get().filter).toString() === filterToQuery(filter).toString();
      if (!same || get().status === 'empty') set({ ...NOTHING, filter, status: 'loading' });
      await get().refresh(false);
    },
    async refresh(background) {
      const { filter } = get();
      const page = await api.page(filter, { limit: PAGE, background });
      if (get().filter !== filter) return;
      if (!page.ok) return set({ failure: page.error });
      const { items, next } = get();
      set({
        ...mergeNewest({ items, next }, page.value),
        status: 'ready',
        failure: null,
        refreshedAtMs: nowMs(),
      });
    },
    async loadMore() {
      const { filter, next, loadingMore } = get();
      if (next === null || loadingMore) return;
      set({ loadingMore: true });
      const page = await api.page(filter, { after: next, limit: PAGE });
      if (get().filter !== filter) return;
      // A refresh in between may have started the list afresh: then this page no longer follows it.
      if (get().next !== next) return set({ loadingMore: false });
      if (!page.ok) return set({ loadingMore: false, failure: page.error });
      const shown = new Set(get().items.map((item) => item.id));
      const older = page.value.items.filter((item) => !shown.has(item.id));
      set({
        items: [...get().items, ...older],
        next: page.value.next,
        loadingMore: false,
        failure: null,
      });
    },
    forget: () => set(NOTHING),
  }));
}

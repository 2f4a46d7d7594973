import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Attention } from '#shared/protocol/attention.ts';
import type { FlaggedRating } from '#shared/protocol/flags.ts';
import type { DataQuality } from '#shared/protocol/quality.ts';
import type { RatingDetail } from '#shared/protocol/rating-detail.ts';
import type { TransactionDays } from '#shared/protocol/transactions.ts';
import type { ApiFailure } from '../api/client.ts';
import type { FlagAction, FlagFilter, QualityApi } from '../api/quality-api.ts';
import type { SummaryWish } from '../api/summary-api.ts';
import { isOfWish } from '../lib/of-wish.ts';

/** What the pages of data quality, of one rating and of people served show. */
export interface QualityState {
  readonly api: QualityApi;
  /** With what it is of, since it does not say its days itself. */
  readonly attention: { readonly of: SummaryWish; readonly told: Attention } | null;
  readonly quality: DataQuality | null;
  /** Null until they were read. */
  readonly flagged: readonly FlaggedRating[] | null;
  readonly next: string | null;
  readonly rating: RatingDetail | null;
  readonly days: TransactionDays | null;
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  /** An answer to an older wish is let go; what is on the screen stays until the new one is there. */
  load(wish: SummaryWish, filter: FlagFilter, background: boolean): Promise<void>;
  loadMore(): Promise<void>;
  /** Null when it went well; the list is read again in any case. */
  decide(rating: string, flag: string, action: FlagAction, reason: string): Promise<ApiFailure | null>;
  /** What waits to be done; where it cannot be read, what was read before stays, of what it is. */
  loadAttention(wish: SummaryWish, background: boolean): Promise<void>;
  openRating(id: string): Promise<void>;
  loadDays(wish: SummaryWish): Promise<void>;
  forget(): void;
}

const NOTHING = {
  attention: null,
  quality: null,
  flagged: null,
  next: null,
  rating: null,
  days: null,
  failure: null,
  refreshedAtMs: null,
};

type Wished = readonly [wish: SummaryWish, filter: FlagFilter];

/** The state behind those pages. */
export function createQualityStore(api: QualityApi, nowMs: () => number): StoreApi<QualityState> {
  return createStore<QualityState>((set, get) => {
    let wished: Wished | null = null;
    let awaited: SummaryWish | null = null;
    const read = async (own: Wished, background: boolean) => {
      const [quality, flagged] = await Promise.all([
        api.quality(own[0], background),
        api.flagged(...own, { background }),
      ]);
      if (wished !== own) return;
      if (!quality.ok) return set({ failure: quality.error });
      if (!flagged.ok) return set({ failure: flagged.error });
      const { items, next } = flagged.value;
      set({ quality: quality.value, flagged: items, next, failure: null, refreshedAtMs: nowMs() });
    };
    return {
      ...NOTHING,
      api,
      async load(...[wish, filter, background]) {
        wished = [wish, filter];
        await read(wished, background);
      },
      async loadMore() {
        const own = wished;
        const { next: after } = get();
        if (own === null || after === null) return;
        const page = await api.flagged(...own, { after, background: false });
        if (wished !== own) return;
        if (!page.ok) return set({ failure: page.error });
        set({ flagged: [...(get().flagged ?? []), ...page.value.items], next: page.value.next });
      },
      async decide(...step) {
        const done = await api.decide(...step);
        if (wished !== null) await read(wished, false);
        return done.ok ? null : done.error;
      },
      async loadAttention(wish, background) {
        awaited = wish;
        const answer = await api.attention(wish, background);
        if (answer.ok && awaited !== null && isOfWish(awaited, wish))
          set({ attention: { of: wish, told: answer.value } });
      },
      async openRating(id) {
        if (get().rating?.rating.id !== id) set({ rating: null });
        const answer = await api.rating(id);
        set(answer.ok ? { rating: answer.value, failure: null } : { failure: answer.error });
      },
      async loadDays(wish) {
        const answer = await api.transactionDays(wish);
        set(answer.ok ? { days: answer.value, failure: null } : { failure: answer.error });
      },
      forget: () => {
        wished = null;
        awaited = null;
        set(NOTHING);
      },
    };
  });
}

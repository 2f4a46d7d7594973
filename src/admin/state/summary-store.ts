import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OwnFigures, Summary, SummaryBy } from '#shared/protocol/summary.ts';
import type { ApiFailure } from '../api/client.ts';
import type { SummaryApi, SummaryWish } from '../api/summary-api.ts';

/**
 * What the overview shows: the period over time, and the same period divided by something. Either part may still be of what was asked
 * before: it says itself of what it is, and the page shows it under nothing else (`summaryOfWish`).
 */
export interface SummaryState {
  readonly trend: Summary | null;
  readonly trendAtMs: number | null;
  readonly divided: Summary | null;
  readonly dividedAtMs: number | null;
  readonly own: OwnFigures | null;
  /** Why a part could not be read, as long as the same is asked for. */
  readonly failure: ApiFailure | null;
  /** An answer to an older wish is let go; what is there stays until the new one is. */
  load(wish: SummaryWish, spans: SummaryBy, background: boolean): Promise<void>;
  /** The same period divided; comes by itself, since it may be long where the first is not. */
  divide(wish: SummaryWish, by: SummaryBy, background: boolean): Promise<void>;
  loadOwn(year: number | null): Promise<void>;
  forget(): void;
}

const NOTHING = {
  trend: null,
  trendAtMs: null,
  divided: null,
  dividedAtMs: null,
  own: null,
  failure: null,
};

export function createSummaryStore(api: SummaryApi, nowMs: () => number): StoreApi<SummaryState> {
  return createStore<SummaryState>((set) => {
    const wished = { trend: '', divided: '' };
    const failed: Record<keyof typeof wished, ApiFailure | null> = { trend: null, divided: null };
    const setFailed = (part: keyof typeof wished, failure: ApiFailure | null): void => {
      failed[part] = failure;
      set({ failure: failed.trend ?? failed.divided });
    };
    const read = async (
      part: keyof typeof wished,
      wish: SummaryWish,
      by: SummaryBy,
      background: boolean,
    ): Promise<void> => {
      const key = JSON.stringify([wish, by]);
      // What failed was asked of another period: nothing is known of this one yet.
      if (wished[part] !== key) setFailed(part, null);
      wished[part] = key;
      const answer = await api.read(wish, by, background);
      if (wished[part] !== key) return;
      if (answer.ok) set({ [part]: answer.value, [`${part}AtMs`]: nowMs() });
      setFailed(part, answer.ok ? null : answer.error);
    };
    return {
      ...NOTHING,
      load: async (wish, spans, background) => await read('trend', wish, spans, background),
      divide: async (wish, by, background) => await read('divided', wish, by, background),
      async loadOwn(year) {
        const answer = await api.own(year);
        set(answer.ok ? { own: answer.value, failure: null } : { failure: answer.error });
      },
      forget: () => {
        Object.assign(wished, { trend: '', divided: '' });
        Object.assign(failed, { trend: null, divided: null });
        set(NOTHING);
      },
    };
  });
}

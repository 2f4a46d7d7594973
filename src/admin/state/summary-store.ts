import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OwnFigures, Summary, SummaryBy } from '#shared/protocol/summary.ts';
import type { ApiFailure } from '../api/client.ts';
import type { SummaryApi, SummaryWish } from '../api/summary-api.ts';

/** What the overview shows: the period over time, and the same period divided by something. */
export interface SummaryState {
  readonly trend: Summary | null;
  readonly divided: Summary | null;
  readonly own: OwnFigures | null;
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  /** An answer to an older wish is let go; what is on the screen stays until the new one is there. */
  load(wish: SummaryWish, spans: SummaryBy, by: SummaryBy, background: boolean): Promise<void>;
  loadOwn(year: number | null): Promise<void>;
  forget(): void;
}

const NOTHING = { trend: null, divided: null, own: null, failure: null, refreshedAtMs: null };

export function createSummaryStore(api: SummaryApi, nowMs: () => number): StoreApi<SummaryState> {
  return createStore<SummaryState>((set) => {
    let wished = '';
    return {
      ...NOTHING,
      async load(wish, spans, by, background) {
        const key = JSON.stringify([wish, spans, by]);
        wished = key;
        const [trend, divided] = await Promise.all([
          api.read(wish, spans, background),
          api.read(wish, by, background),
        ]);
        if (wished !== key) return;
        if (!trend.ok) return set({ failure: trend.error });
        if (!divided.ok) return set({ failure: divided.error });
        set({ trend: trend.value, divided: divided.value, failure: null, refreshedAtMs: nowMs() });
      },
      async loadOwn(year) {
        const answer = await api.own(year);
        set(answer.ok ? { own: answer.value, failure: null } : { failure: answer.error });
      },
      forget: () => {
        wished = '';
        set(NOTHING);
      },
    };
  });
}

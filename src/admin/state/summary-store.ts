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
  load(wish: SummaryWish, spans: SummaryBy, background: boolean): Promise<void>;
  /** The same period divided; comes by itself, since it may be long where the first is not. */
  divide(wish: SummaryWish, by: SummaryBy, background: boolean): Promise<void>;
  loadOwn(year: number | null): Promise<void>;
  forget(): void;
}

const NOTHING = { trend: null, divided: null, own: null, failure: null, refreshedAtMs: null };

export function createSummaryStore(api: SummaryApi, nowMs: () => number): StoreApi<SummaryState> {
  return createStore<SummaryState>((set) => {
    const wished = { trend: '', divided: '' };
    const failed: Record<keyof typeof wished, ApiFailure | null> = { trend: null, divided: null };
    const read = async (
      part: keyof typeof wished,
      wish: SummaryWish,
      by: SummaryBy,
      background: boolean,
    ): Promise<void> => {
      const key = JSON.stringify([wish, by]);
      wished[part] = key;
      const answer = await api.read(wish, by, background);
      if (wished[part] !== key) return;
      failed[part] = answer.ok ? null : answer.error;
      const failure = failed.trend ?? failed.divided;
      set(answer.ok ? { [part]: answer.value, failure } : { failure });
      // What came beside a part that failed does not make the page fresh.
      if (failure === null) set({ refreshedAtMs: nowMs() });
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

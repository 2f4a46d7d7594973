import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Summary, SummaryBy } from '#shared/protocol/summary.ts';
import type { ApiFailure } from '../api/client.ts';
import type { SummaryApi, SummaryWish } from '../api/summary-api.ts';

/**
 * What the comparison shows: a period divided by something, and by weekday and hour. Either may fail by itself, and may still be of
 * what was asked before: the page shows it under nothing else (`summaryOfWish`).
 */
export interface ComparisonState {
  readonly groups: Summary | null;
  readonly groupsAtMs: number | null;
  readonly groupsFailure: ApiFailure | null;
  readonly hours: Summary | null;
  readonly hoursFailure: ApiFailure | null;
  /** An answer to an older wish is let go; what is there stays until the new one is. */
  load(wish: SummaryWish, by: SummaryBy, background: boolean): Promise<void>;
  forget(): void;
}

const NOTHING = {
  groups: null,
  groupsAtMs: null,
  groupsFailure: null,
  hours: null,
  hoursFailure: null,
};

/** The state behind the comparison page. */
export function createComparisonStore(api: SummaryApi, nowMs: () => number): StoreApi<ComparisonState> {
  return createStore<ComparisonState>((set) => {
    let wished = '';
    return {
      ...NOTHING,
      async load(wish, by, background) {
        const key = JSON.stringify([wish, by]);
        // What failed was asked of something else: nothing is known of this yet.
        if (wished !== key) set({ groupsFailure: null, hoursFailure: null });
        wished = key;
        const [groups, hours] = await Promise.all([
          api.read(wish, by, background),
          api.read(wish, 'weekday-hour', background),
        ]);
        if (wished !== key) return;
        set({
          ...(groups.ok
            ? { groups: groups.value, groupsFailure: null, groupsAtMs: nowMs() }
            : { groupsFailure: groups.error }),
          ...(hours.ok ? { hours: hours.value, hoursFailure: null } : { hoursFailure: hours.error }),
        });
      },
      forget: () => {
        wished = '';
        set(NOTHING);
      },
    };
  });
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QuarantineItem, ReplayReport } from '#shared/protocol/quarantine.ts';
import type { ApiFailure } from '../api/client.ts';
import type { QuarantineApi } from '../api/quarantine-api.ts';

/** What waits to be understood. */
export interface QuarantineState {
  readonly status: 'empty' | 'loading' | 'ready';
  /** Oldest first, as far as they were fetched. */
  readonly items: readonly QuarantineItem[];
  readonly next: string | null;
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  readonly busy: 'more' | 'replay' | null;
  readonly replayed: ReplayReport | null;
  refresh(background: boolean): Promise<void>;
  loadMore(): Promise<void>;
  replay(): Promise<void>;
  forget(): void;
}

const NOTHING = {
  status: 'empty',
  items: [],
  next: null,
  failure: null,
  refreshedAtMs: null,
  busy: null,
  replayed: null,
} as const;

/** The list and the order to read it again. */
export function createQuarantineStore(api: QuarantineApi, nowMs: () => number): StoreApi<QuarantineState> {
  return createStore<QuarantineState>((set, get) => ({
    ...NOTHING,
    async refresh(background) {
      if (get().status === 'empty') set({ status: 'loading' });
      const page = await api.page({ background });
      if (!page.ok) return set({ failure: page.error });
      set({ status: 'ready', ...page.value, failure: null, refreshedAtMs: nowMs() });
    },
    async loadMore() {
      const { next, busy } = get();
      if (next === null || busy !== null) return;
      set({ busy: 'more' });
      const page = await api.page({ after: next });
      if (!page.ok) return set({ busy: null, failure: page.error });
      set({ busy: null, items: [...get().items, ...page.value.items], next: page.value.next });
    },
    async replay() {
      if (get().busy !== null) return;
      set({ busy: 'replay', replayed: null });
      const replayed = await api.replay();
      set({ busy: null });
      if (!replayed.ok) return set({ failure: replayed.error });
      await get().refresh(false);
      set({ replayed: replayed.value });
    },
    forget: () => set(NOTHING),
  }));
}

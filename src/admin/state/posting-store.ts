import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PostingReport, PostingUnits } from '#shared/protocol/posting-check.ts';
import type { ProblemChange, ProblemReport } from '#shared/protocol/procedure-feedback.ts';
import type { ApiFailure } from '../api/client.ts';
import type { PostingApi } from '../api/posting-api.ts';

export interface PostingStoreState {
  readonly report: PostingReport | null;
  /** Every unit that the account sees, in figures. */
  readonly units: readonly PostingUnits['items'][number][];
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  /** Reports of citizens about one procedure, newest first. */
  readonly problems: readonly ProblemReport[] | null;
  /** What was written with them, by report; null: it cannot be opened. */
  readonly comments: ReadonlyMap<string, string | null>;
  check(staleDays: number): Promise<void>;
  readonly csvUrl: (staleDays: number, lang: 'vi' | 'en') => string;
  readProblems(code: string): Promise<void>;
  readComment(id: string): Promise<void>;
  settle(id: string, change: ProblemChange): Promise<void>;
  forget(): void;
}

const NOTHING = {
  report: null,
  units: [],
  failure: null,
  refreshedAtMs: null,
  problems: null,
  comments: new Map<string, string | null>(),
} as const;

/** The posting check, and what citizens reported of one procedure. */
export function createPostingStore(api: PostingApi, nowMs: () => number): StoreApi<PostingStoreState> {
  return createStore<PostingStoreState>((set, get) => ({
    ...NOTHING,
    csvUrl: (staleDays, lang) => api.csvUrl(staleDays, lang),
    async check(staleDays) {
      const [report, units] = await Promise.all([api.report(staleDays), api.units(staleDays)]);
      if (units.ok) set({ units: units.value.items });
      set(
        report.ok
          ? { report: report.value, failure: null, refreshedAtMs: nowMs() }
          : { failure: report.error },
      );
    },
    async readProblems(code) {
      set({ problems: null });
      const page = await api.problems(code);
      set(page.ok ? { problems: page.value.items, failure: null } : { failure: page.error });
    },
    async readComment(id) {
      const comment = await api.comment(id);
      if (!comment.ok) return set({ failure: comment.error });
      set({ comments: new Map([...get().comments, [id, comment.value.text]]) });
    },
    async settle(id, change) {
      const changed = await api.settle(id, change);
      if (!changed.ok) return set({ failure: changed.error });
      const problems =
        get().problems?.map((problem) => (problem.id === id ? changed.value : problem)) ?? null;
      set({ problems, failure: null });
    },
    forget: () => set(NOTHING),
  }));
}

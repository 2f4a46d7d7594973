import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ImportApply,
  ImportItem,
  ImportItemKind,
  ImportJob,
} from '#shared/protocol/procedure-import.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ProcedureImportsApi } from '../api/procedure-imports-api.ts';
import { readFileBytes } from '../lib/read-file.ts';

export interface ProcedureImportState {
  readonly job: ImportJob | null;
  /** What is looked at of the preview, and its rows as far as they were fetched. */
  readonly kind: ImportItemKind | null;
  readonly items: readonly ImportItem[];
  readonly next: string | null;
  readonly sending: boolean;
  readonly unreadable: boolean;
  readonly failure: ApiFailure | null;
  send(file: File, as: 'draft' | 'posted'): Promise<void>;
  /** Asks how far the job is; does nothing while none runs. */
  poll(): Promise<void>;
  show(kind: ImportItemKind): Promise<void>;
  loadMore(): Promise<void>;
  apply(options: ImportApply): Promise<void>;
  cancel(): Promise<void>;
  forget(): void;
}

const NOTHING = {
  job: null,
  kind: null,
  items: [],
  next: null,
  sending: false,
  unreadable: false,
  failure: null,
} as const;

/** Whether the centre is at work on it, so that asking again makes sense. */
export function isRunning(job: ImportJob | null): boolean {
  return job?.state === 'reading' || job?.state === 'applying';
}

/** One file of procedures: sent, looked at, applied or cancelled. */
export function createProcedureImportStore(api: ProcedureImportsApi): StoreApi<ProcedureImportState> {
  return createStore<ProcedureImportState>((set, get) => ({
    ...NOTHING,
    async send(file, as) {
      if (get().sending) return;
      set({ ...NOTHING, sending: true });
      const bytes = await readFileBytes(file);
      if (bytes === null) return set({ sending: false, unreadable: true });
      const begun = await api.begin({ name: file.name, bytes }, as);
      set({ sending: false, ...(begun.ok ? { job: begun.value } : { failure: begun.error }) });
    },
    async poll() {
      const { job } = get();
      if (job === null || !isRunning(job)) return;
      const answer = await api.job(job.id);
      if (get().job?.id !== job.id) return;
      set(answer.ok ? { job: answer.value, failure: null } : { failure: answer.error });
      if (answer.ok && job.state !== answer.value.state) {
        set({ kind: null, items: [], next: null });
      }
    },
    async show(kind) {
      const { job } = get();
      if (job === null) return;
      set({ kind, items: [], next: null });
      const page = await api.items(job.id, kind);
      if (get().kind !== kind) return;
      set(page.ok ? { items: page.value.items, next: page.value.next } : { failure: page.error });
    },
    async loadMore() {
      const { job, kind, next } = get();
      if (job === null || kind === null || next === null) return;
      const page = await api.items(job.id, kind, next);
      if (get().kind !== kind) return;
      if (!page.ok) return set({ failure: page.error });
      set({ items: [...get().items, ...page.value.items], next: page.value.next });
    },
    async apply(options) {
      const { job } = get();
      if (job === null) return;
      const answer = await api.apply(job.id, options);
      set(answer.ok ? { job: answer.value, failure: null } : { failure: answer.error });
    },
    async cancel() {
      const { job } = get();
      if (job === null) return;
      const answer = await api.cancel(job.id);
      set(answer.ok ? { job: answer.value, failure: null } : { failure: answer.error });
    },
    forget: () => set(NOTHING),
  }));
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  DueReport,
  OwnReport,
  ReportCreate,
  ReportDetail,
  ReportItem,
  ReportVerification,
} from '#shared/protocol/reports.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ReportFilter, ReportsApi } from '../api/reports-api.ts';

/** Reports: the list, the one that is open with its proof, and a clerk's own. */
export interface ReportsState {
  readonly filter: ReportFilter;
  readonly items: readonly ReportItem[];
  readonly due: readonly DueReport[];
  readonly next: string | null;
  readonly status: 'loading' | 'ready';
  readonly detail: ReportDetail | null;
  /** Of the report that is open. Null: not asked for. */
  readonly verification: ReportVerification | null;
  readonly own: readonly ReportItem[] | null;
  readonly ownReport: OwnReport | null;
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  look(filter: ReportFilter): Promise<void>;
  loadMore(): Promise<void>;
  /** The id of what was made; null: it was not, and `failure` says why. */
  make(wish: ReportCreate): Promise<string | null>;
  open(id: string): Promise<void>;
  verify(): Promise<void>;
  lookOwn(): Promise<void>;
  openOwn(id: string): Promise<void>;
  /** True when it was kept. */
  reply(text: string): Promise<boolean>;
  forget(): void;
}

const NOTHING = {
  filter: { unit: '', period: '' },
  items: [],
  due: [],
  next: null,
  status: 'loading',
  detail: null,
  verification: null,
  own: null,
  ownReport: null,
  busy: false,
  failure: null,
} as const;

export function createReportsStore(api: ReportsApi): StoreApi<ReportsState> {
  let wished = '';
  return createStore<ReportsState>((set, get) => ({
    ...NOTHING,
    async look(filter) {
      const key = JSON.stringify(filter);
      wished = key;
      set({ filter, failure: null });
      const page = await api.page(filter);
      if (wished !== key) return;
      set(page.ok ? { ...page.value, status: 'ready' } : { failure: page.error });
    },
    async loadMore() {
      const { next, filter, items } = get();
      if (next === null) return;
      const page = await api.page(filter, next);
      if (get().next !== next) return;
      set(page.ok ? { ...page.value, items: [...items, ...page.value.items] } : { failure: page.error });
    },
    async make(wish) {
      if (get().busy) return null;
      set({ busy: true, failure: null });
      const made = await api.make(wish);
      set({
        busy: false,
        ...(made.ok ? { detail: made.value, verification: null } : { failure: made.error }),
      });
      return made.ok ? made.value.report.id : null;
    },
    async open(id) {
      if (get().detail?.report.id !== id) set({ detail: null, verification: null });
      set({ failure: null });
      wished = id;
      const detail = await api.detail(id);
      if (wished === id) set(detail.ok ? { detail: detail.value } : { failure: detail.error });
    },
    async verify() {
      const id = get().detail?.report.id;
      if (id === undefined || get().busy) return;
      set({ busy: true, failure: null, verification: null });
      const verification = await api.verify(id);
      set({ busy: false });
      if (get().detail?.report.id !== id) return;
      set(verification.ok ? { verification: verification.value } : { failure: verification.error });
    },
    async lookOwn() {
      const list = await api.ownList();
      set(list.ok ? { own: list.value.items, failure: null } : { failure: list.error });
    },
    async openOwn(id) {
      if (get().ownReport?.report.id !== id) set({ ownReport: null });
      set({ failure: null });
      wished = id;
      const own = await api.own(id);
      if (wished === id) set(own.ok ? { ownReport: own.value } : { failure: own.error });
    },
    async reply(text) {
      const id = get().ownReport?.report.id;
      if (id === undefined || get().busy) return false;
      set({ busy: true, failure: null });
      const answer = await api.reply(id, text);
      set({ busy: false, ...(answer.ok ? { ownReport: answer.value } : { failure: answer.error }) });
      return answer.ok;
    },
    forget: () => {
      wished = '';
      set(NOTHING);
    },
  }));
}

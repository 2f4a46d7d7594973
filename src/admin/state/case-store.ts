import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseContact, CaseDetail } from '#shared/protocol/cases.ts';
import type { AnswerTemplate, CaseDeed, CaseDoor, CasesApi } from '../api/cases-api.ts';
import type { ApiFailure } from '../api/client.ts';

/** A deed as a form knows it: which version it is done on, the store knows. */
export type Deed = CaseDeed extends infer One ? (One extends unknown ? Omit<One, 'version'> : never) : never;

export interface CaseState {
  readonly id: string | null;
  readonly detail: CaseDetail | null;
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  /** Somebody else was faster; what is shown is theirs, and nothing of ours was done. */
  readonly conflict: boolean;
  /** Null: not looked at. */
  readonly contact: CaseContact | null;
  readonly templates: readonly AnswerTemplate[];
  /** It was handed on, and is seen from here no longer. */
  readonly gone: boolean;
  open(door: CaseDoor, id: string): Promise<void>;
  /** True when it was done. */
  act(deed: Deed): Promise<boolean>;
  showContact(): Promise<void>;
  hideContact(): void;
  forget(): void;
}

const NOTHING = {
  id: null,
  detail: null,
  busy: false,
  failure: null,
  conflict: false,
  contact: null,
  templates: [],
  gone: false,
} as const;

/** The calls of every door. */
export type CaseDoors = Readonly<Record<CaseDoor, CasesApi>>;

/** One case: what was written, what was done, and doing something. */
export function createCaseStore(doors: CaseDoors): StoreApi<CaseState> {
  let api = doors.cases;
  return createStore<CaseState>((set, get) => ({
    ...NOTHING,
    async open(door, id) {
      api = doors[door];
      if (get().id !== id) set({ ...NOTHING, id });
      const detail = await api.detail(id);
      if (get().id !== id) return;
      if (!detail.ok) return set({ failure: detail.error });
      set({ detail: detail.value, failure: null, gone: false });
      const templates = await api.templates(detail.value.unit.id);
      if (get().id === id) set({ templates });
    },
    async act(deed) {
      const { id, detail, busy } = get();
      if (id === null || detail === null || busy) return false;
      set({ busy: true, failure: null, conflict: false });
      const answer = await api.edit(id, { ...deed, version: detail.version });
      if (get().id !== id) return false;
      if (answer.ok) {
        set({ busy: false, detail: answer.value, gone: answer.value === null });
        return true;
      }
      const { error } = answer;
      if (error.type !== 'problem' || error.status !== 409) set({ busy: false, failure: error });
      else {
        const fresh = await api.detail(id);
        if (get().id !== id) return false;
        set({ busy: false, conflict: true, ...(fresh.ok ? { detail: fresh.value } : {}) });
      }
      return false;
    },
    async showContact() {
      const { id } = get();
      if (id === null) return;
      const answer = await api.contact(id);
      if (get().id !== id) return;
      set(answer.ok ? { contact: answer.value } : { failure: answer.error });
    },
    hideContact: () => set({ contact: null }),
    forget: () => set(NOTHING),
  }));
}

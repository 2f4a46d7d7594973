import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import { procedureBody } from '#shared/protocol/procedure.ts';
import type { ProcedureDetail, ProcedureDifferences } from '#shared/protocol/procedure-admin.ts';
import type { ApiFailure } from '../api/client.ts';
import type { ProceduresApi } from '../api/procedures-api.ts';

/** A procedure while it is edited: not yet one that the centre would take. */
export type ProcedureForm = Readonly<Record<string, unknown>>;

/** A part of the form that is not right, by its path (`components.2.name`). */
export interface FormIssue {
  readonly path: string;
  /** Nothing was entered where something must be, or what was entered does not do. */
  readonly fault: 'missing' | 'wrong';
}

export interface ProcedureState {
  readonly unit: string;
  readonly code: string | null;
  readonly detail: ProcedureDetail | null;
  /** Null while nobody edits. It stays when a save fails, so that nothing typed is lost. */
  readonly form: ProcedureForm | null;
  readonly issues: readonly FormIssue[];
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  readonly compared: ProcedureDifferences | null;
  open(code: string, unit: string): Promise<void>;
  /** Begins a procedure that the office does not have yet, as a draft; true when it is there. */
  begin(form: ProcedureForm, unit: string): Promise<boolean>;
  edit(): void;
  write(form: ProcedureForm): void;
  leaveForm(): void;
  save(): Promise<void>;
  post(version?: number): Promise<void>;
  act(deed: 'withdraw' | 'discard-draft' | 'check'): Promise<void>;
  compare(from: number, to: number): Promise<void>;
  forget(): void;
}

const NOTHING = {
  unit: '',
  code: null,
  detail: null,
  form: null,
  issues: [],
  busy: false,
  failure: null,
  compared: null,
} as const;

/** One procedure: what the public sees, its draft, and what was done to it. */
export function createProcedureStore(api: ProceduresApi): StoreApi<ProcedureState> {
  return createStore<ProcedureState>((set, get) => {
    /** Runs a change; what the centre answers is what is shown. */
    async function run(
      change: (at: {
        readonly code: string;
        readonly revision: number;
      }) => Promise<Result<ProcedureDetail, ApiFailure>>,
    ): Promise<boolean> {
      const { code, detail, busy } = get();
      if (code === null || detail === null || busy) return false;
      set({ busy: true, failure: null });
      const answer = await change({ code, revision: detail.revision });
      if (get().code !== code) return false;
      set({
        busy: false,
        ...(answer.ok ? { detail: answer.value, compared: null } : { failure: answer.error }),
      });
      return answer.ok;
    }
    return {
      ...NOTHING,
      async open(code, unit) {
        const isOther = () => get().code !== code || get().unit !== unit;
        if (isOther()) set({ ...NOTHING, code, unit });
        const answer = await api.detail(code);
        if (isOther()) return;
        set(answer.ok ? { detail: answer.value, failure: null } : { failure: answer.error });
      },
      async begin(form, unit) {
        const parsed = v.safeParse(procedureBody, form);
        if (!parsed.success) {
          set({ ...NOTHING, unit, issues: parsed.issues.map(toIssue) });
          return false;
        }
        const { code } = parsed.output;
        set({ ...NOTHING, unit, busy: true });
        const answer = await api.saveDraft(code, { revision: 0, body: parsed.output });
        set({ busy: false, ...(answer.ok ? { code, detail: answer.value } : { failure: answer.error }) });
        return answer.ok;
      },
      edit() {
        const { detail } = get();
        const body = detail?.draftBody ?? detail?.postedBody ?? null;
        if (body !== null) set({ form: { ...body }, issues: [] });
      },
      write: (form) => set({ form }),
      leaveForm: () => set({ form: null, issues: [] }),
      async save() {
        const parsed = v.safeParse(procedureBody, get().form);
        if (!parsed.success) return set({ issues: parsed.issues.map(toIssue) });
        set({ issues: [] });
        const saved = await run(({ code, revision }) =>
          api.saveDraft(code, { revision, body: parsed.output }),
        );
        if (saved) set({ form: null });
      },
      async post(version) {
        await run(({ code, revision }) =>
          api.post(code, { revision, ...(version === undefined ? {} : { version }) }),
        );
      },
      async act(deed) {
        await run(({ code, revision }) => api.change(code, deed, { revision }));
      },
      async compare(from, to) {
        const { code } = get();
        if (code === null) return;
        const answer = await api.differences(code, from, to);
        if (get().code !== code) return;
        set(answer.ok ? { compared: answer.value } : { failure: answer.error });
      },
      forget: () => set(NOTHING),
    };
  });
}

function toIssue(issue: v.BaseIssue<unknown>): FormIssue {
  const { input } = issue;
  const missing = input === '' || input === null || input === undefined;
  return { path: v.getDotPath(issue) ?? '', fault: missing ? 'missing' : 'wrong' };
}

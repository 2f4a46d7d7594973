import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReceiptCode } from '#shared/domain/ids.ts';
import { parseReceiptCode, type ReceiptFault } from '#shared/domain/receipt-code.ts';
import type { Result } from '#shared/lib/result.ts';
import type { FixLevel, FollowedCase } from '#shared/protocol/follow-up.ts';
import type { FollowUpApi, FollowUpFailure } from './follow-up-api.ts';

/** What the holder of a code may do beside looking. */
type Deed = 'reopen' | 'add' | 'rate' | 'erase';

/** What stands on the page. Nothing of it outlives the page. */
export interface FollowUpState {
  readonly typed: string;
  /** Why what was typed is no code; shown at the field. */
  readonly fault: ReceiptFault | 'empty' | null;
  /** What is under way. */
  readonly busy: 'look' | Deed | null;
  readonly failure: FollowUpFailure | null;
  readonly shown: Shown | null;
  /** What was just done, to be said once. */
  readonly done: Deed | null;
  type(text: string): void;
  /** Looks the typed code up. */
  look(): Promise<void>;
  /** Looks the shown code up once more. */
  refresh(): Promise<void>;
  /** True when it went well. */
  reopen(reason: string): Promise<boolean>;
  add(text: string): Promise<boolean>;
  rate(level: FixLevel): Promise<boolean>;
  erase(): Promise<boolean>;
  /** Back to the field, with nothing in it. */
  leave(): void;
}

/** `found` null: the code is right and has not arrived. */
export interface Shown {
  readonly code: ReceiptCode;
  readonly found: FollowedCase | null;
}

type Call = Promise<Result<FollowedCase | null, FollowUpFailure>>;

const EMPTY = { typed: '', fault: null, busy: null, failure: null, shown: null, done: null } as const;

/** @param brought what the address carried after `#`; looked up at once when it is a code */
export function createFollowUpStore(api: FollowUpApi, brought: string): StoreApi<FollowUpState> {
  const store = createStore<FollowUpState>((set, get) => {
    /** One call at a time; what comes back for a code that was left meanwhile is nobody's. */
    const run = async (
      busy: NonNullable<FollowUpState['busy']>,
      code: ReceiptCode,
      call: () => Call,
    ): Promise<boolean> => {
      if (get().busy !== null) return false;
      set({ busy, failure: null, done: null });
      const answer = await call();
      if (get().busy !== busy) return false;
      if (answer.ok) set({ busy: null, shown: { code, found: answer.value } });
      else set({ busy: null, failure: answer.error });
      return answer.ok;
    };
    const act = async (deed: Deed, call: (shown: Shown) => Call): Promise<boolean> => {
      const { shown } = get();
      if (shown === null) return false;
      const isDone = await run(deed, shown.code, () => call(shown));
      if (isDone) set({ done: deed });
      return isDone;
    };
    return {
      ...EMPTY,
      type: (typed) => set({ typed, fault: null, failure: null }),
      async look() {
        const { typed } = get();
        const code = parseReceiptCode(typed);
        if (!code.ok) return set({ fault: typed.trim() === '' ? 'empty' : code.error });
        await run('look', code.value, () => api.look(code.value));
      },
      async refresh() {
        const { shown } = get();
        if (shown !== null) await run('look', shown.code, () => api.look(shown.code));
      },
      reopen: (reason) => act('reopen', ({ code }) => api.reopen(code, reason)),
      add: (text) => act('add', ({ code }) => api.add(code, text)),
      rate: (level) => act('rate', ({ code }) => api.rate(code, level)),
      erase: () => act('erase', ({ code, found }) => api.erase(code, found?.contact === 'with-everything')),
      leave: () => set(EMPTY),
    };
  });
  if (brought !== '') {
    store.getState().type(brought);
    void store.getState().look();
  }
  return store;
}

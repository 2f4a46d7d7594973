import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '#shared/lib/result.ts';
import type { AccountItem, AuditChain, AuditItem, TokenItem } from '#shared/protocol/accounts.ts';
import type { AccessApi } from '../api/access-api.ts';
import type { ApiFailure } from '../api/client.ts';

/** What is shown this once: whose it is, and the secret itself. */
export interface ShownSecret {
  readonly kind: 'password' | 'token' | 'webhook';
  readonly name: string;
  readonly secret: string;
}

/** Accounts, keys and the log on the screen. */
export interface AccessState {
  readonly accounts: readonly AccountItem[] | null;
  readonly tokens: readonly TokenItem[] | null;
  readonly audit: readonly AuditItem[] | null;
  readonly auditNext: string | null;
  readonly chain: AuditChain | 'checking' | null;
  readonly failure: ApiFailure | null;
  readonly secret: ShownSecret | null;
  loadAccounts(): Promise<void>;
  loadTokens(): Promise<void>;
  /** A search that is not the last one any more is let go. */
  search(text: string): Promise<void>;
  searchOn(): Promise<void>;
  checkChain(): Promise<void>;
  /** Does something to accounts or keys and reads both lists again. Null when it went well. */
  act(deed: (api: AccessApi) => Promise<Result<ShownSecret | null, ApiFailure>>): Promise<ApiFailure | null>;
  closeSecret(): void;
  readonly api: AccessApi;
  forget(): void;
}

const NOTHING = {
  accounts: null,
  tokens: null,
  audit: null,
  auditNext: null,
  chain: null,
  failure: null,
  secret: null,
};

export function createAccessStore(api: AccessApi): StoreApi<AccessState> {
  return createStore<AccessState>((set, get) => {
    let searched = '';
    return {
      ...NOTHING,
      api,
      async loadAccounts() {
        const answer = await api.accounts();
        set(answer.ok ? { accounts: answer.value.items, failure: null } : { failure: answer.error });
      },
      async loadTokens() {
        const answer = await api.tokens();
        set(answer.ok ? { tokens: answer.value.items, failure: null } : { failure: answer.error });
      },
      async search(text) {
        searched = text;
        const answer = await api.audit({ text, after: null });
        if (searched !== text) return;
        if (!answer.ok) return set({ failure: answer.error });
        set({ audit: answer.value.items, auditNext: answer.value.next, failure: null });
      },
      async searchOn() {
        const { auditNext: after, audit } = get();
        const text = searched;
        if (after === null) return;
        const answer = await api.audit({ text, after });
        if (searched !== text) return;
        if (!answer.ok) return set({ failure: answer.error });
        set({
          audit: [...(audit ?? []), ...answer.value.items],
          auditNext: answer.value.next,
          failure: null,
        });
      },
      async checkChain() {
        set({ chain: 'checking' });
        const answer = await api.auditChain();
        set(answer.ok ? { chain: answer.value, failure: null } : { chain: null, failure: answer.error });
      },
      async act(deed) {
        const done = await deed(api);
        if (!done.ok) return done.error;
        set({ secret: done.value });
        await Promise.all([
          ...(get().accounts === null ? [] : [get().loadAccounts()]),
          ...(get().tokens === null ? [] : [get().loadTokens()]),
        ]);
        return null;
      },
      closeSecret: () => set({ secret: null }),
      forget: () => {
        searched = '';
        set(NOTHING);
      },
    };
  });
}

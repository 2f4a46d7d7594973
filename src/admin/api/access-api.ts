import type * as v from 'valibot';
import type { Role } from '#shared/domain/roles.ts';
import type { Result } from '#shared/lib/result.ts';
import {
  type AccountItem,
  type AuditChain,
  type accountChange,
  accountItem,
  accountList,
  accountSecret,
  auditChain,
  auditPage,
  recoveryCodes,
  secondFactorOffer,
  type TokenCreate,
  type TokenItem,
  tokenList,
  tokenSecret,
} from '#shared/protocol/accounts.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

type Answer<T> = Promise<Result<T, ApiFailure>>;

/** A new account as somebody wants it. */
export interface AccountRequest {
  readonly username: string;
  readonly role: Role;
  readonly unit: string;
  readonly clerk: string | null;
}

/** Who may sign in, which systems may read, and what everybody did. */
export interface AccessApi {
  accounts(): Answer<{ readonly items: readonly AccountItem[] }>;
  createAccount(request: AccountRequest): Answer<v.InferOutput<typeof accountSecret>>;
  changeAccount(id: string, change: v.InferInput<typeof accountChange>): Answer<unknown>;
  resetPassword(id: string): Answer<v.InferOutput<typeof accountSecret>>;
  dropSecondFactor(id: string): Answer<null>;
  tokens(): Answer<{ readonly items: readonly TokenItem[] }>;
  createToken(request: TokenCreate): Answer<v.InferOutput<typeof tokenSecret>>;
  revokeToken(id: string): Answer<null>;
  audit(query: {
    readonly text: string;
    readonly after: string | null;
  }): Answer<v.InferOutput<typeof auditPage>>;
  auditChain(): Answer<AuditChain>;
  offerFactor(): Answer<v.InferOutput<typeof secondFactorOffer>>;
  confirmFactor(code: string): Answer<v.InferOutput<typeof recoveryCodes>>;
  dropOwnFactor(code: string): Answer<null>;
}

/** Recomputing a long log takes its time. */
const CHAIN_TIMEOUT_MS = 120_000;
const OWN_FACTOR = '/session/second-factor';

/** The calls of `/accounts`, `/tokens`, `/audit` and of one's own second factor. */
export function createAccessApi(client: ApiClient): AccessApi {
  return {
    accounts: () => client.call({ path: '/accounts', schema: accountList }),
    createAccount: (body) => client.call({ method: 'POST', path: '/accounts', body, schema: accountSecret }),
    changeAccount: (id, body) =>
      client.call({ method: 'PUT', path: `/accounts/${id}`, body, schema: accountItem }),
    resetPassword: (id) =>
      client.call({ method: 'POST', path: `/accounts/${id}/password`, schema: accountSecret }),
    dropSecondFactor: (id) =>
      client.call({ method: 'DELETE', path: `/accounts/${id}/second-factor`, schema: NO_BODY }),
    tokens: () => client.call({ path: '/tokens', schema: tokenList }),
    createToken: (body) => client.call({ method: 'POST', path: '/tokens', body, schema: tokenSecret }),
    revokeToken: (id) => client.call({ method: 'DELETE', path: `/tokens/${id}`, schema: NO_BODY }),
    audit: ({ text, after }) => {
      const query = new URLSearchParams({ order: 'desc', limit: '50' });
      if (text !== '') query.set('text', text);
      if (after !== null) query.set('after', after);
      return client.call({ path: `/audit?${query}`, schema: auditPage });
    },
    auditChain: () => client.call({ path: '/audit/chain', schema: auditChain, timeoutMs: CHAIN_TIMEOUT_MS }),
    offerFactor: () => client.call({ method: 'POST', path: OWN_FACTOR, schema: secondFactorOffer }),
    confirmFactor: (code) =>
      client.call({ method: 'PUT', path: OWN_FACTOR, body: { code }, schema: recoveryCodes }),
    dropOwnFactor: (code) =>
      client.call({ method: 'DELETE', path: OWN_FACTOR, body: { code }, schema: NO_BODY }),
  };
}

/** Where the browser fetches the whole log. */
export const AUDIT_EXPORT_URL = '/api/v1/audit/export';

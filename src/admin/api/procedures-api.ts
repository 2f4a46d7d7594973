import type { Result } from '#shared/lib/result.ts';
import {
  type DraftWrite,
  type ProcedureChange,
  type ProcedureDetail,
  type ProcedureDifferences,
  type ProcedureFields,
  type ProcedurePage,
  type ProcedurePost,
  procedureDetail,
  procedureDifferences,
  procedureFields,
  procedurePage,
} from '#shared/protocol/procedure-admin.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** What of the list is looked for; empty text is no wish. */
export interface ProcedureFilter {
  readonly text: string;
  readonly state: string;
  readonly field: string;
}

/** The posted procedures of the own office. Every change carries the revision that was looked at. */
export interface ProceduresApi {
  page(filter: ProcedureFilter, after?: string): Promise<Result<ProcedurePage, ApiFailure>>;
  fields(): Promise<Result<ProcedureFields, ApiFailure>>;
  detail(code: string): Promise<Result<ProcedureDetail, ApiFailure>>;
  differences(code: string, from: number, to: number): Promise<Result<ProcedureDifferences, ApiFailure>>;
  saveDraft(code: string, write: DraftWrite): Promise<Result<ProcedureDetail, ApiFailure>>;
  post(code: string, change: ProcedurePost): Promise<Result<ProcedureDetail, ApiFailure>>;
  change(
    code: string,
    deed: 'withdraw' | 'discard-draft' | 'check',
    change: ProcedureChange,
  ): Promise<Result<ProcedureDetail, ApiFailure>>;
}

export function createProceduresApi(client: ApiClient): ProceduresApi {
  const at = (code: string, call = '') => `/procedures/${encodeURIComponent(code)}${call}`;
  const schema = procedureDetail;
  return {
    page: (filter, after) => {
      const query = new URLSearchParams({ limit: '100' });
      for (const [name, value] of Object.entries({ ...filter, after })) {
        if (value !== undefined && value !== '') query.set(name, value);
      }
      return client.call({ path: `/procedures?${query}`, schema: procedurePage });
    },
    fields: () => client.call({ path: '/procedures/fields', schema: procedureFields }),
    detail: (code) => client.call({ path: at(code), schema }),
    differences: (code, from, to) =>
      client.call({ path: at(code, `/differences?from=${from}&to=${to}`), schema: procedureDifferences }),
    saveDraft: (code, body) => client.call({ method: 'PUT', path: at(code, '/draft'), body, schema }),
    post: (code, body) => client.call({ method: 'POST', path: at(code, '/post'), body, schema }),
    change: (code, deed, body) => client.call({ method: 'POST', path: at(code, `/${deed}`), body, schema }),
  };
}

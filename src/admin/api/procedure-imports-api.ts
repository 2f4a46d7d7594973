import type { Result } from '#shared/lib/result.ts';
import {
  type ImportApply,
  type ImportItemKind,
  type ImportItemPage,
  type ImportJob,
  importItemPage,
  importJob,
} from '#shared/protocol/procedure-import.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Bringing procedures in from a file: a job that is looked at before it is applied. */
export interface ProcedureImportsApi {
  begin(
    file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
    as: 'draft' | 'posted',
  ): Promise<Result<ImportJob, ApiFailure>>;
  job(id: string): Promise<Result<ImportJob, ApiFailure>>;
  items(id: string, kind: ImportItemKind, after?: string): Promise<Result<ImportItemPage, ApiFailure>>;
  apply(id: string, options: ImportApply): Promise<Result<ImportJob, ApiFailure>>;
  cancel(id: string): Promise<Result<ImportJob, ApiFailure>>;
}

/** A big file over a slow line. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;

export function createProcedureImportsApi(client: ApiClient): ProcedureImportsApi {
  const at = (id: string, call = '') => `/procedures/imports/${encodeURIComponent(id)}${call}`;
  return {
    begin: ({ name, bytes }, as) =>
      client.call({
        method: 'POST',
        path: `/procedures/imports?${new URLSearchParams({ name: name.slice(0, 200), as })}`,
        file: { type: 'application/octet-stream', bytes },
        schema: importJob,
        timeoutMs: UPLOAD_TIMEOUT_MS,
      }),
    job: (id) => client.call({ path: at(id), schema: importJob }),
    items: (id, kind, after) => {
      const query = new URLSearchParams({ kind, limit: '100', ...(after === undefined ? {} : { after }) });
      return client.call({ path: at(id, `/items?${query}`), schema: importItemPage });
    },
    apply: (id, body) => client.call({ method: 'POST', path: at(id, '/apply'), body, schema: importJob }),
    cancel: (id) => client.call({ method: 'POST', path: at(id, '/cancel'), body: {}, schema: importJob }),
  };
}

import type { Result } from '#shared/lib/result.ts';
import { type ImportReport, importReport } from '#shared/protocol/import.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Bringing in a file that staff exported from a tablet. */
export interface ImportApi {
  /** The very bytes of the file: its chain is over them. */
  send(bytes: Uint8Array<ArrayBuffer>): Promise<Result<ImportReport, ApiFailure>>;
}

/** A year of a tablet over a slow line. */
const TIMEOUT_MS = 10 * 60_000;

/** The import call of the centre. */
export function createImportApi(client: ApiClient): ImportApi {
  return {
    send: (bytes) =>
      client.call({
        method: 'POST',
        path: '/import/journal',
        file: { type: 'application/x-ndjson', bytes },
        timeoutMs: TIMEOUT_MS,
        schema: importReport,
      }),
  };
}

import type { Result } from '#shared/lib/result.ts';
import { type ProcedureLookUp, procedureLookUp } from '#shared/protocol/procedure-look-up.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Everything that a unit has posted, to be searched on the page. */
export interface LookUpApi {
  posted(unit: string): Promise<Result<ProcedureLookUp, ApiFailure>>;
}

/** Two thousand procedures over a slow line take their time. */
const TIMEOUT_MS = 120_000;

export function createLookUpApi(client: ApiClient): LookUpApi {
  return {
    posted: (unit) =>
      client.call({
        path: `/procedures/posted?unit=${encodeURIComponent(unit)}`,
        schema: procedureLookUp,
        timeoutMs: TIMEOUT_MS,
      }),
  };
}

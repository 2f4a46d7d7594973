import type { Result } from '#shared/lib/result.ts';
import {
  type BatchCodes,
  type BatchCreate,
  batchCodes,
  batchItem,
  batchList,
  type TakeHomeBatch,
} from '#shared/protocol/take-home.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

/** Batches of printed codes. */
export interface TakeHomeApi {
  list(): Promise<Result<{ readonly items: readonly TakeHomeBatch[] }, ApiFailure>>;
  create(batch: BatchCreate): Promise<Result<TakeHomeBatch, ApiFailure>>;
  /** To be printed; the centre writes down who asked. */
  codes(no: number): Promise<Result<BatchCodes, ApiFailure>>;
  withdraw(no: number): Promise<Result<null, ApiFailure>>;
}

/** The calls of the centre for them. */
export function createTakeHomeApi(client: ApiClient): TakeHomeApi {
  const path = '/take-home/batches';
  return {
    list: () => client.call({ path, schema: batchList }),
    create: (body) => client.call({ method: 'POST', path, body, schema: batchItem }),
    codes: (no) => client.call({ path: `${path}/${no}/codes`, schema: batchCodes }),
    withdraw: (no) => client.call({ method: 'DELETE', path: `${path}/${no}`, body: {}, schema: NO_BODY }),
  };
}

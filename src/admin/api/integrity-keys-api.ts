import type { Result } from '#shared/lib/result.ts';
import type { PublicJwk } from '#shared/protocol/fields.ts';
import { type IntegrityKeyItem, integrityKeyList } from '#shared/protocol/integrity-keys.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

/** To which keys integrity reports are sealed; the inspector's alone. */
export interface IntegrityKeysApi {
  list(): Promise<Result<{ readonly items: readonly IntegrityKeyItem[] }, ApiFailure>>;
  /** Only the public part ever leaves the page. */
  set(unit: string, jwk: PublicJwk): Promise<Result<null, ApiFailure>>;
  end(unit: string): Promise<Result<null, ApiFailure>>;
}

/** The calls of `/integrity-keys`. */
export function createIntegrityKeysApi(client: ApiClient): IntegrityKeysApi {
  const of = (unit: string) => `/units/${unit}/integrity-key`;
  return {
    list: () => client.call({ path: '/integrity-keys', schema: integrityKeyList }),
    set: (unit, { kty, crv, x, y }) =>
      client.call({ method: 'PUT', path: of(unit), body: { jwk: { kty, crv, x, y } }, schema: NO_BODY }),
    end: (unit) => client.call({ method: 'DELETE', path: of(unit), schema: NO_BODY }),
  };
}

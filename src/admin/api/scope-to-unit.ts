import type { ApiClient } from './client.ts';

/** The same calls about the unit that the page's address names; about the account's own where it names none. */
export function scopeToUnit(client: ApiClient, askedUnit: () => string | null): ApiClient {
  return {
    ...client,
    call: (call) => client.call({ ...call, path: withUnit(call.path, askedUnit()) }),
  };
}

/** An address of the API with the unit it is about. */
export function withUnit(path: string, unit: string | null): string {
  if (unit === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}unit=${encodeURIComponent(unit)}`;
}

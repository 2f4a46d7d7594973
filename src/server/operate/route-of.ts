import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The call as it is mounted, with `:name` for parameters: what stands in a path itself may be a secret. */
export function routeOf(c: Context): string {
  // What is mounted for every method are guards and the catch-alls behind everything.
  return matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'none';
}

import type { MiddlewareHandler } from 'hono';
import type { ServerContext } from '../context.ts';
import type { Meter } from './meter.ts';
import { routeOf } from './route-of.ts';

/** Counts every answer under the route that made it. */
export function countAnswers({ clock }: Pick<ServerContext, 'clock'>, meter: Meter): MiddlewareHandler {
  return async (c, next) => {
    const startedMs = clock.nowMs();
    await next();
    const ms = Math.max(0, clock.nowMs() - startedMs);
    meter.record({ method: c.req.method, route: routeOf(c), status: c.res.status, ms });
  };
}

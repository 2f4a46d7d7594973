import type { MiddlewareHandler } from 'hono';
import { INTEGRITY_DOOR } from '../cases/case-door.ts';
import type { ServerContext } from '../context.ts';
import type { Meter } from './meter.ts';
import { routeOf } from './route-of.ts';

/** Counts every answer under the route that made it; not those of integrity reports, whose number would tell of them. */
export function countAnswers({ clock }: Pick<ServerContext, 'clock'>, meter: Meter): MiddlewareHandler {
  return async (c, next) => {
    const startedMs = clock.nowMs();
    await next();
    const ms = Math.max(0, clock.nowMs() - startedMs);
    const route = routeOf(c);
    if (!route.includes(`/${INTEGRITY_DOOR.path}`))
      meter.record({ method: c.req.method, route, status: c.res.status, ms });
  };
}

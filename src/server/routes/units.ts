import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { clerkList, counterList, unitList } from '#shared/protocol/directory.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { listClerks, listCounters, listUnits } from '../store/directory.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { type Admitted, requireAccess } from './require-session.ts';

/** `GET /units`, `/units/:id/counters`, `/units/:id/clerks`: the names behind the ids, of the unit and all below it. */
export function unitsRoute(context: ServerContext): Hono<Admitted> {
  const admitted = requireAccess(context, 'directory.read');
  const ownUnit = requireUnit(context);
  return new Hono<Admitted>()
    .get('/', admitted, async (c) => {
      const rows = await listUnits(context.db, c.get('access').unit.id);
      const items = rows.map((row) => ({
        id: row.id,
        name: row.name,
        parent: row.parent_id,
        timeZone: row.time_zone,
        sample: row.sample === 1,
        kind: row.kind,
        code: row.code,
        closedAt: row.closed_at,
        successor: row.successor_id,
      }));
      return c.json(v.parse(unitList, { items }));
    })
    .get('/:id/counters', admitted, ownUnit, async (c) => {
      const items = await listCounters(context.db, c.req.param('id'));
      return c.json(v.parse(counterList, { items }));
    })
    .get('/:id/clerks', admitted, ownUnit, async (c) => {
      const items = await listClerks(context.db, c.req.param('id'));
      return c.json(v.parse(clerkList, { items }));
    });
}

/** The unit of the path must be the account's own or below it; whether another one exists is not told. */
function requireUnit(context: ServerContext): MiddlewareHandler<Admitted> {
  return async (c, next) => {
    const allowed = await isUnitWithin(context.db, c.req.param('id') ?? '', c.get('access').unit.id);
    if (!allowed) return problemResponse('forbidden');
    await next();
    return undefined;
  };
}

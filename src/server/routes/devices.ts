import { Hono, type MiddlewareHandler } from 'hono';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { readDeviceReports } from '../reports/device-report.ts';
import { findDeviceWithin, revokeDevice } from '../store/device-reports.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `/devices`: the fleet, and who may join or leave it. */
export function devicesRoute(context: ServerContext): Hono<SignedIn> {
  const signedIn = requireSession(context);
  const ownDevice = requireDevice(context);
  return new Hono<SignedIn>()
    .get('/', signedIn, async (c) => {
      const items = await readDeviceReports(context.db, c.get('session').unit.id, context.clock.nowMs());
      return c.json({ items });
    })
    .delete('/:id', signedIn, ownDevice, async (c) => {
      const id = c.req.param('id');
      const at = new Date(context.clock.nowMs()).toISOString();
      if (await revokeDevice(context.db, id, at))
        context.log.info('device-revoked', { device: id, account: c.get('session').accountId });
      return c.body(null, 204);
    });
}

/** The device of the path must stand in the account's units; another office's looks like none. */
function requireDevice(context: ServerContext): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const device = await findDeviceWithin(context.db, c.req.param('id') ?? '', c.get('session').unit.id);
    if (device === undefined) return problemResponse('not-found');
    await next();
    return undefined;
  };
}

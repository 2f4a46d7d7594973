import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { deviceCreate } from '#shared/protocol/admin.ts';
import type { ServerContext } from '../context.ts';
import { createDevice, issuePairingCode } from '../devices/create-device.ts';
import { problemResponse } from '../problem.ts';
import { readDeviceReports } from '../reports/device-report.ts';
import { findDeviceWithin, revokeDevice } from '../store/device-reports.ts';
import { isCounterOf } from '../store/directory.ts';
import { transact } from '../store/transact.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readJson } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `/devices`: the fleet, and who may join or leave it. */
export function devicesRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'devices.read' });
  const managing = requireSession(context, { needs: 'devices.manage' });
  const ownDevice = requireDevice(context);
  return new Hono<SignedIn>()
    .get('/', reading, async (c) => {
      const items = await readDeviceReports(context.db, c.get('session').unit.id, context.clock.nowMs());
      return c.json({ items });
    })
    .post('/', managing, (c) => addDevice(context, c))
    .post('/:id/pairing-code', managing, ownDevice, async (c) => {
      if (c.get('device').revoked_at !== null)
        return problemResponse('forbidden', {
          detail: 'a revoked device is not paired again: add a new one',
        });
      const id = c.req.param('id');
      const invitation = await transact(context.db, (trx) => issuePairingCode(trx, context, id));
      context.log.info('pairing-code-issued', { device: id, account: c.get('session').accountId });
      return c.json(invitation, 201);
    })
    .delete('/:id', managing, ownDevice, async (c) => {
      const id = c.req.param('id');
      const at = new Date(context.clock.nowMs()).toISOString();
      if (await revokeDevice(context.db, id, at))
        context.log.info('device-revoked', { device: id, account: c.get('session').accountId });
      return c.body(null, 204);
    });
}

async function addDevice(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, deviceCreate);
  if (!request.ok) return request.error;
  const { unit, counter, name } = request.value;
  const session = c.get('session');
  if (!(await isUnitWithin(context.db, unit, session.unit.id))) return problemResponse('forbidden');
  if (!(await isCounterOf(context.db, counter, unit)))
    return problemResponse('bad-request', { detail: 'not valid: counter', members: { fields: ['counter'] } });
  const invitation = await transact(context.db, (trx) =>
    createDevice(trx, context, { unitId: unit, counterId: counter, name }),
  );
  context.log.info('device-created', { device: invitation.device, account: session.accountId });
  return c.json(invitation, 201);
}

/** What a route behind `requireDevice` finds. */
interface WithDevice {
  Variables: SignedIn['Variables'] & { device: { readonly id: string; readonly revoked_at: string | null } };
}

/** The device of the path must stand in the account's units; another office's looks like none. */
function requireDevice(context: ServerContext): MiddlewareHandler<WithDevice> {
  return async (c, next) => {
    const device = await findDeviceWithin(context.db, c.req.param('id') ?? '', c.get('session').unit.id);
    if (device === undefined) return problemResponse('not-found');
    c.set('device', device);
    await next();
    return undefined;
  };
}

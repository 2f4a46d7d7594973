import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { deviceChange, deviceCreate, deviceReplace } from '#shared/protocol/admin.ts';
import type { ServerContext } from '../context.ts';
import {
  addDevice,
  moveDevice,
  renewPairingCode,
  replaceDevice,
  retireDevice,
} from '../devices/manage-device.ts';
import { problemResponse } from '../problem.ts';
import { readDeviceReports } from '../reports/device-report.ts';
import { findDeviceWithin, type ManagedDevice } from '../store/device-reports.ts';
import { isCounterOf } from '../store/directory.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readJson } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `/devices`: the fleet, and who may join, move, take over or leave. */
export function devicesRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'devices.read' });
  const managing = requireSession(context, { needs: 'devices.manage' });
  const ownDevice = requireDevice(context);
  const inUse = requireInUse;
  return new Hono<SignedIn>()
    .get('/', reading, async (c) => {
      const items = await readDeviceReports(context.db, c.get('session').unit.id, context.clock.nowMs());
      return c.json({ items });
    })
    .post('/', managing, (c) => answerAdd(context, c))
    .post('/:id/pairing-code', managing, ownDevice, inUse, async (c) => {
      const device = c.get('device');
      const invitation = await renewPairingCode(context, c.get('access').actor, device);
      context.log.info('pairing-code-issued', { device: device.id, account: c.get('session').accountId });
      return c.json(invitation, 201);
    })
    .post('/:id/replacement', managing, ownDevice, inUse, async (c) => {
      const request = await readJson(c, deviceReplace);
      if (!request.ok) return request.error;
      const device = c.get('device');
      const name = request.value.name ?? device.name;
      const invitation = await replaceDevice(context, c.get('access').actor, device, name);
      context.log.info('device-replacement-created', { device: device.id, by: invitation.device });
      return c.json(invitation, 201);
    })
    .patch('/:id', managing, ownDevice, inUse, (c) => answerChange(context, c))
    .delete('/:id', managing, ownDevice, async (c) => {
      const device = c.get('device');
      if (await retireDevice(context, c.get('access').actor, device))
        context.log.info('device-revoked', { device: device.id, account: c.get('session').accountId });
      return c.body(null, 204);
    });
}

async function answerAdd(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, deviceCreate);
  if (!request.ok) return request.error;
  const { unit, counter, name } = request.value;
  const { session, access } = c.var;
  if (!(await isUnitWithin(context.db, unit, session.unit.id))) return problemResponse('forbidden');
  if (!(await isCounterOf(context.db, counter, unit))) return notValid('counter');
  const invitation = await addDevice(context, access.actor, { unitId: unit, counterId: counter, name });
  context.log.info('device-created', { device: invitation.device, account: session.accountId });
  return c.json(invitation, 201);
}

/** To another unit a tablet goes by being paired there: what it has not sent yet belongs to the unit that it leaves. */
async function answerChange(context: ServerContext, c: Context<WithDevice>): Promise<Response> {
  const request = await readJson(c, deviceChange);
  if (!request.ok) return request.error;
  const { device, access } = c.var;
  const { counter: counterId = device.counter_id, name = device.name } = request.value;
  if (!(await isCounterOf(context.db, counterId, device.unit_id))) return notValid('counter');
  if (await moveDevice(context, access.actor, device, { counterId, name }))
    context.log.info('device-changed', { device: device.id, counter: counterId });
  return c.body(null, 204);
}

/** What a route behind `requireDevice` finds. */
interface WithDevice {
  Variables: SignedIn['Variables'] & { device: ManagedDevice };
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

const requireInUse: MiddlewareHandler<WithDevice> = async (c, next) => {
  if (c.get('device').revoked_at !== null)
    return problemResponse('forbidden', { detail: 'a revoked device does not come back: add a new one' });
  await next();
  return undefined;
};

function notValid(field: string): Response {
  return problemResponse('bad-request', { detail: `not valid: ${field}`, members: { fields: [field] } });
}

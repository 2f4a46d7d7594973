import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { type ManagedDevice, revokeDevice } from '../store/device-reports.ts';
import { changeDevice, findWaitingReplacement } from '../store/devices.ts';
import { transact } from '../store/transact.ts';
import { createDevice, issuePairingCode, type PairingInvitation } from './create-device.ts';

type DeviceContext = Pick<ServerContext, 'db' | 'clock' | 'random' | 'publicUrl'>;

/** A new device on a counter. The caller has checked that the counter is the unit's. */
export async function addDevice(
  context: DeviceContext,
  actor: Actor,
  device: { readonly unitId: string; readonly counterId: string; readonly name: string },
): Promise<PairingInvitation> {
  return await transact(context.db, async (trx) => {
    const invitation = await createDevice(trx, context, device);
    const { unitId, counterId: counter, name } = device;
    const deed = { action: 'device.created', unitId, subject: invitation.device };
    await audit(trx, context, actor, { ...deed, detail: { counter, name } });
    return invitation;
  });
}

/** A new code for a device; what was given out before is worth nothing then. */
export async function renewPairingCode(
  context: DeviceContext,
  actor: Actor,
  { id, unit_id: unitId }: ManagedDevice,
): Promise<PairingInvitation> {
  return await transact(context.db, async (trx) => {
    await audit(trx, context, actor, { action: 'device.code-issued', unitId, subject: id });
    return await issuePairingCode(trx, context, id);
  });
}

/** Takes the device's right to speak. False when it was taken before. */
export async function retireDevice(
  context: DeviceContext,
  actor: Actor,
  { id, unit_id: unitId }: ManagedDevice,
): Promise<boolean> {
  const at = new Date(context.clock.nowMs()).toISOString();
  return await transact(context.db, async (trx) => {
    if (!(await revokeDevice(trx, id, at))) return false;
    await audit(trx, context, actor, { action: 'device.revoked', unitId, subject: id });
    return true;
  });
}

/**
 * A device that takes over the counter. The old one goes on until the new tablet is paired, so that the counter is never
 * without one; then it is retired and keeps its history. Asked for twice, the same device waits under a new code.
 */
export async function replaceDevice(
  context: DeviceContext,
  actor: Actor,
  old: ManagedDevice,
  name: string,
): Promise<PairingInvitation> {
  return await transact(context.db, async (trx) => {
    const waiting = await findWaitingReplacement(trx, old.id);
    const place = { unitId: old.unit_id, counterId: old.counter_id, name, replacesId: old.id };
    const invitation =
      waiting === null
        ? await createDevice(trx, context, place)
        : await issuePairingCode(trx, context, waiting);
    const deed = { action: 'device.replacement-created', unitId: old.unit_id, subject: old.id };
    await audit(trx, context, actor, { ...deed, detail: { by: invitation.device, name } });
    return invitation;
  });
}

/** Another counter of the same unit, or another name; answers whether anything changed. */
export async function moveDevice(
  context: DeviceContext,
  actor: Actor,
  device: ManagedDevice,
  change: { readonly counterId: string; readonly name: string },
): Promise<boolean> {
  if (change.counterId === device.counter_id && change.name === device.name) return false;
  await transact(context.db, async (trx) => {
    await changeDevice(trx, device.id, change);
    const deed = { action: 'device.changed', unitId: device.unit_id, subject: device.id };
    const from = { counter: device.counter_id, name: device.name };
    const to = { counter: change.counterId, name: change.name };
    await audit(trx, context, actor, { ...deed, detail: { from, to } });
  });
  return true;
}

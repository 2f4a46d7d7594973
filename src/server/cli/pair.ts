import { renderUnicodeCompact } from 'uqr';
import { PROGRAM } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import type { PairingInvitation } from '../devices/create-device.ts';
import { addDevice, renewPairingCode } from '../devices/manage-device.ts';
import { StartFailure } from '../start-failure.ts';
import { findDeviceWithin } from '../store/device-reports.ts';
import { findDevice } from '../store/devices.ts';
import { findOpenCounter } from '../store/directory.ts';
import { type Command, defineCommand, UsageError } from './command.ts';
import { withCentre } from './with-centre.ts';

export const command: Command = defineCommand({
  usage: `pair --counter ID [--name TEXT] | pair --device ID
  Cấp mã ghép máy tính bảng (15 phút, một lần): máy mới ở một quầy, hoặc mã mới cho máy đã có.
  Hands out a pairing code (15 minutes, once): for a new tablet on a counter, or anew for one that exists.
  Mã quầy và mã máy: xem devices. Ids of counters and tablets: see devices.`,
  options: { counter: { type: 'string' }, device: { type: 'string' }, name: { type: 'string' } },
  words: { least: 0, most: 0 },
  async run({ values: { counter, device, name }, say }) {
    if ((counter === undefined) === (device === undefined)) throw new UsageError('');
    const invitation = await withCentre((context) =>
      device === undefined ? invite(context, counter ?? '', name) : renew(context, device),
    );
    say(renderUnicodeCompact(invitation.pairingUrl));
    say(`Liên kết / link   ${invitation.pairingUrl}`);
    say(`Mã / code         ${invitation.pairingCode}`);
    say(`Hết hạn / expires ${invitation.expiresAt}`);
    return { code: 0, json: { ...invitation } };
  },
});

async function invite(
  context: ServerContext,
  counterId: string,
  name: string | undefined,
): Promise<PairingInvitation> {
  const counter = await findOpenCounter(context.db, counterId);
  if (counter === undefined)
    throw new StartFailure(`Không có quầy ${counterId}.`, `There is no counter ${counterId} in use.`);
  return await addDevice(context, PROGRAM, {
    unitId: counter.unit_id,
    counterId,
    name: name?.trim() || counter.name,
  });
}

async function renew(context: ServerContext, id: string): Promise<PairingInvitation> {
  const unitId = (await findDevice(context.db, id))?.unitId;
  const device = unitId === undefined ? undefined : await findDeviceWithin(context.db, id, unitId);
  if (device === undefined || device.revoked_at !== null)
    throw new StartFailure(
      `Không có máy ${id} đang dùng được.`,
      `There is no tablet ${id} that is not revoked.`,
    );
  return await renewPairingCode(context, PROGRAM, device);
}

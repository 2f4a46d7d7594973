import { DEFAULT_FLEET } from '#shared/protocol/stored-settings.ts';
import { readSettingOfUnits } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import { listDeviceContacts } from '../store/store-figures.ts';
import { transact } from '../store/transact.ts';
import { emitEvents, type Happening } from './emit-event.ts';

/** Tells of tablets that have been silent for too long: once for each silence, whichever process notices it. */
export async function noticeSilence({ db, clock }: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  const nowMs = clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const fleetOf = await readSettingOfUnits(db, 'fleet', at);
  const silent: Happening[] = [];
  for (const device of await listDeviceContacts(db)) {
    const heardAt = device.last_contact_at ?? device.paired_at;
    if (device.revoked_at !== null || device.paired_at === null || heardAt === null) continue;
    const { alertAfterMinutes } = fleetOf(device.unit_id) ?? DEFAULT_FLEET;
    if (nowMs - Date.parse(heardAt) <= alertAfterMinutes * 60_000) continue;
    silent.push({
      ...{ event: 'device.silent', subject: `${device.id}:${heardAt}`, unitId: device.unit_id, at },
      data: { device: device.id, counter: device.counter_id, heardAt },
    });
  }
  await transact(db, (trx) => emitEvents(trx, silent, at));
}

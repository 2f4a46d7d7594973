import { CODE_KEYS } from '#shared/domain/take-home-limits.ts';
import type { TakeHomeKey } from '#shared/protocol/take-home.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import type { StoredDevice } from '../store/devices.ts';
import { closeTabletKeys, countTabletKeys, insertCodeKey, type NewCodeKey } from '../store/take-home-keys.ts';
import { transact } from '../store/transact.ts';
import { SECRET_BYTES, sealCodeSecret } from './code-mac.ts';

type KeyPorts = Pick<ServerContext, 'clock' | 'random' | 'atRest'>;
type NewKey = Omit<NewCodeKey, 'no' | 'secret_sealed' | 'created_at' | 'closed_at'>;

const DAY_MS = 24 * 60 * 60_000;
/** A tablet asks once a pairing; more than these a day is a fault, and numbers are not endless. */
const KEYS_A_DAY = 20;
const TRIES = 50;

/** A tablet's own secret, anew at each call: what was its own before is closed. Null: it asked too often today. */
export async function makeTabletKey(
  context: KeyPorts & Pick<ServerContext, 'db'>,
  device: StoredDevice,
): Promise<TakeHomeKey | null> {
  const nowMs = context.clock.nowMs();
  const [now, dayBefore] = [nowMs, nowMs - DAY_MS].map((ms) => new Date(ms).toISOString());
  return await transact(context.db, async (trx) => {
    if ((await countTabletKeys(trx, device.id, dayBefore ?? '')) >= KEYS_A_DAY) return null;
    await closeTabletKeys(trx, device.id, now ?? '');
    return await makeCodeKey(trx, context, {
      ...{ kind: 'tablet', unit_id: device.unitId, device_id: device.id, counter_id: null },
      ...{ name: null, codes: null, valid_until: null, created_by: null },
    });
  });
}

/** Makes a key under a number that nobody has. To be called in a transaction. */
export async function makeCodeKey(
  connection: Connection,
  { clock, random, atRest }: KeyPorts,
  row: NewKey,
): Promise<TakeHomeKey> {
  const secret = Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url');
  const created_at = new Date(clock.nowMs()).toISOString();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const no = Buffer.from(random.bytes(6)).readUIntBE(0, 6) % CODE_KEYS;
    const secret_sealed = sealCodeSecret(atRest, no, secret);
    if (await insertCodeKey(connection, { ...row, no, secret_sealed, created_at })) return { no, secret };
  }
  throw new Error('no number for a code key was free');
}

import type { CanaryNote } from '#sync/device-events.ts';
import type { Canary } from './canary.ts';
import { type Identity, readIdentity } from './identity-store.ts';
import type { DeviceDatabase } from './open-database.ts';

/** How the tablet stands when the app starts. */
export type DeviceState =
  | { readonly type: 'paired'; readonly identity: Identity }
  | { readonly type: 'unpaired' }
  /** WD1: it had been paired, and its storage has been emptied since. */
  | { readonly type: 'wiped'; readonly lost: CanaryNote };

/** Reads who this tablet is, and whether it once was somebody. */
export async function readDeviceState(db: DeviceDatabase, canary: Canary): Promise<DeviceState> {
  const identity = await readIdentity(db);
  if (identity !== null) return { type: 'paired', identity };
  const lost = canary.read();
  return lost === null ? { type: 'unpaired' } : { type: 'wiped', lost };
}

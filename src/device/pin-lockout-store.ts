import * as v from 'valibot';
import { count } from '#shared/protocol/fields.ts';
import type { DeviceDatabase } from './open-database.ts';

const KEY = 'staff-pin';
const storedLockout = v.object({ key: v.literal(KEY), salt: v.string(), failures: count, lockedMs: count });

/** What was counted for the PIN with this salt, and how much of the pause was left when that was written. */
export type KeptLockout = Omit<v.InferOutput<typeof storedLockout>, 'key'>;

export async function readLockout(db: DeviceDatabase): Promise<KeptLockout | null> {
  const found = await db.run('r', ['identity'], ({ identity }) => identity.get(KEY));
  const parsed = v.safeParse(storedLockout, found);
  return parsed.success ? parsed.output : null;
}

export async function writeLockout(db: DeviceDatabase, kept: KeptLockout): Promise<void> {
  const row: { key: string } & v.InferOutput<typeof storedLockout> = { key: KEY, ...kept };
  await db.run('rw', ['identity'], ({ identity }) => identity.put(row));
}

import * as v from 'valibot';
import type { DeviceDatabase } from './open-database.ts';

const KEY = 'app';
const storedVersion = v.object({ key: v.literal(KEY), version: v.string() });

/** Which version of the app started here last; null before the first one that kept it. */
export async function readAppVersion(db: DeviceDatabase): Promise<string | null> {
  const found = await db.run('r', ['identity'], ({ identity }) => identity.get(KEY));
  const parsed = v.safeParse(storedVersion, found);
  return parsed.success ? parsed.output.version : null;
}

/** Keeps the version that runs now. */
export async function writeAppVersion(db: DeviceDatabase, version: string): Promise<void> {
  const row: { key: string } & v.InferOutput<typeof storedVersion> = { key: KEY, version };
  await db.run('rw', ['identity'], ({ identity }) => identity.put(row));
}

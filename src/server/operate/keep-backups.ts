import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessPorts } from '../process-ports.ts';
import type { Settings } from '../settings.ts';
import type { RowCounts } from '../store/backup-file.ts';
import { backUp } from './back-up.ts';
import { checkBackup } from './check-backup.ts';
import { backupName, outdatedBackups, type Rotation } from './rotate-backups.ts';

/** A backup that was made, tried and kept, and what left for it. */
export interface KeptBackup {
  readonly file: string;
  readonly counts: RowCounts;
  readonly removed: readonly string[];
}

/**
 * Backs the store up into a folder and tries the backup as a restore would; only then those that the rotation does not
 * keep are removed. When anything fails, every earlier backup stays. Throws `StartFailure`.
 */
export async function backUpInto(
  settings: Settings,
  ports: ProcessPorts,
  folder: string,
  rotation: Rotation,
): Promise<KeptBackup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(ports.clock.nowMs()));
  await backUp(settings, ports, file);
  try {
    const { counts } = await checkBackup(ports, file);
    const removed = outdatedBackups(readdirSync(folder), rotation);
    for (const name of removed) rmSync(join(folder, name));
    return { file, counts, removed };
  } catch (error) {
    // Under its name it would pass for a good one.
    rmSync(file, { force: true });
    throw error;
  }
}

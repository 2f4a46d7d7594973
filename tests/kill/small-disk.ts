import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder that holds little, and can be given more. */
export interface SmallDisk {
  readonly folder: string;
  /** The program that the server must run within. */
  readonly within: readonly string[];
  /** Makes room. `pid` is the server's, if it runs. */
  enlarge(pid: number | null): void;
  dispose(): void;
}

/** A small file system of its own where we may mount one, else a limit on the size of every file that the server writes. */
export function createSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-small-disk-'));
  const mounted = run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  return mounted ? mountedDisk(folder) : limitedDisk(folder, megabytes);
}

function mountedDisk(folder: string): SmallDisk {
  return {
    folder,
    within: [],
    enlarge: () => {
      if (!run('mount', ['-o', 'remount,size=512m', folder])) throw new Error('the disk does not grow');
    },
    dispose: () => {
      // Lazily: a process that just ended may still hold a file for a moment.
      if (!run('umount', ['-l', folder])) throw new Error(`${folder} is still mounted`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function limitedDisk(folder: string, megabytes: number): SmallDisk {
  const within = ['prlimit', `--fsize=${megabytes * 1024 * 1024}:`, '--'];
  return {
    folder,
    within,
    enlarge: (pid) => {
      within.length = 0;
      if (pid !== null && !run('prlimit', ['--pid', String(pid), '--fsize=unlimited:'])) {
        throw new Error('the limit does not go away');
      }
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

import { unwatchFile, watchFile } from 'node:fs';
import type { Log } from '../log.ts';
import type { TlsFiles } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { readTls, type TlsIdentity } from './read-tls.ts';

/** How often the files are looked at, in milliseconds; by their dates, so that a link set to a new file is seen as well. */
const LOOK_EVERY_MS = 5_000;

/** A running watch on certificate and key. */
export interface FollowedTls {
  /** Looks at once, whether or not a file seems changed. */
  reload(): void;
  stop(): void;
}

/**
 * Hands over what lies in the files whenever they change. Both are written one after the other: while they do not belong
 * together, or cannot be read, what was in use stays in use, and the log says so.
 */
export function followTlsFiles(
  files: TlsFiles,
  log: Log,
  use: (identity: TlsIdentity) => void,
  lookEveryMs: number = LOOK_EVERY_MS,
): FollowedTls {
  const reload = () => {
    try {
      const identity = readTls(files);
      use(identity);
      log.info('tls-reloaded', { validTo: new Date(identity.validToMs).toISOString() });
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error;
      log.error('tls-reload-failed', { error: error.message });
    }
  };
  const watched = [files.certFile, files.keyFile];
  for (const file of watched) watchFile(file, { interval: lookEveryMs, persistent: false }, reload);
  return {
    reload,
    stop() {
      for (const file of watched) unwatchFile(file, reload);
    },
  };
}

import type { AtRest } from '../data-key.ts';
import { importSealKeys } from '../server-keys.ts';
import type { Connection } from '../store/database.ts';
import { findSealKey } from '../store/server-keys.ts';
import type { FindKeyPair } from './open-box.ts';

/** Every seal key that this store has, also former ones. */
export function keyPairsOf(connection: Connection, atRest: AtRest): FindKeyPair {
  return async (id) => {
    // No id holds U+0000, and PostgreSQL refuses to look for one: a tablet's push must not fail on it for ever.
    const stored = id.includes('\0') ? null : await findSealKey(connection, id);
    return stored === null ? null : await importSealKeys(stored, atRest);
  };
}

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ServerClock } from '../context.ts';
import { readContentRevision } from '../store/content.ts';
import type { Database } from '../store/database.ts';
import { buildContent } from './build-content.ts';

/** A content package as it goes over the wire. */
interface PackedContent {
  readonly text: string;
  /** The same, packed. */
  readonly gzip: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the text's bytes, hex. */
  readonly version: string;
}

export interface ContentCache {
  /** The unit's package of now, or null while there is none to send. */
  get(unitId: string): Promise<PackedContent | null>;
}

/** Packages by unit, built again when the store's content revision moved; also when another process moved it. */
export function createContentCache(db: Database, clock: ServerClock): ContentCache {
  const packed = new Map<string, { readonly revision: string; readonly content: PackedContent | null }>();
  return {
    async get(unitId) {
      // Read before the package is built: a change in between is then seen as a newer revision.
      // The package also depends on the day (duties end), and several processes must build the same bytes.
      const day = new Date(clock.nowMs()).toISOString().slice(0, 10);
      const revision = `${await readContentRevision(db)} ${day}`;
      const known = packed.get(unitId);
      if (known?.revision === revision) return known.content;
      const built = await buildContent(db, unitId, `${day}T00:00:00.000Z`);
      const content = built ? pack(JSON.stringify(built)) : null;
      packed.set(unitId, { revision, content });
      return content;
    },
  };
}

function pack(text: string): PackedContent {
  return {
    text,
    gzip: new Uint8Array(gzipSync(text)),
    version: createHash('sha256').update(text).digest('hex'),
  };
}

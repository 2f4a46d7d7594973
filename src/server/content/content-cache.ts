import type { ServerClock } from '../context.ts';
import { readContentRevision } from '../store/content.ts';
import type { Database } from '../store/database.ts';
import { buildContent } from './build-content.ts';
import { type PackedContent, type PartPool, packContent } from './pack-content.ts';

export interface ContentCache {
  /** The unit's package of now, or null while there is none to send. */
  get(unitId: string): Promise<PackedContent | null>;
}

interface Known {
  readonly revision: string;
  readonly content: PackedContent | null;
}

/** Packages by unit, built again when the store's content revision moved; also when another process moved it. */
export function createContentCache(db: Database, clock: ServerClock): ContentCache {
  const packed = new Map<string, Known>();
  let pool: PartPool = new Map();
  return {
    async get(unitId) {
      // Read before the package is built: a change in between is then seen as a newer revision.
      // The package also depends on the day (duties end), and several processes must build the same bytes.
      const day = new Date(clock.nowMs()).toISOString().slice(0, 10);
      const revision = `${await readContentRevision(db)} ${day}`;
      const known = packed.get(unitId);
      if (known?.revision === revision) return known.content;
      const built = await buildContent(db, unitId, `${day}T00:00:00.000Z`);
      const content = built ? packContent(built, pool) : null;
      packed.set(unitId, { revision, content });
      if (pool.size > MANY_PARTS) pool = partsInUse(packed);
      return content;
    },
  };
}

/** Above this the pool is cleared of what no package holds any more. */
const MANY_PARTS = 2_000;

function partsInUse(packed: ReadonlyMap<string, Known>): PartPool {
  const parts = [...packed.values()].flatMap(({ content }) => content?.parts ?? []);
  return new Map(parts.map((part) => [part.hash, part]));
}

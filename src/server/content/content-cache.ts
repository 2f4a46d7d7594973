import type { ServerClock } from '../context.ts';
import { readContentMoment } from '../store/content.ts';
import type { Database } from '../store/database.ts';
import { buildContent } from './build-content.ts';
import { type PackedContent, type PartPool, packContent } from './pack-content.ts';

export interface ContentCache {
  /** The unit's package of now, or null while there is none to send. */
  get(unitId: string): Promise<PackedContent | null>;
}

interface Known {
  readonly moment: string;
  readonly content: PackedContent | null;
}

/**
 * Packages by unit, built again when the content moved: by a change, also of another process, or by the course of time.
 * @param publicUrl where a citizen's own phone reaches the centre; the same in every process of one centre
 */
export function createContentCache(
  db: Database,
  clock: ServerClock,
  publicUrl: string | null = null,
): ContentCache {
  const packed = new Map<string, Known>();
  let pool: PartPool = new Map();
  return {
    async get(unitId) {
      // Read before the package is built: a change in between is then seen as a newer revision.
      const { revision, atIso } = await readContentMoment(db, new Date(clock.nowMs()).toISOString());
      const moment = `${revision} ${atIso}`;
      const known = packed.get(unitId);
      if (known?.moment === moment) return known.content;
      const built = await buildContent(db, unitId, atIso, publicUrl);
      const content = built ? packContent(built, pool) : null;
      packed.set(unitId, { moment, content });
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

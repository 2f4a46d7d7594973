import { EVERYDAY_WORDS } from '#shared/domain/everyday-words.ts';
import { LIFE_EVENTS } from '#shared/domain/life-events.ts';
import { createProcedureFinder, type ProcedureFinder } from '#shared/domain/procedure-search.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { FindingSetting } from '#shared/protocol/unit-settings.ts';
import { buildSearchIndex } from './build-search-index.ts';

/** The search over the posted procedures, with the unit's own words beside the program's. */
export async function openFinder(
  procedures: readonly Procedure[],
  finding: FindingSetting,
): Promise<ProcedureFinder> {
  const events = finding.lifeEvents.length > 0 ? finding.lifeEvents : LIFE_EVENTS;
  const index = await buildSearchIndex(procedures, {
    synonyms: [...finding.synonyms, ...EVERYDAY_WORDS],
    favoured: firstOfEach(events.map(({ codes }) => codes)),
  });
  return createProcedureFinder(index);
}

/** What people come for most, first: what stands first in each list, then what stands second … */
function firstOfEach(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
}

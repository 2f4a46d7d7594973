import type { FindingSetting } from '../protocol/unit-settings.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { LIFE_EVENTS } from './life-events.ts';
import type { SearchSettings } from './search-index.ts';

/** What the search knows beside the procedures: the unit's own words before the program's, and what people come for most. */
export function toSearchSettings({ synonyms, lifeEvents }: FindingSetting): SearchSettings {
  const events = lifeEvents.length > 0 ? lifeEvents : LIFE_EVENTS;
  return {
    synonyms: [...synonyms, ...EVERYDAY_WORDS],
    favoured: firstOfEach(events.map(({ codes }) => codes)),
  };
}

/** What stands first in each list, then what stands second … */
function firstOfEach(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
}

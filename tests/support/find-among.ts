import { EVERYDAY_WORDS } from '#shared/domain/everyday-words.ts';
import { createProcedureFinder, type ProcedureFinder } from '#shared/domain/procedure-search.ts';
import { createIndexBuilder } from '#shared/domain/search-index.ts';
import { procedureToSearchText } from '#shared/domain/search-text.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { DEFAULT_SETTINGS, type FindingSetting } from '#shared/protocol/unit-settings.ts';

/** The search over these procedures, made at once; nothing is favoured but what the commune decides itself. */
export function findAmong(
  procedures: readonly Procedure[],
  { synonyms }: FindingSetting = DEFAULT_SETTINGS.finding,
): ProcedureFinder {
  const builder = createIndexBuilder();
  for (const procedure of procedures) builder.add(procedureToSearchText(procedure));
  return createProcedureFinder(builder.finish({ synonyms: [...synonyms, ...EVERYDAY_WORDS], favoured: [] }));
}

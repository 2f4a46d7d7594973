import { toSearchSettings } from '#shared/domain/finder-settings.ts';
import { createProcedureFinder, type ProcedureFinder } from '#shared/domain/procedure-search.ts';
import { createIndexBuilder } from '#shared/domain/search-index.ts';
import { procedureToSearchText } from '#shared/domain/search-text.ts';
import type { ProcedureLookUp } from '#shared/protocol/procedure-look-up.ts';

/** Procedures that are handled before the page may answer again. */
const PORTION = 100;

/** The tablet's search, made on the page in portions, so that nothing that is typed meanwhile waits. */
export async function buildFinder({ procedures, finding }: ProcedureLookUp): Promise<ProcedureFinder> {
  const builder = createIndexBuilder();
  for (let from = 0; from < procedures.length; from += PORTION) {
    for (const procedure of procedures.slice(from, from + PORTION))
      builder.add(procedureToSearchText(procedure));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return createProcedureFinder(builder.finish(toSearchSettings(finding)));
}

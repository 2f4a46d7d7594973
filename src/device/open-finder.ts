import { toSearchSettings } from '#shared/domain/finder-settings.ts';
import { createProcedureFinder, type ProcedureFinder } from '#shared/domain/procedure-search.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { FindingSetting } from '#shared/protocol/unit-settings.ts';
import { buildSearchIndex } from './build-search-index.ts';

/** The search over the posted procedures, with the unit's own words beside the program's. */
export async function openFinder(
  procedures: readonly Procedure[],
  finding: FindingSetting,
): Promise<ProcedureFinder> {
  return createProcedureFinder(await buildSearchIndex(procedures, toSearchSettings(finding)));
}

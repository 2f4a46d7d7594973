import type { RulePack } from '#shared/protocol/rule-pack.ts';

/**
 * The version of a pack that holds on a day (`YYYY-MM-DD`): the one that took effect last, of two of one day the higher version.
 * On days before the first one the first one holds, so that nothing is ever judged by no rule at all. Null: no such pack.
 */
export function packInForce(packs: readonly RulePack[], id: string, day: string): RulePack | null {
  const own = packs
    .filter((pack) => pack.id === id)
    .sort((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : a.version - b.version,
    );
  return own.findLast((pack) => pack.effectiveFrom <= day) ?? own[0] ?? null;
}

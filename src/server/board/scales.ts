import type { LevelOfScale, PeriodCounts } from '#shared/domain/disclosure.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';

/** The levels of every questionnaire, as its newest version has them; the versions come newest first. */
export function scalesOf(questionnaires: readonly Questionnaire[]): PeriodCounts['scaleOf'] {
  const scales = new Map<string, readonly LevelOfScale[]>();
  for (const { id, levels } of questionnaires) if (!scales.has(id)) scales.set(id, levels);
  return (id) => scales.get(id) ?? null;
}

import { dossierIndicators } from '#shared/domain/score-points.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import type { ScoreForm, ScoreIndicator } from '#shared/protocol/score-sheets.ts';

/** The indicators of a form as the rules of the unit have them: form 01 holds those that are scored for every dossier. */
export function indicatorsOf(rules: RulePack, form: ScoreForm): readonly ScoreIndicator[] {
  const all = form === 'mau-01' ? dossierIndicators(rules.indicators) : rules.indicators;
  return all.map(({ id, number, title, ofClerk, points }) => ({
    ...{ id, number, title, ofClerk, points },
    max: Math.max(...points.map((step) => step.points)),
  }));
}

import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';

/** The questions of a pack as tablets read them, with the topics and module questions that each names. */
export function packQuestionnaires(pack: RulePack): readonly Questionnaire[] {
  return pack.questionnaires.map(({ negative: _, ...one }) => ({
    ...one,
    reasons: pack.reasons.filter(({ code }) => one.reasons === 'all' || one.reasons.includes(code)),
    items: pack.items.filter(({ id }) => one.items === 'all' || one.items.includes(id)),
  }));
}

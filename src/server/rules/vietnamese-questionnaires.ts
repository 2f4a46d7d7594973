import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import { VIETNAMESE_PACK } from './builtin-packs.ts';
import { packQuestionnaires } from './pack-questionnaires.ts';

/** Everything that the Vietnamese pack asks, the question of the sample office first. */
export const VIETNAMESE_QUESTIONNAIRES: readonly Questionnaire[] = packQuestionnaires(VIETNAMESE_PACK);

/** The counter's question with topics and the optional module. */
export const FIVE_LEVEL_QUESTIONNAIRE: Questionnaire = find('hai-long-5', 2);

/** The same question with the three levels that many counters use. */
export const THREE_LEVEL_QUESTIONNAIRE: Questionnaire = find('hai-long-3', 1);

/** Version 1 had neither topics nor a module; it stays for the ratings that name it. */
export const SAMPLE_QUESTIONNAIRE: Questionnaire = find('hai-long-5', 1);

function find(id: string, version: number): Questionnaire {
  const found = VIETNAMESE_QUESTIONNAIRES.find((one) => one.id === id && one.version === version);
  if (found === undefined) throw new Error(`the Vietnamese pack has no ${id} version ${version}`);
  return found;
}

import { RATING_FLAGS, type RatingItem } from '#shared/protocol/admin.ts';
import type { QuestionnaireList } from '#shared/protocol/directory.ts';

type Questionnaire = QuestionnaireList['items'][number];

/** The question as it was shown, with the words of its levels. */
export function questionnaireOf(
  questionnaires: readonly Questionnaire[],
  { questionnaire }: Pick<RatingItem, 'questionnaire'>,
): Questionnaire | undefined {
  return questionnaires.find(
    ({ id, version }) => id === questionnaire.id && version === questionnaire.version,
  );
}

/** What deserves a remark beside a rating; each names its word. */
export type RatingNote =
  | 'clock'
  | 'takehome'
  | 'sample'
  | 'clockFlag'
  | Exclude<(typeof RATING_FLAGS)[number], 'clock'>;

/** The remarks of a rating, the clock first. A flag that this version does not know is left to the export. */
export function notesOf(rating: RatingItem): readonly RatingNote[] {
  const notes: RatingNote[] = [];
  const corrected = rating.occurredAt !== rating.at;
  if (corrected) notes.push('clock');
  for (const flag of RATING_FLAGS) {
    if (!rating.flags.includes(flag)) continue;
    if (flag !== 'clock') notes.push(flag);
    else if (!corrected) notes.push('clockFlag');
  }
  if (rating.intake === 'takehome') notes.push('takehome');
  if (rating.sample) notes.push('sample');
  return notes;
}

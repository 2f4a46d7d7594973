import type { CasePorts } from '../cases/case-draft.ts';
import { draftCases, writeCases } from '../cases/open-cases.ts';
import { writeCounted } from '../figures/keep-sums.ts';
import type { PressPlace } from '../flags/read-journals.ts';
import type { Connection } from '../store/database.ts';
import { insertFeedback } from '../store/feedback.ts';
import { insertReplicaNotes } from '../store/replica-notes.ts';
import { toAskRow } from './ask-row.ts';
import { toFeedbackRow } from './feedback-row.ts';
import { keepIssues } from './keep-issues.ts';
import { keepProcedureNotes } from './keep-procedure-notes.ts';
import { projectRatings } from './project-ratings.ts';
import type { StoredMeaning } from './project-stored.ts';
import { toRatingRow } from './rating-row.ts';
import { keepStaffNotes } from './staff-notes.ts';

/**
 * Keeps beside the journal whatever entries mean that were understood now: ratings, invitations, feedback, cases, notes. Must be the
 * last writing of its transaction (`writeCounted`).
 * @param pressed where the ratings stand that arrived or can be read now, those among them that count nowhere
 * @returns how many entries went to quarantine because they do not fit the rating they speak of
 */
export async function keepMeanings(
  connection: Connection,
  ports: CasePorts,
  fresh: readonly StoredMeaning[],
  pressed: readonly PressPlace[],
): Promise<number> {
  await insertReplicaNotes(
    connection,
    fresh.flatMap(({ meaning, ...entry }) =>
      meaning.type === 'note' ? [{ ...entry, note: meaning.note }] : [],
    ),
  );
  const feedback = fresh.flatMap(({ meaning, ...entry }) =>
    meaning.type === 'feedback' ? [toFeedbackRow(meaning, entry.seq, entry)] : [],
  );
  await insertFeedback(connection, feedback);
  const touched = await keepStaffNotes(connection, fresh);
  await keepIssues(connection, fresh);
  await keepProcedureNotes(connection, fresh);
  const { ratings, before, spokenOf, putAside } = await projectRatings(
    connection,
    ports.rules,
    fresh.flatMap(({ meaning, ...entry }) =>
      meaning.type === 'rating' ? [toRatingRow(meaning, entry.seq, entry)] : [],
    ),
    fresh.flatMap(({ meaning }) => (meaning.type === 'companion' ? [meaning.of] : [])),
    [...pressed, ...touched],
  );
  const cases = await draftCases(connection, ports, { feedback, ratings: spokenOf });
  const asks = fresh.flatMap(({ meaning, ...entry }) =>
    meaning.type === 'ask' ? [toAskRow(meaning, entry.seq, entry)] : [],
  );
  await writeCounted(connection, { ratings, before, asks });
  await writeCases(connection, cases);
  return putAside;
}

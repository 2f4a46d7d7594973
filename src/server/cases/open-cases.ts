import { findCaseIds, insertCaseEvents, insertCases, type NewCase, writeCaseWords } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import type { FeedbackRow } from '../store/feedback.ts';
import type { RatingRow } from '../store/rating-projection.ts';
import { tellOpenedCases } from '../webhooks/opened-cases.ts';
import type { CaseDraft, CasePorts } from './case-draft.ts';
import { feedbackToCase } from './feedback-case.ts';
import { type DraftedCases, findRatingCases } from './rating-case.ts';

/** A case that this transaction has opened. */
export type OpenedCase = Pick<NewCase, 'id' | 'unit_id' | 'kind' | 'received_at' | 'sample'>;

/** What came in one transaction, and may open cases. */
export interface CasesOf {
  readonly feedback: readonly FeedbackRow[];
  /** Those that are new or that something new speaks of. */
  readonly ratings: readonly RatingRow[];
}

/**
 * What cases are to be opened: one for each feedback, and one for each rating that the unit's rules say so of. What has opened one
 * opens no second, so that everything may come again. Reads only: `writeCases` follows in the same transaction, behind all ratings.
 */
export async function draftCases(
  connection: Connection,
  ports: CasePorts,
  { feedback, ratings }: CasesOf,
): Promise<DraftedCases> {
  const known = await findCaseIds(
    connection,
    feedback.map((row) => row.entry_id),
  );
  const drafts: CaseDraft[] = [];
  for (const row of feedback)
    if (!known.has(row.entry_id)) drafts.push(await feedbackToCase(connection, ports, row));
  const ofRatings = await findRatingCases(connection, ports, ratings);
  return { drafts: [...drafts, ...ofRatings.drafts], comments: ofRatings.comments };
}

/** The one place where cases are made, in the transaction that brings what they are about. */
export async function writeCases(
  connection: Connection,
  { drafts, comments }: DraftedCases,
): Promise<readonly OpenedCase[]> {
  await insertCases(
    connection,
    drafts.map(({ row }) => row),
  );
  await insertCaseEvents(
    connection,
    drafts.map(({ row }) => ({
      ...{ case_id: row.id, version: 1, at: row.received_at, actor: 'program', by_name: null },
      ...{ action: 'opened', status: row.status, detail_json: '{}', note_sealed: null },
    })),
  );
  await writeCaseWords(connection, [
    ...drafts.flatMap(({ row, text, contact }) => [
      ...(text === null ? [] : [{ case_id: row.id, part: 'text' as const, sealed: text }]),
      ...(contact === null ? [] : [{ case_id: row.id, part: 'contact' as const, sealed: contact }]),
    ]),
    ...comments.map(({ id, text }) => ({ case_id: id, part: 'text' as const, sealed: text })),
  ]);
  const rows = drafts.map(({ row }) => row);
  await tellOpenedCases(connection, rows);
  return rows;
}

/** Both at once, where the ratings are written already. */
export async function openCases(
  connection: Connection,
  ports: CasePorts,
  of: CasesOf,
): Promise<readonly OpenedCase[]> {
  return await writeCases(connection, await draftCases(connection, ports, of));
}

import { findCaseIds, insertCaseEvents, insertCases, type NewCase, writeCaseWords } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import type { FeedbackRow } from '../store/feedback.ts';
import { tellOpenedCases } from '../webhooks/opened-cases.ts';
import type { CaseDraft, CasePorts } from './case-draft.ts';
import { feedbackToCase } from './feedback-case.ts';
import { findRatingCases } from './rating-case.ts';

/** A case that this transaction has opened. */
export type OpenedCase = Pick<NewCase, 'id' | 'unit_id' | 'kind' | 'received_at' | 'sample'>;

/**
 * The one place where cases are made, in the transaction that brings what they are about: each feedback opens one, and each
 * rating that the unit's rules say so of. What has opened one opens no second, so that everything may come again.
 * @param arrived feedback of this transaction, and ids of ratings that are new or that something new speaks of
 */
export async function openCases(
  connection: Connection,
  ports: CasePorts,
  arrived: { readonly feedback: readonly FeedbackRow[]; readonly ratingIds: readonly string[] },
): Promise<readonly OpenedCase[]> {
  const known = await findCaseIds(
    connection,
    arrived.feedback.map((row) => row.entry_id),
  );
  const drafts: CaseDraft[] = [];
  for (const row of arrived.feedback)
    if (!known.has(row.entry_id)) drafts.push(await feedbackToCase(connection, ports, row));
  const ofRatings = await findRatingCases(connection, ports, arrived.ratingIds);
  const opened = [...drafts, ...ofRatings.drafts];
  await insertCases(
    connection,
    opened.map(({ row }) => row),
  );
  await insertCaseEvents(
    connection,
    opened.map(({ row }) => ({
      ...{ case_id: row.id, version: 1, at: row.received_at, actor: 'program', by_name: null },
      ...{ action: 'opened', status: row.status, detail_json: '{}', note_sealed: null },
    })),
  );
  await writeCaseWords(connection, [
    ...opened.flatMap(({ row, text, contact }) => [
      ...(text === null ? [] : [{ case_id: row.id, part: 'text' as const, sealed: text }]),
      ...(contact === null ? [] : [{ case_id: row.id, part: 'contact' as const, sealed: contact }]),
    ]),
    ...ofRatings.comments.map(({ id, text }) => ({ case_id: id, part: 'text' as const, sealed: text })),
  ]);
  const rows = opened.map(({ row }) => row);
  await tellOpenedCases(connection, rows);
  return rows;
}

import { OPEN_STATUSES } from '#shared/domain/case-status.ts';
import type { CaseRow } from './cases.ts';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { TimeBounds } from './past-ratings.ts';

/** A case as far as a report counts it. */
export interface ReportedCase {
  readonly id: string;
  readonly kind: CaseRow['kind'];
  readonly status: CaseRow['status'];
  readonly receivedAt: string;
  readonly acknowledgeDue: string | null;
  readonly answerDue: string | null;
  /** Of the first answer since it arrived or was last brought back; null: none. */
  readonly answeredAt: string | null;
  readonly timeZone: string;
}

/** Cases that arrived between these instants, and those that arrived before and are still open. Reports of harassment are not among them. */
export async function findReportedCases(
  connection: Connection,
  bounds: readonly (TimeBounds & { readonly timeZone: string })[],
): Promise<readonly ReportedCase[]> {
  const found: ReportedCase[] = [];
  for (const { units, fromIso, beforeIso, timeZone } of bounds) {
    for (const ids of chunk(units)) {
      const rows = await connection
        .selectFrom('case_file')
        .select(['id', 'kind', 'status', 'received_at', 'acknowledge_due', 'answer_due'])
        .where('unit_id', 'in', ids)
        .where('kind', '<>', 'integrity')
        .where('received_at', '<', beforeIso)
        .where((eb) => eb.or([eb('received_at', '>=', fromIso), eb('status', 'in', OPEN_STATUSES)]))
        .orderBy('no')
        .execute();
      const answers = await findAnswers(
        connection,
        rows.map(({ id }) => id),
      );
      found.push(
        ...rows.map((row) => ({
          ...{ id: row.id, kind: row.kind, status: row.status, receivedAt: row.received_at, timeZone },
          ...{ acknowledgeDue: row.acknowledge_due, answerDue: row.answer_due },
          answeredAt: answers.get(row.id) ?? null,
        })),
      );
    }
  }
  return found;
}

async function findAnswers(
  connection: Connection,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const ids of chunk(caseIds)) {
    const events = await connection
      .selectFrom('case_event')
      .select(['case_id', 'at', 'action'])
      .where('case_id', 'in', ids)
      .where('action', 'in', ['answer', 'reopen'])
      .orderBy('case_id')
      .orderBy('version')
      .execute();
    for (const { case_id, at, action } of events) {
      if (action === 'reopen') answers.delete(case_id);
      // A corrected answer is not a late one.
      else if (!answers.has(case_id)) answers.set(case_id, at);
    }
  }
  return answers;
}

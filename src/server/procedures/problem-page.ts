import * as v from 'valibot';
import {
  type ProblemPage,
  type ProblemReport,
  problemPage,
  problemReport,
} from '#shared/protocol/procedure-feedback.ts';
import { textToCursor } from '../reports/text-cursor.ts';
import type { Connection } from '../store/database.ts';
import { type ProblemSelection, pageOfProblems, type StoredProblem } from '../store/procedure-problems.ts';

/** One page of what citizens reported, newest first. */
export async function readProblemPage(
  connection: Connection,
  selection: ProblemSelection,
  cut: { readonly beforeId: string | null; readonly limit: number },
): Promise<ProblemPage> {
  const rows = await pageOfProblems(connection, selection, { ...cut, limit: cut.limit + 1 });
  const shown = rows.slice(0, cut.limit);
  const last = shown.at(-1);
  return v.parse(problemPage, {
    items: shown.map(toProblemReport),
    next: rows.length > cut.limit && last !== undefined ? textToCursor(last.entry_id) : null,
  });
}

export function toProblemReport(row: StoredProblem): ProblemReport {
  const { code, name, version, part, problem, at, state, note } = row;
  return v.parse(problemReport, {
    ...{ id: row.entry_id, unit: row.unit_id, code, name, version, part, problem, at, state, note },
    receivedAt: row.received_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    hasComment: row.has_comment === 1,
  });
}

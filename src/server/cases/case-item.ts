import * as v from 'valibot';
import { isOverdue } from '#shared/domain/case-status.ts';
import { type CaseItem, caseItem } from '#shared/protocol/cases.ts';
import type { CasePageRow } from '../store/case-pages.ts';
import { type CaseRow, shownNumber } from '../store/cases.ts';

/** A case as lists tell it: nothing that anybody wrote, and nobody who wrote it. */
export function rowToCaseItem(row: CasePageRow, today: string): CaseItem {
  const moved = row.origin_unit_id !== row.unit_id;
  return v.parse(caseItem, {
    ...{ id: row.id, no: shownNumber(row.no), version: row.version, kind: row.kind, status: row.status },
    unit: { id: row.unit_id, name: row.unit_name },
    arrivedAt: moved ? { id: row.origin_unit_id, name: row.origin_name ?? row.origin_unit_id } : null,
    about: row.about,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
    ...{ acknowledgeDue: row.acknowledge_due, answerDue: row.answer_due },
    overdue: isOverdue(
      { status: row.status, acknowledgeDue: row.acknowledge_due, answerDue: row.answer_due },
      today,
    ),
    ...{
      verdict: row.verdict,
      fixLevel: row.fix_level,
      occurredAt: row.occurred_at,
      receivedAt: row.received_at,
    },
    ...{ changedAt: row.changed_at, answeredAt: row.answered_at, closedAt: row.closed_at },
    ...{ publishedAt: row.published_at, contact: contactState(row), sample: row.sample === 1 },
  });
}

/** Whether there is a way to reach its writer. In a box that an inspectorate alone opens nobody here knows. */
export function contactState(
  row: Pick<CaseRow, 'box' | 'has_contact' | 'contact_erased_at'>,
): CaseItem['contact'] {
  if (row.contact_erased_at !== null) return 'erased';
  if (row.box === 'sealed') return 'sealed';
  return row.has_contact === 1 ? 'kept' : 'none';
}

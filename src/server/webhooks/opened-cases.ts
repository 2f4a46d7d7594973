import type { NewCase } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import { emitEvents } from './emit-event.ts';

/** Tells that cases were opened, by their number and deadlines. Of a report to the inspectorate nobody else is told at all. */
export async function tellOpenedCases(connection: Connection, opened: readonly NewCase[]): Promise<void> {
  const common = opened.filter(({ kind }) => kind !== 'integrity');
  const [first] = common;
  if (first === undefined) return;
  await emitEvents(
    connection,
    common.map((row) => ({
      ...{ event: 'case.created', subject: row.id, unitId: row.unit_id, at: row.received_at },
      data: {
        ...{ case: row.id, kind: row.kind, sample: row.sample === 1 },
        ...{ acknowledgeDue: row.acknowledge_due ?? null, answerDue: row.answer_due ?? null },
      },
    })),
    first.received_at,
  );
}

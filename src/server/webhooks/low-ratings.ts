import type { Connection } from '../store/database.ts';
import type { RatingRow } from '../store/rating-projection.ts';
import { emitEvents, type Happening } from './emit-event.ts';

/** Tells of answers that are not satisfied now and were not so before: no clerk, no word of a citizen. */
export async function tellLowRatings(
  connection: Connection,
  written: readonly RatingRow[],
  before: ReadonlyMap<string, RatingRow>,
): Promise<void> {
  const low = written.filter((row) => row.satisfied === 0 && before.get(row.entry_id)?.satisfied !== 0);
  const [first] = low;
  if (first !== undefined) await emitEvents(connection, low.map(toHappening), first.received_at);
}

function toHappening(row: RatingRow): Happening {
  return {
    ...{ event: 'rating.low', subject: row.entry_id, unitId: row.unit_id, at: row.received_at },
    data: {
      ...{ rating: row.entry_id, counter: row.counter_id, level: row.level, occurredAt: row.occurred_at },
      questionnaire: `${row.questionnaire_id}/${row.questionnaire_version}`,
      sample: row.sample === 1,
    },
  };
}

import * as v from 'valibot';
import { type RatingItem, ratingItem } from '#shared/protocol/admin.ts';
import type { FlagNote } from '#shared/protocol/flags.ts';
import { readFlagNotes } from '../flags/read-flags.ts';
import type { Connection } from '../store/database.ts';
import type { RatingPageRow } from '../store/rating-pages.ts';

/** A stored rating as it is given out. Throws when a row breaks the contract: better no page than a wrong one. */
function rowToRatingItem(row: RatingPageRow, flagNotes: readonly FlagNote[] = []): RatingItem {
  return v.parse(ratingItem, {
    id: row.entry_id,
    device: row.device_id,
    replica: row.replica_id,
    seq: row.replica_id === null ? null : row.seq,
    unit: row.unit_id,
    counter: row.counter_id,
    clerk: row.clerk_id,
    questionnaire: { id: row.questionnaire_id, version: row.questionnaire_version },
    level: row.level,
    firstLevel: row.first_level,
    satisfied: row.satisfied === 1,
    reasons: JSON.parse(row.reasons_json),
    procedure: row.procedure_code,
    intake: row.intake,
    at: row.at,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    lang: row.lang,
    ms: row.ms,
    flags: JSON.parse(row.flags_json),
    flagNotes,
    sample: row.sample === 1,
  });
}

/** A page of them with their flags. */
export async function rowsToRatingItems(
  connection: Connection,
  rows: readonly RatingPageRow[],
): Promise<readonly RatingItem[]> {
  const notes = await readFlagNotes(
    connection,
    rows.map((row) => row.entry_id),
  );
  return rows.map((row) => rowToRatingItem(row, notes.get(row.entry_id)));
}

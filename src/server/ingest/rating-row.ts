import type { RatingRow } from '../store/rating-projection.ts';
import { occurrence } from './occurred-at.ts';
import type { EntryMeaning } from './read-entry.ts';

/** Where and how an entry came. */
export interface Arrival {
  readonly deviceId: string;
  /** The device's unit. A rating counts for it whatever the entry says; the counter is kept as given. */
  readonly unitId: string;
  readonly sample: boolean;
  readonly replicaNo: number;
  readonly receivedAt: string;
  readonly skewMs: number | null;
}

/** A rating as its own entry says it, before changes, details and flags. */
export function toRatingRow(
  meaning: Extract<EntryMeaning, { type: 'rating' }>,
  seq: number,
  arrival: Arrival,
): RatingRow {
  const { body, questionnaire } = meaning;
  const level = questionnaire.levels.find((one) => one.code === body.level);
  return {
    entry_id: meaning.id,
    unit_id: arrival.unitId,
    device_id: arrival.deviceId,
    replica_no: arrival.replicaNo,
    seq,
    counter_id: body.counter,
    clerk_id: body.clerk,
    questionnaire_id: questionnaire.id,
    questionnaire_version: questionnaire.version,
    level: body.level,
    first_level: body.level,
    satisfied: Number(level?.satisfied ?? false),
    reasons_json: '[]',
    procedure_code: body.procedure ?? null,
    intake: body.intake,
    at: meaning.at,
    occurred_at: occurrence(meaning.at, arrival.skewMs, arrival.receivedAt).occurredAt,
    received_at: arrival.receivedAt,
    lang: body.lang,
    ms: body.ms,
    flags_json: '[]',
    sample: Number(arrival.sample),
  };
}

import type { FeedbackRow } from '../store/feedback.ts';
import { occurrence } from './occurred-at.ts';
import type { Arrival } from './rating-row.ts';
import type { EntryMeaning } from './read-entry.ts';

/** A feedback as its entry says it: what can be told without opening it. */
export function toFeedbackRow(
  meaning: Extract<EntryMeaning, { type: 'feedback' }>,
  seq: number,
  arrival: Arrival,
): FeedbackRow {
  const { body } = meaning;
  return {
    entry_id: meaning.id,
    unit_id: arrival.unitId,
    device_id: arrival.deviceId,
    replica_no: arrival.replicaNo,
    seq,
    receipt: body.receipt,
    type: body.type,
    key_id: body.sealed.key,
    sealed_json: JSON.stringify(body.sealed),
    at: meaning.at,
    occurred_at: occurrence(meaning.at, arrival.skewMs, arrival.receivedAt).occurredAt,
    received_at: arrival.receivedAt,
    sample: Number(arrival.sample),
  };
}

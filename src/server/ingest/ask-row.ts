import type { AskRow } from '../store/asks.ts';
import { occurrence } from './occurred-at.ts';
import type { Arrival } from './rating-row.ts';
import type { EntryMeaning } from './read-entry.ts';

/** An invitation as its entry says it. It names its rating; whether that has arrived does not matter to it. */
export function toAskRow(
  meaning: Extract<EntryMeaning, { type: 'ask' }>,
  seq: number,
  arrival: Arrival,
): AskRow {
  const { body } = meaning;
  return {
    entry_id: meaning.id,
    unit_id: arrival.unitId,
    device_id: arrival.deviceId,
    replica_no: arrival.replicaNo,
    seq,
    counter_id: body.counter,
    clerk_id: body.clerk,
    trigger: body.trigger,
    outcome: body.outcome,
    rating_id: body.rating ?? null,
    at: meaning.at,
    occurred_at: occurrence(meaning.at, arrival.skewMs, arrival.receivedAt).occurredAt,
    received_at: arrival.receivedAt,
    sample: Number(arrival.sample),
  };
}

import * as v from 'valibot';
import { count, deviceId, isoUtc, replicaId, seq, shortText } from './fields.ts';

/** What kind of trouble a line is, for people to read; `reason` says it in full. */
const QUARANTINE_CAUSES = [
  'unreadable',
  'unknown-kind',
  'unknown-version',
  'bad-body',
  'unknown-questionnaire',
  'unknown-level',
  'other-unit',
] as const;
export type QuarantineCause = (typeof QUARANTINE_CAUSES)[number];

/** One line that the centre could not read: kept as it came, counted as received, waiting for a program that can. */
const quarantineItem = v.object({
  device: v.object({ id: deviceId, name: shortText }),
  replica: replicaId,
  seq,
  kind: v.nullable(v.string()),
  cause: v.nullable(v.picklist(QUARANTINE_CAUSES)),
  /** One English sentence for whoever mends it. */
  reason: v.string(),
  /** As it came. Null: it is or may be feedback, and whoever asks may not know whether it is an integrity report. */
  line: v.nullable(v.string()),
  receivedAt: isoUtc,
});
export type QuarantineItem = v.InferOutput<typeof quarantineItem>;

export const quarantineQuery = v.object({
  after: v.optional(v.string()),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(500)),
  ),
});

export const quarantinePage = v.object({ items: v.array(quarantineItem), next: v.nullable(v.string()) });
export type QuarantinePage = v.InferOutput<typeof quarantinePage>;

/** Answer to `POST /quarantine/replay`: lines read again, and how many of them are understood now. */
export const replayReport = v.object({ read: count, understood: count });
export type ReplayReport = v.InferOutput<typeof replayReport>;

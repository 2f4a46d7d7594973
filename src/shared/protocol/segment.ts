import * as v from 'valibot';
import {
  base64Url,
  chainHash,
  count,
  deviceId,
  entryId,
  isoUtc,
  replicaId,
  seq,
  shortText,
} from './fields.ts';
import { JOURNAL_FORMAT } from './version.ts';

/** What a tablet tells of itself with every push; all of it is advice for the fleet page, none of it is evidence. */
export const deviceStatus = v.object({
  pending: v.optional(count),
  oldestUnsentAt: v.optional(v.nullable(isoUtc)),
  lastTapAt: v.optional(v.nullable(isoUtc)),
  persisted: v.optional(v.nullable(v.boolean())),
  storageUsed: v.optional(v.nullable(count)),
  storageQuota: v.optional(v.nullable(count)),
  battery: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))),
  charging: v.optional(v.nullable(v.boolean())),
  contentVersion: v.optional(v.nullable(shortText)),
});
export type DeviceStatus = v.InferOutput<typeof deviceStatus>;

/** First line of a segment. `oldest` is the lowest seq the tablet still holds: `first === oldest` above the centre's position declares a hole (AK4). */
export const segmentHead = v.object({
  t: v.literal('head'),
  format: v.literal(JOURNAL_FORMAT),
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  device: deviceId,
  replica: replicaId,
  first: seq,
  prev: chainHash,
  oldest: v.optional(seq),
  sentAt: isoUtc,
  app: v.pipe(v.string(), v.maxLength(100)),
  status: v.optional(deviceStatus),
  /** PU3: spaces, so that the length of a small segment does not tell what was answered. */
  pad: v.optional(v.string()),
});
export type SegmentHead = v.InferOutput<typeof segmentHead>;

/** The envelope of one entry; its body is parsed apart, by kind and version, so that one bad body never hides its neighbours (PU2). */
export const entryEnvelope = v.object({
  t: v.literal('entry'),
  seq,
  id: entryId,
  at: isoUtc,
  kind: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  kv: v.pipe(v.number(), v.integer(), v.minValue(1)),
  body: v.unknown(),
});
export type EntryEnvelope = v.InferOutput<typeof entryEnvelope>;

/** Last line of a segment. `sig`: ECDSA P-256 with SHA-256 (IEEE P1363) over head line, newline, hash in hex. */
export const segmentSeal = v.object({
  t: v.literal('seal'),
  count,
  last: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: chainHash,
  sig: base64Url,
});
export type SegmentSeal = v.InferOutput<typeof segmentSeal>;

/** The centre's answer to a push (AK1). `sig` is over `ackMessage` by the centre's receipt key: the tablet's proof of delivery. */
export const ack = v.object({
  replica: replicaId,
  receivedThrough: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: chainHash,
  serverTime: isoUtc,
  /** How many entries of this replica lie in quarantine at the centre. */
  quarantined: count,
  protocol: v.object({ min: count, max: count }),
  /** Hash of the content package the tablet should have; it fetches when its own differs. */
  contentVersion: v.optional(v.nullable(shortText)),
  key: shortText,
  sig: base64Url,
});
export type Ack = v.InferOutput<typeof ack>;

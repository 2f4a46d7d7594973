import * as v from 'valibot';
import { role } from './accounts.ts';
import {
  clerkId,
  count,
  counterId,
  deviceId,
  entryId,
  isoUtc,
  procedureCode,
  replicaId,
  seq,
  shortText,
  unitId,
} from './fields.ts';
import { flagNote } from './flags.ts';
import { deviceStatus } from './segment.ts';
import { selfTestReport } from './self-test.ts';

export const sessionRequest = v.object({
  username: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** Of the second factor, or a recovery code: asked for (`second-factor-required`) where the account has one. */
  code: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(40))),
});
export type SessionRequest = v.InferOutput<typeof sessionRequest>;

export const sessionResponse = v.object({
  username: shortText,
  role,
  /** Whose own results a clerk's account shows. */
  clerk: v.nullable(clerkId),
  secondFactor: v.boolean(),
  /** The first password is for one use: everything but setting a new one is refused until then. */
  mustChangePassword: v.boolean(),
  unit: v.object({ id: unitId, name: shortText, timeZone: shortText }),
  /** To be sent back as `X-CSRF-Token` with every changing request. */
  csrfToken: shortText,
});
export type SessionResponse = v.InferOutput<typeof sessionResponse>;

export const PASSWORD_MIN_LENGTH = 12;
/** Why a new password is refused (`weakness` of the problem). */
export const PASSWORD_WEAKNESSES = ['too-short', 'common', 'same-as-current', 'contains-username'] as const;
export type PasswordWeakness = (typeof PASSWORD_WEAKNESSES)[number];

export const passwordChange = v.object({
  current: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** Too short, too common or already in use: answered as `password-refused` with the reason. */
  next: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
});
export type PasswordChange = v.InferOutput<typeof passwordChange>;

export const RATING_FLAGS = [
  'closed-hours',
  'burst',
  'metronome',
  'top-streak',
  'no-duty',
  'clock',
  'takehome-many',
] as const;

/** One rating as pulled by an administrator or another system. */
export const ratingItem = v.object({
  id: entryId,
  /** Of a printed code: `printed-` and the number of its batch. */
  device: deviceId,
  /** Null: rated at home, so that it stands in no journal. */
  replica: v.nullable(replicaId),
  seq: v.nullable(seq),
  unit: unitId,
  counter: counterId,
  clerk: v.nullable(clerkId),
  questionnaire: v.object({ id: shortText, version: v.number() }),
  level: v.number(),
  firstLevel: v.number(),
  satisfied: v.boolean(),
  reasons: v.array(v.string()),
  procedure: v.nullable(procedureCode),
  intake: v.picklist(['open', 'invited', 'takehome']),
  at: isoUtc,
  occurredAt: isoUtc,
  receivedAt: isoUtc,
  lang: v.string(),
  ms: count,
  /** Those that stand: what was set aside is not among them. */
  flags: v.array(v.string()),
  /** Every flag that a rule found, with what it rests on and what became of it. */
  flagNotes: v.optional(v.array(flagNote), []),
  /** Made up for the sample office or a demonstration; no citizen gave it. */
  sample: v.boolean(),
});
export type RatingItem = v.InferOutput<typeof ratingItem>;

export const ratingPage = v.object({
  items: v.array(ratingItem),
  /** Opaque cursor for `after`; null when nothing follows yet. */
  next: v.nullable(v.string()),
  /** Where a later pull goes on (`after`), also when nothing follows yet; null on an empty first page. */
  resume: v.nullable(v.string()),
});
export type RatingPage = v.InferOutput<typeof ratingPage>;

const seqRange = v.object({ first: seq, last: seq });

/** What became of a journal, as far as the centre was told. */
const REPLICA_STATES = ['current', 'continued', 'wiped', 'forked', 'left'] as const;

const replicaReport = v.object({
  id: replicaId,
  receivedThrough: count,
  hash: v.string(),
  firstSeenAt: isoUtc,
  lastSeenAt: isoUtc,
  /** Of the last push; null when it came by files alone. */
  pushedAt: v.nullable(isoUtc),
  quarantined: count,
  /**
   * `current`: a tablet goes on with it. `continued`: a newer journal of the same device says that it follows. `wiped`: one
   * says that its storage was cleared. `forked`: refused, and nothing has followed yet. `left`: a newer journal says nothing of it.
   */
  state: v.picklist(REPLICA_STATES),
  /** Whether anything can follow what is named here: `open` while it goes on, `closed` when its end is known, else `unknown`. */
  tail: v.picklist(['open', 'closed', 'unknown']),
  /** The newer journal that names this one. */
  successor: v.nullable(v.object({ replica: replicaId, reason: v.nullable(shortText), at: isoUtc })),
  forkedAt: v.nullable(isoUtc),
  /** The highest position known to have been written, arrived or not. */
  knownThrough: count,
  /** Positions that were written, are not here, and that no tablet is expected to send. */
  missing: v.array(seqRange),
  /** Positions that were written and are still expected, from here or from the journal that follows. */
  awaited: v.array(seqRange),
  /** Positions that arrived in the journal that follows, under its own numbers. */
  carried: v.array(seqRange),
  /** Positions that the tablet could not read on its own disk, and those of them that the centre does not hold either. */
  damaged: v.array(seqRange),
  lost: v.array(seqRange),
});
export type ReplicaReport = v.InferOutput<typeof replicaReport>;

/** What somebody should look at. */
const DEVICE_ALERTS = ['silent', 'clock', 'storage', 'forked', 'wiped', 'cloned'] as const;

const deviceAlert = v.object({
  kind: v.picklist(DEVICE_ALERTS),
  /** Since when, where that is known. */
  since: v.nullable(isoUtc),
});
export type DeviceAlert = v.InferOutput<typeof deviceAlert>;

export const deviceReport = v.object({
  id: deviceId,
  name: shortText,
  unit: v.object({ id: unitId, name: shortText }),
  counter: v.object({ id: counterId, name: shortText }),
  /** `waiting`: paired, and never heard of since. */
  state: v.picklist(['unpaired', 'waiting', 'active', 'silent', 'revoked']),
  /** Two tablets write under this one identity: an older journal spoke after a newer one had begun. */
  cloned: v.boolean(),
  createdAt: isoUtc,
  /** Of the latest pairing. */
  pairedAt: v.nullable(isoUtc),
  lastContactAt: v.nullable(isoUtc),
  app: v.nullable(v.string()),
  /** Centre's clock minus the tablet's, in milliseconds, at the last push. */
  skewMs: v.nullable(v.number()),
  status: v.nullable(deviceStatus),
  /** The newest one that arrived; null: none ever did. */
  selfTest: v.optional(v.nullable(selfTestReport), null),
  /** The device whose counter this one takes over, and the one that takes over from this one; the newest of several. */
  replaces: v.optional(v.nullable(deviceId), null),
  replacedBy: v.optional(v.nullable(deviceId), null),
  /** By the thresholds of the unit's `fleet` setting. */
  alerts: v.optional(v.array(deviceAlert), []),
  /** Newest first; more than one means a wipe, a fork or damage. */
  replicas: v.array(replicaReport),
});
export type DeviceReport = v.InferOutput<typeof deviceReport>;

export const deviceList = v.object({ items: v.array(deviceReport) });

export const deviceCreate = v.object({ unit: unitId, counter: counterId, name: shortText });
/** A name for the tablet that takes over; without one it keeps the old one's. */
export const deviceReplace = v.object({ name: v.optional(shortText) });
/** Another counter of the same unit, another name, or both. */
export const deviceChange = v.pipe(
  v.strictObject({ counter: v.optional(counterId), name: v.optional(shortText) }),
  v.check(({ counter, name }) => counter !== undefined || name !== undefined, 'nothing to change'),
);
export const deviceCreated = v.object({
  device: deviceId,
  pairingCode: shortText,
  pairingUrl: shortText,
  expiresAt: isoUtc,
});
export type DeviceCreated = v.InferOutput<typeof deviceCreated>;

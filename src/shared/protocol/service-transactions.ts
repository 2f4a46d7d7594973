import * as v from 'valibot';
import { clerkId, counterId, isoDate, isoUtc, procedureCode, shortText, unitId } from './fields.ts';

/** One person was served, as a queue or one-stop program says. */
export const serviceTransaction = v.strictObject({
  counter: counterId,
  /** A keyed hash (HMAC-SHA-256, lower-case hex) of the sender's own number: the same for the same transaction, and no way back. */
  reference: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** When it ended, with its offset from UTC; left out: now. */
  at: v.optional(v.pipe(v.string(), v.maxLength(40), v.isoTimestamp())),
  clerk: v.optional(clerkId),
  procedure: v.optional(procedureCode),
  /** Whether the tablet of the counter asks for a rating, should it be connected and at rest. */
  invite: v.optional(v.boolean(), true),
});
export type ServiceTransaction = v.InferOutput<typeof serviceTransaction>;

/** What became of it. */
export const serviceTransactionTaken = v.object({
  unit: unitId,
  /** Of the unit's time zone: to which day it counts. */
  day: isoDate,
  /** False: the day's number was imported whole, or this transaction was counted before. */
  counted: v.boolean(),
  /** Until when the counter's tablet is asked to invite; null: it is not. */
  inviteUntil: v.nullable(isoUtc),
  /** The reference was there already: nothing was changed. */
  repeated: v.boolean(),
});
export type ServiceTransactionTaken = v.InferOutput<typeof serviceTransactionTaken>;

/** An invitation on its way to the tablet of a counter. It names itself, and of the visit the field of its procedure alone. */
const invitation = v.object({
  id: shortText,
  until: isoUtc,
  field: v.optional(v.nullable(shortText), null),
});
export type ApiInvitation = v.InferOutput<typeof invitation>;
export const invitationList = v.object({ items: v.array(invitation) });
export const invitationQuery = v.strictObject({ counter: v.optional(counterId) });
/** Name of the event in a stream; its data is one invitation. */
export const INVITATION_EVENT = 'invitation';

import * as v from 'valibot';
import { CASE_STATUSES } from '../domain/case-status.ts';
import { count, entryId, isoDate, isoUtc, shortText, unitId } from './fields.ts';
import { CASE_KINDS } from './rule-pack.ts';
import { sealedBox } from './sealed-bodies.ts';

/** Cases as those see them who may: lists without a word of anybody, details with what was written, contact data apart. */

const caseStatus = v.picklist(CASE_STATUSES);
const caseKind = v.picklist(CASE_KINDS);
/** Đúng, không đúng, không xác minh được. */
const verdict = v.picklist(['right', 'wrong', 'unverifiable']);
const caseText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(8_000));
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const place = v.object({ id: unitId, name: shortText });

export const caseItem = v.object({
  id: entryId,
  /** Grows with every case; never changes. */
  no: count,
  /** Grows with every change; whoever changes something says which one was looked at. */
  version,
  kind: caseKind,
  status: caseStatus,
  unit: place,
  /** Where it arrived, when it has been handed on since. */
  arrivedAt: v.nullable(place),
  about: v.nullable(shortText),
  owner: v.nullable(v.object({ id: shortText, name: shortText })),
  /** The last days in time; null: nobody has set a deadline. */
  acknowledgeDue: v.nullable(isoDate),
  answerDue: v.nullable(isoDate),
  overdue: v.boolean(),
  verdict: v.nullable(verdict),
  /** How its writer found the present answer settled it, as `followUpRate` takes it; null: not said. */
  fixLevel: v.nullable(v.picklist([3, 2, 1])),
  occurredAt: isoUtc,
  receivedAt: isoUtc,
  changedAt: isoUtc,
  answeredAt: v.nullable(isoUtc),
  closedAt: v.nullable(isoUtc),
  publishedAt: v.nullable(isoUtc),
  /** Whether somebody left a way to be reached; what it is, no list tells. */
  contact: v.picklist(['none', 'kept', 'erased', 'sealed']),
  sample: v.boolean(),
});
export type CaseItem = v.InferOutput<typeof caseItem>;

export const casePage = v.object({
  items: v.array(caseItem),
  /** Where the next page begins; null: this is the last one. */
  next: v.nullable(v.string()),
  /** Where somebody who pulls changes goes on another day. */
  resume: v.nullable(v.string()),
});
export type CasePage = v.InferOutput<typeof casePage>;

export const caseQuery = v.object({
  unit: v.optional(unitId),
  status: v.optional(caseStatus),
  kind: v.optional(caseKind),
  /** An account, `me`, or `none`. */
  owner: v.optional(shortText),
  overdue: v.optional(v.picklist(['true', 'false'])),
  /** `newest`: by arrival, for people. `changed`: by change, for systems that pull; a case that changed comes again, the last one counts. */
  order: v.optional(v.picklist(['newest', 'changed'])),
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(500)),
  ),
  format: v.optional(v.picklist(['json', 'csv', 'xlsx'])),
  lang: v.optional(v.picklist(['vi', 'en'])),
  separator: v.optional(v.picklist(['comma', 'semicolon'])),
});
export type CaseQuery = v.InferOutput<typeof caseQuery>;

const caseEvent = v.object({
  version,
  at: isoUtc,
  /** User name; null: the writer, or the program itself. */
  by: v.nullable(shortText),
  actor: v.picklist(['account', 'writer', 'program']),
  action: shortText,
  status: caseStatus,
  detail: v.record(v.string(), v.unknown()),
  note: v.nullable(v.string()),
});
export type CaseEvent = v.InferOutput<typeof caseEvent>;

export const caseDetail = v.object({
  ...caseItem.entries,
  /** Last days in time for handing it on and for publishing its answer; null: not asked for, or not (any more) to be done. */
  forwardDue: v.nullable(isoDate),
  publishDue: v.nullable(isoDate),
  /** What was written; null: nothing, erased, or sealed for an inspectorate. */
  text: v.nullable(v.string()),
  textErasedAt: v.nullable(isoUtc),
  contactErasedAt: v.nullable(isoUtc),
  /** `sealed`: an inspectorate's key alone opens it, and `sealed` is the box. `unreadable`: nobody can. */
  box: v.picklist(['open', 'sealed', 'unreadable', 'none']),
  sealed: v.nullable(sealedBox),
  /** Whether the writer let the answer be published; null: nobody was asked. */
  mayPublish: v.nullable(v.boolean()),
  rating: v.nullable(
    v.object({
      level: count,
      reasons: v.array(v.string()),
      procedure: v.nullable(v.string()),
      counter: v.nullable(v.string()),
      clerk: v.nullable(v.string()),
    }),
  ),
  answer: v.nullable(v.string()),
  publication: v.nullable(v.object({ text: v.string(), where: v.string(), at: isoUtc })),
  events: v.array(caseEvent),
});
export type CaseDetail = v.InferOutput<typeof caseDetail>;

const note = v.optional(v.nullable(caseText), null);

/** One deed at a time, on the version that was looked at. */
export const caseEdit = v.variant('action', [
  v.strictObject({ action: v.literal('accept'), version, note }),
  v.strictObject({ action: v.literal('start'), version, note }),
  /** For its writer, who reads it by the receipt's code. */
  v.strictObject({ action: v.literal('answer'), version, text: caseText }),
  v.strictObject({ action: v.literal('close'), version, note }),
  v.strictObject({ action: v.literal('reopen'), version, note: caseText }),
  v.strictObject({ action: v.literal('withdraw'), version, note: caseText }),
  v.strictObject({ action: v.literal('transfer'), version, unit: unitId, note: caseText }),
  /** To an account; `me`: to whoever asks. */
  v.strictObject({ action: v.literal('assign'), version, owner: v.nullable(shortText), note }),
  v.strictObject({ action: v.literal('note'), version, note: caseText }),
  v.strictObject({ action: v.literal('verdict'), version, verdict: v.nullable(verdict), note }),
  /** A text of its own, which names nobody, and where it stands. */
  v.strictObject({ action: v.literal('publish'), version, text: caseText, where: shortText }),
  v.strictObject({ action: v.literal('unpublish'), version, note: caseText }),
]);
export type CaseEdit = v.InferOutput<typeof caseEdit>;

/** Contact data, shown to who handles the case; every look is written down. */
export const caseContact = v.object({
  name: v.nullable(v.string()),
  address: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  email: v.nullable(v.string()),
  consent: v.nullable(v.object({ version: shortText, at: isoUtc })),
});
export type CaseContact = v.InferOutput<typeof caseContact>;

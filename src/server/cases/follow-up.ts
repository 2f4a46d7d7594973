import * as v from 'valibot';
import { mayWriterAdd, mayWriterRate, mayWriterReopen } from '#shared/domain/case-status.ts';
import { parseReceiptCode } from '#shared/domain/receipt-code.ts';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type FixLevel, type FollowUp, followUp } from '#shared/protocol/follow-up.ts';
import type { Actor } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { type CaseRow, countCaseEvents, findCaseByReceipt } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import { transact } from '../store/transact.ts';
import { contactState } from './case-item.ts';
import { openSecret } from './case-secrets.ts';
import { auditCase, writeEdit } from './edit-case.ts';
import { eraseCase } from './erase-case.ts';
import { reopen } from './plan-edit.ts';

type FollowContext = Pick<ServerContext, 'db' | 'clock' | 'atRest' | 'rules'>;
type Found = NonNullable<Awaited<ReturnType<typeof findCaseByReceipt>>>;

/** Who holds a receipt is nobody by name, and no address of theirs is written down. */
const WRITER: Actor = { kind: 'program', id: null, name: 'theo-doi', address: null };
const BY_WRITER = { kind: 'writer', name: null } as const;
const UNKNOWN: FollowUp = { found: null };

export type FollowFault = 'case-state' | 'case-changed' | 'erasure-takes-all';

/** As it stands in the history, and is counted by. */
const ADDED = 'add';

/** What the holder of a code may know. A code that is none, or has not arrived, is answered alike. */
export async function lookUp({ db, atRest }: FollowContext, code: string): Promise<FollowUp> {
  return await toFollowUp(db, await findByCode(db, code), atRest);
}

/** How its writer finds the answer settled it; once an answer. */
export async function rateByCode(
  context: FollowContext,
  code: string,
  level: FixLevel,
): Promise<Result<FollowUp, FollowFault>> {
  return await act(context, code, async (trx, row, atIso) => {
    if (!mayWriterRate(row.status, row.fix_level)) return 'case-state';
    const planned = { change: { fix_level: level }, detail: { level }, note: null };
    const done = { row, planned, action: 'rate', atIso };
    if (!(await writeEdit(trx, context, BY_WRITER, done))) return 'case-changed';
    await auditCase(trx, context, WRITER, row, 'rated-by-writer');
    return null;
  });
}

/** Adds to what was written, for whoever handles it; the course does not change. */
export async function addByCode(
  context: FollowContext,
  code: string,
  text: string,
): Promise<Result<FollowUp, FollowFault>> {
  return await act(context, code, async (trx, row, atIso) => {
    const added = await countCaseEvents(trx, row.id, ADDED);
    if (!mayWriterAdd(row.status, row.box, added)) return 'case-state';
    const done = { row, planned: { change: {}, detail: {}, note: text }, action: ADDED, atIso };
    if (!(await writeEdit(trx, context, BY_WRITER, done))) return 'case-changed';
    await auditCase(trx, context, WRITER, row, 'added-by-writer');
    return null;
  });
}

/** Brings an answered case back, with the reason. */
export async function reopenByCode(
  context: FollowContext,
  code: string,
  reason: string,
): Promise<Result<FollowUp, FollowFault>> {
  return await act(context, code, async (trx, row, atIso) => {
    if (!mayWriterReopen(row.status)) return 'case-state';
    const planned = await reopen(trx, context, row, reason, atIso);
    if (!planned.ok) return 'case-state';
    const done = { row, planned: planned.value, action: 'reopen', atIso };
    if (!(await writeEdit(trx, context, BY_WRITER, done))) return 'case-changed';
    await auditCase(trx, context, WRITER, row, 'reopened-by-writer');
    return null;
  });
}

/** Erases contact data at once. Doing it again, or where there is none, changes nothing. */
export async function eraseByCode(
  context: FollowContext,
  code: string,
  everything: boolean,
): Promise<Result<FollowUp, FollowFault>> {
  return await act(context, code, async (trx, row, atIso) => {
    const contact = contactState(row);
    if (contact === 'none' || contact === 'erased') return null;
    if (contact === 'sealed' && !everything) return 'erasure-takes-all';
    if (!(await eraseCase(trx, context, row, 'contact', { who: BY_WRITER, atIso }))) return 'case-changed';
    await auditCase(trx, context, WRITER, row, 'erased-by-writer');
    return null;
  });
}

async function act(
  context: FollowContext,
  code: string,
  work: (trx: Connection, row: CaseRow, atIso: string) => Promise<FollowFault | null>,
): Promise<Result<FollowUp, FollowFault>> {
  const atIso = new Date(context.clock.nowMs()).toISOString();
  return await transact(context.db, async (trx): Promise<Result<FollowUp, FollowFault>> => {
    const row = await findByCode(trx, code);
    if (row === null) return ok(UNKNOWN);
    const { unit_name: _, time_zone: __, ...bare } = row;
    const fault = await work(trx, bare, atIso);
    return fault === null
      ? ok(await toFollowUp(trx, await findByCode(trx, code), context.atRest))
      : err(fault);
  });
}

/** What cannot be a code is looked for all the same, so that every answer takes the same way. */
async function findByCode(connection: Connection, text: string): Promise<Found | null> {
  const parsed = parseReceiptCode(text);
  return await findCaseByReceipt(connection, parsed.ok ? receiptDigest(parsed.value) : 'none');
}

async function toFollowUp(
  connection: Connection,
  row: Found | null,
  atRest: ServerContext['atRest'],
): Promise<FollowUp> {
  if (row === null) return UNKNOWN;
  const added = await countCaseEvents(connection, row.id, ADDED);
  const dayIn = (atIso: string) => dayOf(Date.parse(atIso), row.time_zone);
  const contact = contactState(row);
  return v.parse(followUp, {
    found: {
      ...{ kind: row.kind, unit: row.unit_name, receivedOn: dayIn(row.received_at) },
      status: row.status === 'new' || row.status === 'accepted' ? 'received' : row.status,
      answerDue: row.answer_due,
      answeredOn: row.answered_at === null ? null : dayIn(row.answered_at),
      answer: openSecret(atRest, row.id, 'answer', row.answer_sealed),
      // Told with the answer, never before it: also not while a new one is being written.
      verdict: mayWriterReopen(row.status) ? row.verdict : null,
      published: row.public_text,
      mayReopen: mayWriterReopen(row.status),
      rated: row.fix_level,
      mayRate: mayWriterRate(row.status, row.fix_level),
      mayAdd: mayWriterAdd(row.status, row.box, added),
      contact: contact === 'sealed' ? 'with-everything' : contact,
    },
  });
}

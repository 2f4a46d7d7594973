import { sql } from 'kysely';
import { chainHash } from '#shared/lib/journal-chain.ts';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** How the names of deeds in integrity reports begin. */
export const INTEGRITY_DEED = 'integrity.';

/** A line of the audit log as stored: text that is never written again, chained like a journal's. */
export interface AuditRow {
  readonly no: number;
  readonly line: string;
  readonly hash: string;
}

/**
 * Appends a line, in the transaction of what it tells of: neither is there without the other. The head's row is locked, so
 * that several processes write one chain.
 * @param toLine makes the line for its number
 */
export async function appendAudit(
  connection: Connection,
  place: { readonly unitId: string | null; readonly action: string },
  toLine: (no: number) => string,
): Promise<void> {
  const head = await connection
    .updateTable('audit_head')
    .set((eb) => ({ last_no: eb('last_no', '+', 1) }))
    .where('name', '=', 'audit')
    .returning(['last_no', 'hash'])
    .executeTakeFirstOrThrow();
  const no = Number(head.last_no);
  const line = toLine(no);
  const hash = chainHash(head.hash, line);
  await connection
    .insertInto('audit')
    .values({ no, line, hash, unit_id: place.unitId, action: place.action })
    .execute();
  await connection.updateTable('audit_head').set({ hash }).where('name', '=', 'audit').execute();
}

/** Lines in order, of the units of an account and of what belongs to no unit (the latter for the root alone). */
export async function listAudit(
  connection: Connection,
  selection: {
    readonly rootUnitId: string;
    /** Whether deeds in integrity reports are told: that there is one must stay with those who may read it. */
    readonly integrity: boolean;
    readonly afterNo: number;
    readonly limit: number;
    readonly action?: string | undefined;
    /** Newest first: before `afterNo`, or from the end on where it is 0. */
    readonly newestFirst?: boolean | undefined;
    /** Somewhere in the line, whether large letters or small. */
    readonly text?: string | undefined;
  },
): Promise<readonly AuditRow[]> {
  let query = connection
    .selectFrom('audit')
    .select(['no', 'line', 'hash'])
    .where((eb) =>
      eb.or([
        eb('unit_id', 'in', unitsWithin(selection.rootUnitId)),
        eb.and([
          eb('unit_id', 'is', null),
          eb.exists(
            eb
              .selectFrom('unit')
              .select('unit.id')
              .where('unit.id', '=', selection.rootUnitId)
              .where('unit.parent_id', 'is', null),
          ),
        ]),
      ]),
    );
  const { afterNo, action, newestFirst = false, text } = selection;
  if (!selection.integrity) query = query.where('action', 'not like', `${INTEGRITY_DEED}%`);
  if (action !== undefined) query = query.where('action', '=', action);
  if (text !== undefined)
    query = query.where(sql<boolean>`lower(line) like ${`%${escaped(text.toLowerCase())}%`} escape '!'`);
  if (!newestFirst) query = query.where('no', '>', afterNo);
  else if (afterNo > 0) query = query.where('no', '<', afterNo);
  return await query
    .orderBy('no', newestFirst ? 'desc' : 'asc')
    .limit(selection.limit)
    .execute();
}

/** What stands for itself in a pattern. */
function escaped(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}

/** Every line from a number on, for whoever checks the chain. */
export async function readAuditChain(
  connection: Connection,
  afterNo: number,
  limit: number,
): Promise<readonly AuditRow[]> {
  return await connection
    .selectFrom('audit')
    .select(['no', 'line', 'hash'])
    .where('no', '>', afterNo)
    .orderBy('no')
    .limit(limit)
    .execute();
}

/** Where the chain ends, as the store says. */
export async function readAuditHead(
  connection: Connection,
): Promise<{ readonly lastNo: number; readonly hash: string }> {
  const head = await connection
    .selectFrom('audit_head')
    .select(['last_no', 'hash'])
    .where('name', '=', 'audit')
    .executeTakeFirstOrThrow();
  return { lastNo: Number(head.last_no), hash: head.hash };
}

/** The chain's hash after a line, or null when there is none of this number. */
export async function findAuditHash(connection: Connection, no: number): Promise<string | null> {
  const row = await connection.selectFrom('audit').select('hash').where('no', '=', no).executeTakeFirst();
  return row?.hash ?? null;
}

import type { Insertable, Selectable, Updateable } from 'kysely';
import { OPEN_STATUSES } from '#shared/domain/case-status.ts';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

/** A case without its two places, which the store gives it. */
export type NewCase = Omit<Insertable<Schema['case_file']>, 'no' | 'pos'>;
export type CaseRow = Selectable<Schema['case_file']>;
export type CaseWords = Insertable<Schema['case_words']>;
export type NewCaseEvent = Insertable<Schema['case_event']>;
export type CaseEventRow = Selectable<Schema['case_event']>;

/** Which of these entries have opened a case already. */
export async function findCaseIds(
  connection: Connection,
  entryIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const ids of chunk(entryIds)) {
    const rows = await connection.selectFrom('case_file').select('id').where('id', 'in', ids).execute();
    for (const row of rows) found.add(row.id);
  }
  return found;
}

/** Cases that ratings have opened, by their ids. */
export async function findCasesOfRatings(
  connection: Connection,
  ratingIds: readonly string[],
): Promise<ReadonlyMap<string, CaseRow>> {
  const found = new Map<string, CaseRow>();
  for (const ids of chunk(ratingIds)) {
    const rows = await connection.selectFrom('case_file').selectAll().where('id', 'in', ids).execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/**
 * Stores new cases at the end of both orders. From here to the commit every other writer of cases waits, so that both orders are
 * that of commits; whoever writes ratings too does that before, never after.
 */
export async function insertCases(connection: Connection, cases: readonly NewCase[]): Promise<void> {
  if (cases.length === 0) return;
  // Always in this order, so that no two writers wait for each other.
  for (const feed of ['case', 'integrity-case'] as const) {
    const own = cases.filter(({ kind }) => feedOf(kind) === feed);
    if (own.length === 0) continue;
    const start = await reservePositions(connection, feed, own.length);
    for (const part of chunk(own.map((row, at) => ({ ...row, no: start + at, pos: start + at }))))
      await connection.insertInto('case_file').values(part).execute();
  }
}

/** Writes what was written, over what was there. */
export async function writeCaseWords(connection: Connection, words: readonly CaseWords[]): Promise<void> {
  for (const one of words) {
    await connection
      .insertInto('case_words')
      .values(one)
      .onConflict((conflict) => conflict.columns(['case_id', 'part']).doUpdateSet({ sealed: one.sealed }))
      .execute();
  }
}

export async function insertCaseEvents(
  connection: Connection,
  events: readonly NewCaseEvent[],
): Promise<void> {
  for (const part of chunk(events)) await connection.insertInto('case_event').values(part).execute();
}

/** Changes a case if it still is what was looked at; it moves to the end of the feed of changes. False: it is not. */
export async function changeCase(
  connection: Connection,
  at: { readonly id: string; readonly version: number; readonly kind: CaseRow['kind'] },
  change: Omit<Updateable<Schema['case_file']>, 'id' | 'no' | 'pos' | 'version'>,
): Promise<boolean> {
  const pos = await reservePositions(connection, feedOf(at.kind), 1);
  const changed = await connection
    .updateTable('case_file')
    .set({ ...change, pos, version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** A case of these units whose kind is among the given ones. */
export async function findCaseWithin(
  connection: Connection,
  id: string,
  scope: { readonly rootUnitId: string; readonly kinds: readonly CaseRow['kind'][] },
): Promise<CaseRow | null> {
  const row = await connection
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', id)
    .where('kind', 'in', scope.kinds)
    .where('unit_id', 'in', unitsWithin(scope.rootUnitId))
    .executeTakeFirst();
  return row ?? null;
}

/** The case that a receipt answers to: of several that carry it the one that arrived first. */
export async function findCaseByReceipt(
  connection: Connection,
  receipt: string,
): Promise<(CaseRow & { readonly unit_name: string; readonly time_zone: string }) | null> {
  const row = await connection
    .selectFrom('case_file')
    .innerJoin('unit', 'unit.id', 'case_file.unit_id')
    .selectAll('case_file')
    .select(['unit.name as unit_name', 'unit.time_zone as time_zone'])
    .where('receipt', '=', receipt)
    .orderBy('case_file.no')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Cases that were answered or have ended and from which something may still be erased, in the order of arrival. */
export async function pageOfEndedCases(
  connection: Connection,
  afterNo: number,
  limit: number,
): Promise<readonly CaseRow[]> {
  return await connection
    .selectFrom('case_file')
    .selectAll()
    .where('no', '>', afterNo)
    .where('status', 'not in', OPEN_STATUSES)
    .where((eb) =>
      eb.or([
        eb('text_erased_at', 'is', null),
        eb('answer_sealed', 'is not', null),
        eb.exists(
          eb
            .selectFrom('case_event')
            .select('case_event.version')
            .whereRef('case_event.case_id', '=', 'case_file.id')
            .where('case_event.note_sealed', 'is not', null),
        ),
      ]),
    )
    .orderBy('no')
    .limit(limit)
    .execute();
}

export async function findCaseWords(
  connection: Connection,
  caseId: string,
  part: CaseWords['part'],
): Promise<string | null> {
  const row = await connection
    .selectFrom('case_words')
    .select('sealed')
    .where('case_id', '=', caseId)
    .where('part', '=', part)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

export async function deleteCaseWords(
  connection: Connection,
  caseId: string,
  parts: readonly CaseWords['part'][],
): Promise<void> {
  await connection
    .deleteFrom('case_words')
    .where('case_id', '=', caseId)
    .where('part', 'in', parts)
    .execute();
}

/** Takes what people wrote out of the history; what was done when stays. */
export async function eraseCaseNotes(connection: Connection, caseId: string): Promise<void> {
  await connection
    .updateTable('case_event')
    .set({ note_sealed: null })
    .where('case_id', '=', caseId)
    .execute();
}

/** How often something of this name was done to a case. */
export async function countCaseEvents(
  connection: Connection,
  caseId: string,
  action: string,
): Promise<number> {
  const row = await connection
    .selectFrom('case_event')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('case_id', '=', caseId)
    .where('action', '=', action)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** What happened, in order; after a version, or all of it. */
export async function findCaseEvents(
  connection: Connection,
  caseId: string,
  afterVersion = 0,
): Promise<readonly CaseEventRow[]> {
  return await connection
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('version', '>', afterVersion)
    .orderBy('version')
    .execute();
}

/** Integrity cases have numbers and places of their own: a gap in the common ones would tell of them. */
function feedOf(kind: CaseRow['kind']): CaseFeed {
  return kind === 'integrity' ? 'integrity-case' : 'case';
}

type CaseFeed = 'case' | 'integrity-case';

/** Below it are the common numbers, above it those of integrity cases. */
const INTEGRITY_BASE = 1_000_000_000_000;

/** The number of a case as people say it: each sequence begins at 1. */
export function shownNumber(no: number): number {
  return no > INTEGRITY_BASE ? no - INTEGRITY_BASE : no;
}

/** Takes so many places at the end of the feed, under its lock; answers the first. */
async function reservePositions(connection: Connection, feed: CaseFeed, count: number): Promise<number> {
  const moved = await connection
    .updateTable('feed')
    .set((eb) => ({ next_pos: eb('next_pos', '+', count) }))
    .where('name', '=', feed)
    .returning('next_pos')
    .executeTakeFirstOrThrow();
  return moved.next_pos - count;
}

import { type Insertable, sql } from 'kysely';
import type { QuarantineCause } from '#shared/protocol/quarantine.ts';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { Schema } from './schema.ts';
import { storedToLine, toStorable } from './storable-text.ts';

/** A rating as it stands in the feed, without its place there. */
export type RatingRow = Omit<Insertable<Schema['rating']>, 'pos'>;

/** A change or a detail that speaks of a rating. */
export interface StoredCompanion {
  readonly entryId: string;
  readonly ofId: string;
  readonly kind: string;
  readonly line: string;
  readonly seq: number;
  readonly deviceId: string;
}

export async function findRatings(
  connection: Connection,
  entryIds: readonly string[],
): Promise<readonly RatingRow[]> {
  const found: RatingRow[] = [];
  for (const ids of chunk(entryIds)) {
    const rows = await connection.selectFrom('rating').selectAll().where('entry_id', 'in', ids).execute();
    found.push(...rows.map(({ pos: _, ...row }) => row));
  }
  return found;
}

/** What speaks of these ratings, in the order of the journal, whatever the order of arrival. */
export async function findCompanions(
  connection: Connection,
  ratingIds: readonly string[],
): Promise<readonly StoredCompanion[]> {
  const found: StoredCompanion[] = [];
  for (const ids of chunk(ratingIds)) {
    const rows = await connection
      .selectFrom('entry')
      .innerJoin('replica', 'replica.no', 'entry.replica_no')
      .select([
        'entry.entry_id as entryId',
        'entry.of_id as ofId',
        'entry.kind as kind',
        'entry.line as line',
        'entry.seq as seq',
        'replica.device_id as deviceId',
      ])
      .where('entry.of_id', 'in', ids)
      .where('entry.state', '=', 'stored')
      .orderBy('entry.replica_no')
      .orderBy('entry.seq')
      .$narrowType<{ entryId: string; ofId: string; kind: string }>()
      .execute();
    found.push(...rows.map((row) => ({ ...row, line: storedToLine(row.line) })));
  }
  return found;
}

/** Puts an entry aside that turned out not to fit what it speaks of. */
export async function quarantineEntry(
  connection: Connection,
  entryId: string,
  why: { readonly reason: string; readonly cause: QuarantineCause },
): Promise<void> {
  await connection
    .updateTable('entry')
    .set({ state: 'quarantined', reason: toStorable(why.reason), cause: why.cause })
    .where('entry_id', '=', entryId)
    .where('state', '=', 'stored')
    .execute();
}

/**
 * Writes ratings at the end of the feed; those already there (`movedIds`) move, so that whoever pulls sees them again. To be called as
 * the last write of a transaction: from here to the commit every other writer waits, and that makes the order of `pos`
 * the order of commits.
 */
export async function writeRatings(
  connection: Connection,
  rows: readonly RatingRow[],
  movedIds: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  const feed = await connection
    .updateTable('feed')
    .set((eb) => ({ next_pos: eb('next_pos', '+', rows.length) }))
    .where('name', '=', 'rating')
    .returning('next_pos')
    .executeTakeFirstOrThrow();
  const start = feed.next_pos - rows.length;
  for (const ids of chunk(movedIds)) {
    await keepPast(connection, ids, start);
    await connection.deleteFrom('rating').where('entry_id', 'in', ids).execute();
  }
  await insertRows(
    connection,
    'rating',
    RATING,
    rows.map((row, place) => ({ ...row, pos: start + place })),
  );
}

const RATING = [
  ...(['pos', 'entry_id', 'unit_id', 'device_id', 'replica_no', 'seq', 'counter_id', 'clerk_id'] as const),
  ...(['questionnaire_id', 'questionnaire_version', 'level', 'first_level', 'satisfied'] as const),
  ...(['reasons_json', 'answers_json', 'procedure_code', 'field', 'intake', 'at', 'occurred_at'] as const),
  ...(['received_at', 'lang', 'ms', 'flags_json', 'sample'] as const),
];

const PAST = [
  'entry_id',
  'pos',
  'unit_id',
  'counter_id',
  'clerk_id',
  'procedure_code',
  'questionnaire_id',
  'level',
  'first_level',
  'satisfied',
  'occurred_at',
  'reasons_json',
  'flags_json',
] as const;

/** What was counted of ratings that are about to be written anew, for reports that were made of them. */
async function keepPast(connection: Connection, ids: readonly string[], replacedPos: number): Promise<void> {
  await connection
    .insertInto('rating_past')
    .columns([...PAST, 'replaced_pos'])
    .expression((eb) =>
      eb
        .selectFrom('rating')
        .select([...PAST])
        .select(sql<number>`cast(${sql.val(replacedPos)} as bigint)`.as('replaced_pos'))
        .where('entry_id', 'in', ids),
    )
    .execute();
}

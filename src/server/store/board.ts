import { sql } from 'kysely';
import type { SpanPart } from '#shared/domain/spans.ts';
import type { BoardAnswer } from '#shared/protocol/board.ts';
import type { Connection } from './database.ts';

/** The kinds of cases whose answers may be posted; reports of harassment and bribes never are. */
const POSTED_KINDS: readonly BoardAnswer['kind'][] = ['opinion', 'petition', 'rating', 'procedure'];

/** Who was rated in which month at a unit's own counters: pairs of month and clerk (or counter), without those of nobody. */
export async function findRated(
  connection: Connection,
  unitId: string,
  dim: 'clerk' | 'counter',
  { from, to }: SpanPart,
): Promise<readonly { readonly month: string; readonly key: string }[]> {
  const counted = Array.from({ length: 10 }, (_, at) => [`l${at + 1}`, `f${at + 1}`]).flat();
  const { rows } = await sql<{ month: string; key: string }>`
    select distinct period as month, key from rating_rollup
    where unit_id = ${unitId} and dim = ${dim} and grain = 'month' and period >= ${from} and period <= ${to}
      and key <> '' and (${sql.join(
        counted.map((column) => sql.ref(column)),
        sql` + `,
      )}) > 0
  `.execute(connection);
  return rows;
}

/** Posted answers of a unit's cases, the newest first. */
export async function listPostedAnswers(connection: Connection, unitId: string, limit: number) {
  const rows = await connection
    .selectFrom('case_file')
    .select(['kind', 'public_text as text', 'public_where as where', 'published_at as at'])
    .where('unit_id', '=', unitId)
    .where('kind', 'in', POSTED_KINDS)
    .where('published_at', 'is not', null)
    .where('public_text', 'is not', null)
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows;
}

/** How many paired tablets a unit has, how many of them have been silent since an instant, and how many entries are awaited or lost. */
export async function countHoles(connection: Connection, unitId: string, silentSince: string) {
  const tablets = await connection
    .selectFrom('device')
    .select('last_contact_at')
    .where('unit_id', '=', unitId)
    .where('paired_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute();
  const journals = await connection
    .selectFrom('replica')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select(['replica.received_through as received', 'replica.told_through as told'])
    .where('device.unit_id', '=', unitId)
    .execute();
  const ranges = await connection
    .selectFrom('missing_range')
    .innerJoin('replica', 'replica.no', 'missing_range.replica_no')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select(['first_seq', 'last_seq'])
    .where('device.unit_id', '=', unitId)
    .execute();
  return {
    tablets: tablets.length,
    silent: tablets.filter(({ last_contact_at: at }) => at === null || at < silentSince).length,
    awaited: journals.reduce((sum, { received, told }) => sum + Math.max(0, told - received), 0),
    lost: ranges.reduce((sum, { first_seq, last_seq }) => sum + last_seq - first_seq + 1, 0),
  };
}

/** A unit with the name of the one above it, or null. */
export async function findNamedUnit(connection: Connection, unitId: string) {
  const row = await connection
    .selectFrom('unit')
    .leftJoin('unit as parent', 'parent.id', 'unit.parent_id')
    .select([
      'unit.id',
      'unit.name',
      'parent.name as parentName',
      'unit.time_zone as timeZone',
      'unit.sample',
    ])
    .where('unit.id', '=', unitId)
    .executeTakeFirst();
  return row ?? null;
}

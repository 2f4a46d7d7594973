import type { Insertable, Selectable } from 'kysely';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

export type ReportRow = Selectable<Schema['report']>;
export type ReplyRow = Selectable<Schema['report_reply']>;

/** A report as lists show it, with the names as they are now. */
export interface ReportListRow extends Omit<ReportRow, 'inputs_json' | 'body_json' | 'pos'> {
  readonly unit_name: string;
  readonly clerk_name: string | null;
  readonly replies: number | null;
  readonly last_version: number | null;
}

/** Which reports, newest first; `beforeId` goes on behind one. */
export interface ReportSelection {
  /** Of a unit and all below it; without it, of a clerk alone. */
  readonly within?: string | undefined;
  /** Empty: of units alone. */
  readonly clerkId?: string | undefined;
  readonly period?: string | undefined;
  readonly beforeId?: string | undefined;
  readonly limit: number;
}

export async function insertReport(connection: Connection, row: Insertable<Schema['report']>): Promise<void> {
  await connection.insertInto('report').values(row).execute();
}

/** The highest version of one report; zero: there is none. */
export async function findLastVersion(
  connection: Connection,
  of: Pick<ReportRow, 'unit_id' | 'clerk_id' | 'period'>,
): Promise<number> {
  const row = await connection
    .selectFrom('report')
    .select('version')
    .where('unit_id', '=', of.unit_id)
    .where('clerk_id', '=', of.clerk_id)
    .where('period', '=', of.period)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version ?? 0;
}

export async function listReports(
  connection: Connection,
  { within, clerkId, period, beforeId, limit }: ReportSelection,
): Promise<readonly ReportListRow[]> {
  let query = selectListed(connection);
  if (within !== undefined) query = query.where('report.unit_id', 'in', unitsWithin(within));
  if (clerkId !== undefined) query = query.where('report.clerk_id', '=', clerkId);
  if (period !== undefined) query = query.where('report.period', '=', period);
  if (beforeId !== undefined) query = query.where('report.id', '<', beforeId);
  return await query.orderBy('report.id', 'desc').limit(limit).execute();
}

/** Every version of one report, newest first. */
export async function listVersions(
  connection: Connection,
  of: Pick<ReportRow, 'unit_id' | 'clerk_id' | 'period'>,
): Promise<readonly ReportListRow[]> {
  return await selectListed(connection)
    .where('report.unit_id', '=', of.unit_id)
    .where('report.clerk_id', '=', of.clerk_id)
    .where('report.period', '=', of.period)
    .orderBy('report.version', 'desc')
    .execute();
}

/** The newest report of the unit as a whole for each of these periods that has one. */
export async function findNewestOfUnit(
  connection: Connection,
  unitId: string,
  periods: readonly string[],
): Promise<ReadonlyMap<string, { readonly provisional: boolean }>> {
  const rows = await connection
    .selectFrom('report')
    .select(['period', 'provisional'])
    .where('unit_id', '=', unitId)
    .where('clerk_id', '=', '')
    .where('period', 'in', periods)
    .orderBy('version')
    .execute();
  return new Map(rows.map(({ period, provisional }) => [period, { provisional: provisional === 1 }]));
}

/** A report of these units. */
export async function findReportWithin(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<ReportRow | undefined> {
  return await connection
    .selectFrom('report')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .executeTakeFirst();
}

/** A report about one clerk. */
export async function findReportOfClerk(
  connection: Connection,
  id: string,
  clerkId: string,
): Promise<ReportRow | undefined> {
  return await connection
    .selectFrom('report')
    .selectAll()
    .where('id', '=', id)
    .where('clerk_id', '=', clerkId)
    .executeTakeFirst();
}

export async function insertReply(
  connection: Connection,
  row: Insertable<Schema['report_reply']>,
): Promise<void> {
  await connection.insertInto('report_reply').values(row).execute();
}

/** What the clerk has said to a report, in order. */
export async function listReplies(connection: Connection, reportId: string): Promise<readonly ReplyRow[]> {
  return await connection
    .selectFrom('report_reply')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('id')
    .execute();
}

function selectListed(connection: Connection) {
  return connection
    .selectFrom('report')
    .innerJoin('unit', 'unit.id', 'report.unit_id')
    .leftJoin('clerk', 'clerk.id', 'report.clerk_id')
    .select((eb) => [
      'report.id',
      'report.unit_id',
      'report.clerk_id',
      'report.period',
      'report.version',
      'report.provisional',
      'report.reason',
      'report.made_at',
      'report.made_by',
      'report.inputs_sha256',
      'report.body_sha256',
      'unit.name as unit_name',
      'clerk.name as clerk_name',
      eb
        .selectFrom('report_reply')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .whereRef('report_reply.report_id', '=', 'report.id')
        .as('replies'),
      eb
        .selectFrom('report as later')
        .select((inner) => inner.fn.max('later.version').as('last'))
        .whereRef('later.unit_id', '=', 'report.unit_id')
        .whereRef('later.clerk_id', '=', 'report.clerk_id')
        .whereRef('later.period', '=', 'report.period')
        .as('last_version'),
    ]);
}

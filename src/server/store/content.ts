import { sql } from 'kysely';
import type { Connection } from './database.ts';

const REVISION_KEY = 'content-revision';

/** Everything of one unit that flows down to its tablets, as it is stored. */
export interface ContentRows {
  readonly unit: {
    readonly id: string;
    readonly name: string;
    readonly parentName: string | null;
    readonly timeZone: string;
    readonly sample: number;
  };
  readonly counters: readonly {
    readonly id: string;
    readonly name: string;
    readonly number: string | null;
  }[];
  readonly clerks: readonly {
    readonly id: string;
    readonly name: string;
    readonly title: string | null;
    readonly photo: string | null;
  }[];
  readonly duties: readonly {
    readonly counter: string;
    readonly clerk: string;
    readonly from: string;
    readonly to: string | null;
  }[];
  /** What is posted and not withdrawn. */
  readonly procedures: readonly {
    readonly version: number;
    readonly bodyJson: string;
    readonly checkedBy: string | null;
    readonly checkedOn: string | null;
  }[];
}

/** Where the content of all units stands: it is the same as long as this is. */
export interface ContentMoment {
  /** Changes with every change of what tablets are sent. */
  readonly revision: string;
  /**
   * The instant to build packages for: the last one at which time alone changed something, the beginning of the day or a
   * scheduled setting. Not "now", so that several processes build the same bytes.
   */
  readonly atIso: string;
}

/** The cheap question before building a package. */
export async function readContentMoment(connection: Connection, nowIso: string): Promise<ContentMoment> {
  const startOfDay = `${nowIso.slice(0, 10)}T00:00:00.000Z`;
  const row = await connection
    .selectFrom('unit_setting')
    .select((eb) => [
      eb.fn.max('effective_from').as('settingsAt'),
      eb.selectFrom('meta').select('value').where('key', '=', REVISION_KEY).as('revision'),
    ])
    .where('effective_from', '>', startOfDay)
    .where('effective_from', '<=', nowIso)
    .executeTakeFirst();
  return { revision: row?.revision ?? '0', atIso: row?.settingsAt ?? startOfDay };
}

/** To be called in the transaction of every change to units, counters, clerks, duties, questionnaires, procedures or settings. */
export async function touchContent(connection: Connection): Promise<void> {
  await connection
    .insertInto('meta')
    .values({ key: REVISION_KEY, value: '1' })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ value: sql`cast(cast(meta.value as integer) + 1 as text)` }),
    )
    .execute();
}

/** The unit's content, or null when there is no such unit. Left out is what ended before `atIso`: duties, counters, clerks. */
export async function findContent(
  connection: Connection,
  unitId: string,
  atIso: string,
): Promise<ContentRows | null> {
  const unit = await connection
    .selectFrom('unit')
    .leftJoin('unit as parent', 'parent.id', 'unit.parent_id')
    .select([
      'unit.id as id',
      'unit.name as name',
      'parent.name as parentName',
      'unit.time_zone as timeZone',
      'unit.sample as sample',
    ])
    .where('unit.id', '=', unitId)
    .executeTakeFirst();
  if (!unit) return null;
  return {
    unit,
    counters: await connection
      .selectFrom('counter')
      .select(['id', 'name', 'number'])
      .where('unit_id', '=', unitId)
      .where('closed_at', 'is', null)
      .orderBy('id')
      .execute(),
    clerks: await findClerks(connection, unitId, atIso.slice(0, 10)),
    duties: await findDuties(connection, unitId, atIso),
    procedures: await findPosted(connection, unitId),
  };
}

async function findClerks(connection: Connection, unitId: string, day: string) {
  return await connection
    .selectFrom('clerk')
    .select(['id', 'name', 'title', 'photo'])
    .where('unit_id', '=', unitId)
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', day)]))
    .orderBy('id')
    .execute();
}

async function findDuties(connection: Connection, unitId: string, endedAfter: string) {
  return await connection
    .selectFrom('duty')
    .innerJoin('counter', 'counter.id', 'duty.counter_id')
    .select([
      'duty.counter_id as counter',
      'duty.clerk_id as clerk',
      'duty.from_at as from',
      'duty.to_at as to',
    ])
    .where('counter.unit_id', '=', unitId)
    .where('counter.closed_at', 'is', null)
    .where((eb) => eb.or([eb('duty.to_at', 'is', null), eb('duty.to_at', '>', endedAfter)]))
    .orderBy('duty.id')
    .execute();
}

/** What a unit has posted, in the order of codes. */
export async function findPosted(connection: Connection, unitId: string): Promise<ContentRows['procedures']> {
  return await connection
    .selectFrom('procedure')
    .innerJoin('procedure_version as posted', (join) =>
      join
        .onRef('posted.unit_id', '=', 'procedure.unit_id')
        .onRef('posted.code', '=', 'procedure.code')
        .onRef('posted.version', '=', 'procedure.posted_version'),
    )
    .select([
      'posted.version as version',
      'posted.body_json as bodyJson',
      'procedure.checked_by as checkedBy',
      'procedure.checked_on as checkedOn',
    ])
    .where('procedure.unit_id', '=', unitId)
    .where('procedure.state', '=', 'posted')
    .orderBy('procedure.code')
    .execute();
}

import type { Connection } from './database.ts';

export interface PostedProcedure {
  readonly unit: {
    readonly id: string;
    readonly name: string;
    readonly parentName: string | null;
    readonly timeZone: string;
    readonly sample: number;
  };
  readonly version: number;
  readonly bodyJson: string;
  readonly checkedBy: string | null;
  readonly checkedOn: string | null;
}

/** What a unit has posted under this code, or null. */
export async function findPostedProcedure(
  connection: Connection,
  unitId: string,
  code: string,
): Promise<PostedProcedure | null> {
  const row = await connection
    .selectFrom('procedure')
    .innerJoin('procedure_version as posted', (join) =>
      join
        .onRef('posted.unit_id', '=', 'procedure.unit_id')
        .onRef('posted.code', '=', 'procedure.code')
        .onRef('posted.version', '=', 'procedure.posted_version'),
    )
    .innerJoin('unit', 'unit.id', 'procedure.unit_id')
    .leftJoin('unit as parent', 'parent.id', 'unit.parent_id')
    .select([
      'unit.id as id',
      'unit.name as name',
      'parent.name as parentName',
      'unit.time_zone as timeZone',
      'unit.sample as sample',
      'posted.version as version',
      'posted.body_json as bodyJson',
      'procedure.checked_by as checkedBy',
      'procedure.checked_on as checkedOn',
    ])
    .where('procedure.unit_id', '=', unitId)
    .where('procedure.code', '=', code)
    .where('procedure.state', '=', 'posted')
    .executeTakeFirst();
  if (!row) return null;
  const { id, name, parentName, timeZone, sample, ...posted } = row;
  return { unit: { id, name, parentName, timeZone, sample }, ...posted };
}

/** Units that have posted this code, by name; no more than `limit`. */
export async function findPostingUnits(connection: Connection, code: string, limit: number) {
  return await connection
    .selectFrom('procedure')
    .innerJoin('unit', 'unit.id', 'procedure.unit_id')
    .leftJoin('unit as parent', 'parent.id', 'unit.parent_id')
    .select(['unit.id as id', 'unit.name as name', 'parent.name as parentName'])
    .where('procedure.code', '=', code)
    .where('procedure.state', '=', 'posted')
    .orderBy('unit.name')
    .orderBy('unit.id')
    .limit(limit)
    .execute();
}

import { sql } from 'kysely';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';
import { chunk } from './chunk.ts';
import { touchContent } from './content.ts';
import type { Connection } from './database.ts';

/** A version to be added. */
export interface NewSetting {
  readonly unitId: string;
  readonly part: StoredPart;
  /** Null: the unit gives up its own and inherits from then on. */
  readonly bodyJson: string | null;
  readonly effectiveFrom: string;
  readonly createdAt: string;
  /** The user name; null: the program itself. */
  readonly createdBy: string | null;
  readonly note: string | null;
}

/** A version as it is stored. */
export interface StoredSetting {
  readonly unitId: string;
  readonly part: string;
  readonly version: number;
  readonly bodyJson: string | null;
  readonly effectiveFrom: string;
  readonly withdrawnAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly note: string | null;
}

/** A unit and those above it, nearest first. */
export interface ChainLink {
  readonly id: string;
  readonly name: string;
}

/** Nothing lies deeper; a circle, which no call can make, would end here too. */
const MAX_DEPTH = 20;

export async function findUnitChain(connection: Connection, unitId: string): Promise<readonly ChainLink[]> {
  const found = await sql<ChainLink>`
    with recursive ${chainOf(unitId)} select id, name from chain order by depth`.execute(connection);
  return found.rows;
}

/** What was decided along a unit's chain. */
export interface SettingsAlong {
  /** Ids of the unit and of those above it, nearest first. */
  readonly chain: readonly string[];
  /** Every version that any of them ever had. */
  readonly versions: readonly Pick<
    StoredSetting,
    'unitId' | 'part' | 'version' | 'bodyJson' | 'effectiveFrom' | 'withdrawnAt'
  >[];
}

/** The chain of a unit and what was decided along it, of some parts or of all, in one question: each push asks it several times. */
export async function findSettingsAlong(
  connection: Connection,
  unitId: string,
  parts: readonly StoredPart[] | null = null,
): Promise<SettingsAlong> {
  const ofParts = parts === null ? sql`` : sql`and setting.part in (${sql.join(parts)})`;
  const { rows } = await sql<SettingsAlong['versions'][number] & { readonly part: string | null }>`
    with recursive ${chainOf(unitId)}
    select chain.id as "unitId", setting.part, setting.version, setting.body_json as "bodyJson",
      setting.effective_from as "effectiveFrom", setting.withdrawn_at as "withdrawnAt"
    from chain left join unit_setting as setting on setting.unit_id = chain.id ${ofParts}
    order by chain.depth, setting.part, setting.version`.execute(connection);
  return {
    chain: [...new Set(rows.map((row) => row.unitId))],
    versions: rows.filter((row) => row.part !== null),
  };
}

/** To stand in a `with recursive`: `id`, `name` and `depth` of a unit and of those above it. */
function chainOf(unitId: string) {
  return sql`chain (id, name, parent_id, depth) as (
    select id, name, parent_id, 0 from unit where id = ${unitId}
    union all
    select unit.id, unit.name, unit.parent_id, chain.depth + 1 from unit join chain on unit.id = chain.parent_id
    where chain.depth < ${sql.lit(MAX_DEPTH)}
  )`;
}

/** Every version that these units ever had: of one part, or of all. */
export async function findSettingVersions(
  connection: Connection,
  unitIds: readonly string[],
  part: StoredPart | null = null,
): Promise<readonly StoredSetting[]> {
  const found: StoredSetting[] = [];
  for (const ids of chunk(unitIds)) {
    let query = selectSettings(connection).where('unit_id', 'in', ids);
    if (part !== null) query = query.where('part', '=', part);
    found.push(...(await query.orderBy('unit_id').orderBy('part').orderBy('version').execute()));
  }
  return found;
}

/** Every version of a part, of every unit: for what speaks of many units at once. */
export async function findVersionsOfPart(
  connection: Connection,
  part: StoredPart,
): Promise<readonly StoredSetting[]> {
  return await selectSettings(connection)
    .where('part', '=', part)
    .orderBy('unit_id')
    .orderBy('version')
    .execute();
}

function selectSettings(connection: Connection) {
  return connection
    .selectFrom('unit_setting')
    .select([
      'unit_id as unitId',
      'part',
      'version',
      'body_json as bodyJson',
      'effective_from as effectiveFrom',
      'withdrawn_at as withdrawnAt',
      'created_at as createdAt',
      'created_by as createdBy',
      'note',
    ]);
}

/** Which unit stands below which. */
export async function readUnitParents(connection: Connection): Promise<ReadonlyMap<string, string | null>> {
  const rows = await connection.selectFrom('unit').select(['id', 'parent_id']).execute();
  return new Map(rows.map((row) => [row.id, row.parent_id] as const));
}

/** Adds a version and answers its number. To be called in a transaction. */
export async function insertSetting(connection: Connection, setting: NewSetting): Promise<number> {
  // First, since it locks: of two writers the second then sees the number that the first took.
  await touchContent(connection);
  const last = await connection
    .selectFrom('unit_setting')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('unit_id', '=', setting.unitId)
    .where('part', '=', setting.part)
    .executeTakeFirst();
  const version = Number(last?.version ?? 0) + 1;
  await connection
    .insertInto('unit_setting')
    .values({
      unit_id: setting.unitId,
      part: setting.part,
      version,
      body_json: setting.bodyJson,
      effective_from: setting.effectiveFrom,
      created_at: setting.createdAt,
      created_by: setting.createdBy,
      note: setting.note,
      withdrawn_at: null,
    })
    .execute();
  return version;
}

/** The unit and all below it, with their parents; units that were merged away inherit where they stood. */
export async function listTreeBelow(
  connection: Connection,
  unitId: string,
): Promise<readonly { readonly id: string; readonly parentId: string | null }[]> {
  const found = await sql<{ id: string; parentId: string | null }>`
    with recursive tree (id, parent_id) as (
      select id, parent_id from unit where id = ${unitId}
      union
      select unit.id, unit.parent_id from unit join tree on unit.parent_id = tree.id
    )
    select id, parent_id as "parentId" from tree
  `.execute(connection);
  return found.rows;
}

/** Tablets that were paired and not revoked, in these units. */
export async function countTablets(connection: Connection, unitIds: readonly string[]): Promise<number> {
  let total = 0;
  for (const ids of chunk(unitIds)) {
    const row = await connection
      .selectFrom('device')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('unit_id', 'in', ids)
      .where('paired_at', 'is not', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    total += Number(row.count);
  }
  return total;
}

/** Takes a version back that has not taken effect; false when it has, or is not there. To be called in a transaction. */
export async function withdrawSetting(
  connection: Connection,
  place: { readonly unitId: string; readonly part: StoredPart; readonly version: number },
  nowIso: string,
): Promise<boolean> {
  await touchContent(connection);
  const row = await connection
    .updateTable('unit_setting')
    .set({ withdrawn_at: nowIso })
    .where('unit_id', '=', place.unitId)
    .where('part', '=', place.part)
    .where('version', '=', place.version)
    .where('effective_from', '>', nowIso)
    .where('withdrawn_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}

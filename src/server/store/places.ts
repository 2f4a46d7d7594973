import type { Connection } from './database.ts';

/** Where a device stands, by name. */
export interface Place {
  readonly unit: { readonly id: string; readonly name: string };
  readonly counter: { readonly id: string; readonly name: string };
}

export async function findPlace(
  connection: Connection,
  device: { readonly unitId: string; readonly counterId: string },
): Promise<Place> {
  const unit = await connection
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', '=', device.unitId)
    .executeTakeFirstOrThrow();
  const counter = await connection
    .selectFrom('counter')
    .select(['id', 'name'])
    .where('id', '=', device.counterId)
    .executeTakeFirstOrThrow();
  return { unit, counter };
}

/** Ids that belong to another unit than the given one; an id that nobody knows belongs to none. */
export interface ForeignPlaces {
  readonly counters: ReadonlySet<string>;
  readonly clerks: ReadonlySet<string>;
}

/** Which of these counters and clerks are known and belong elsewhere. */
export async function findForeignPlaces(
  connection: Connection,
  unitId: string,
  named: { readonly counters: readonly string[]; readonly clerks: readonly string[] },
): Promise<ForeignPlaces> {
  const find = async (table: 'counter' | 'clerk', ids: readonly string[]) => {
    if (ids.length === 0) return new Set<string>();
    const rows = await connection
      .selectFrom(table)
      .select('id')
      .where('id', 'in', ids)
      .where('unit_id', '<>', unitId)
      .execute();
    return new Set(rows.map((row) => row.id));
  };
  return { counters: await find('counter', named.counters), clerks: await find('clerk', named.clerks) };
}

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

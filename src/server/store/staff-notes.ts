import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

export type SignedDutyRow = Insertable<Schema['signed_duty']>;
export type SelfTestRow = Insertable<Schema['self_test']>;

/** Keeps changes of duty beside their entries; one that is known already stays as it is, since entries are never edited. */
export async function insertSignedDuties(
  connection: Connection,
  rows: readonly SignedDutyRow[],
): Promise<void> {
  for (const part of chunk(rows)) {
    await connection
      .insertInto('signed_duty')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** The same for self-tests. */
export async function insertSelfTests(connection: Connection, rows: readonly SelfTestRow[]): Promise<void> {
  for (const part of chunk(rows)) {
    await connection
      .insertInto('self_test')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** The newest self-test of each device of the unit and below, whatever the order in which they came. */
export async function listLatestSelfTests(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('self_test')
    .innerJoin('device', 'device.id', 'self_test.device_id')
    .select([
      'self_test.device_id as deviceId',
      'self_test.seq as seq',
      'self_test.at as at',
      'self_test.received_at as receivedAt',
      'self_test.body_json as bodyJson',
    ])
    .where('device.unit_id', 'in', unitsWithin(rootUnitId))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('self_test as newer')
            .select('newer.entry_id')
            .whereRef('newer.device_id', '=', 'self_test.device_id')
            .where((inner) =>
              inner.or([
                inner('newer.occurred_at', '>', inner.ref('self_test.occurred_at')),
                inner.and([
                  inner('newer.occurred_at', '=', inner.ref('self_test.occurred_at')),
                  inner('newer.entry_id', '>', inner.ref('self_test.entry_id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute();
}

import * as v from 'valibot';
import type { Connection } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

/**
 * More than any feed will have handed out since a backup. Whoever pulls may have seen positions that the backup does not
 * know; what comes from now on must lie behind all of them, or it would be skipped.
 */
const LEAP = 1_000_000_000;

/** When the store was last put back, and when the newest thing had arrived that it then held; null: nothing had. */
export interface LastRestore {
  readonly at: string;
  readonly since: string | null;
}

const RESTORED_KEY = 'restored';
const storedRestore = v.object({ at: v.string(), since: v.nullable(v.string()) });

/** Null: it never was. */
export async function readLastRestore(connection: Connection): Promise<LastRestore | null> {
  const text = await readMeta(connection, RESTORED_KEY);
  return text === null ? null : v.parse(storedRestore, JSON.parse(text));
}

/** Makes a copy from the past fit to go on: nobody stays signed in from then, no cursor skips what follows, and the gap is named. */
export async function prepareRestored(connection: Connection, atIso: string): Promise<void> {
  const newest = await Promise.all(
    (['entry', 'take_home_use', 'service_transaction'] as const).map(
      async (table) =>
        await connection
          .selectFrom(table)
          .select((eb) => eb.fn.max('received_at').as('at'))
          .executeTakeFirst(),
    ),
  );
  const since =
    newest
      .flatMap((row) => row?.at ?? [])
      .toSorted()
      .at(-1) ?? null;
  const restored: LastRestore = { at: atIso, since };
  await writeMeta(connection, RESTORED_KEY, JSON.stringify(restored));
  await connection.deleteFrom('session').execute();
  await connection
    .updateTable('feed')
    .set((eb) => ({ next_pos: eb('next_pos', '+', LEAP) }))
    .execute();
}

/** Something in the store needs the data key to be read. */
export async function hasSealedText(connection: Connection): Promise<boolean> {
  const factor = await connection
    .selectFrom('account')
    .select('id')
    .where('second_factor_sealed', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  const webhook = await connection.selectFrom('webhook').select('id').limit(1).executeTakeFirst();
  const codeKey = await connection.selectFrom('take_home_key').select('no').limit(1).executeTakeFirst();
  const key = await connection
    .selectFrom('server_key')
    .select('id')
    .where('purpose', '=', 'seal')
    .where('private_jwk_json', 'not like', '{%')
    .executeTakeFirst();
  return factor !== undefined || webhook !== undefined || codeKey !== undefined || key !== undefined;
}

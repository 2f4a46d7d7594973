import type { Connection } from './database.ts';

/**
 * More than any feed will have handed out since a backup. Whoever pulls may have seen positions that the backup does not
 * know; what comes from now on must lie behind all of them, or it would be skipped.
 */
const LEAP = 1_000_000_000;

/** Makes a copy from the past fit to go on: nobody stays signed in from then, and no cursor skips what follows. */
export async function prepareRestored(connection: Connection): Promise<void> {
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

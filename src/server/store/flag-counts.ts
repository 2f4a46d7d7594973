import { sql } from 'kysely';
import type { FlagState } from '#shared/protocol/flags.ts';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** What became of a flag last: `active` where nobody decided. */
export const LAST_DECISION = sql<FlagState>`coalesce((
  select flag_decision.action from flag_decision
  where flag_decision.entry_id = rating_flag.entry_id and flag_decision.flag = rating_flag.flag
  order by flag_decision.no desc limit 1), 'active')`;

/** Flags of ratings of a unit and all below it, given in a span (`to` excluded), by rule and by what became of them. */
export async function countFlags(
  connection: Connection,
  within: string,
  fromIso: string,
  toIso: string,
): Promise<readonly { readonly flag: string; readonly state: FlagState; readonly n: number }[]> {
  const flags = connection
    .selectFrom('rating_flag')
    .innerJoin('rating', 'rating.entry_id', 'rating_flag.entry_id')
    .select(['rating_flag.flag as flag', LAST_DECISION.as('state')])
    .where('rating_flag.unit_id', 'in', unitsWithin(within))
    .where('rating.occurred_at', '>=', fromIso)
    .where('rating.occurred_at', '<', toIso);
  const rows = await connection
    .selectFrom(flags.as('found'))
    .select(['found.flag', 'found.state'])
    .select((eb) => eb.fn.countAll<string | number>().as('n'))
    .groupBy(['found.flag', 'found.state'])
    .orderBy('found.flag')
    .orderBy('found.state')
    .execute();
  return rows.map(({ flag, state, n }) => ({ flag, state, n: Number(n) }));
}

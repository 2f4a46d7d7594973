import { sql } from 'kysely';
import type { FlagState } from '#shared/protocol/flags.ts';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** What became of a flag last: `active` where nobody decided. */
export const LAST_DECISION = sql<FlagState>`coalesce((
  select flag_decision.action from flag_decision
  where flag_decision.entry_id = rating_flag.entry_id and flag_decision.flag = rating_flag.flag
  order by flag_decision.no desc limit 1), 'active')`;

/**
 * Flags of ratings of a unit and all below it, given in a span (`to` excluded), by rule and by what became of them. Nobody decided about
 * most: all are counted in the index alone, and those that somebody decided about are taken from them.
 */
export async function countFlags(
  connection: Connection,
  within: string,
  fromIso: string,
  toIso: string,
): Promise<readonly { readonly flag: string; readonly state: FlagState; readonly n: number }[]> {
  const all = await connection
    .selectFrom('rating_flag')
    .select('flag')
    .select((eb) => eb.fn.countAll<string | number>().as('n'))
    .where('unit_id', 'in', unitsWithin(within))
    .where('occurred_at', '>=', fromIso)
    .where('occurred_at', '<', toIso)
    .groupBy('flag')
    .execute();
  const decided = await countDecided(connection, within, fromIso, toIso);
  return all
    .flatMap(({ flag, n }) => {
      const states = decided.filter((one) => one.flag === flag);
      const active = Number(n) - states.reduce((sum, one) => sum + one.n, 0);
      return [...states, ...(active === 0 ? [] : [{ flag, state: 'active' as const, n: active }])];
    })
    .sort((a, b) => (`${a.flag} ${a.state}` < `${b.flag} ${b.state}` ? -1 : 1));
}

/** Those of them about which somebody decided. */
async function countDecided(connection: Connection, within: string, fromIso: string, toIso: string) {
  const decided = connection
    .selectFrom('flag_decision')
    .select(['entry_id', 'flag'])
    .distinct()
    .where('unit_id', 'in', unitsWithin(within));
  const flags = connection
    .selectFrom(decided.as('decided'))
    .innerJoin('rating_flag', (join) =>
      join
        .onRef('rating_flag.entry_id', '=', 'decided.entry_id')
        .onRef('rating_flag.flag', '=', 'decided.flag'),
    )
    .select(['rating_flag.flag as flag', LAST_DECISION.as('state')])
    .where('rating_flag.unit_id', 'in', unitsWithin(within))
    .where('rating_flag.occurred_at', '>=', fromIso)
    .where('rating_flag.occurred_at', '<', toIso);
  const rows = await connection
    .selectFrom(flags.as('found'))
    .select(['found.flag', 'found.state'])
    .select((eb) => eb.fn.countAll<string | number>().as('n'))
    .groupBy(['found.flag', 'found.state'])
    .execute();
  return rows.map(({ flag, state, n }) => ({ flag, state, n: Number(n) }));
}

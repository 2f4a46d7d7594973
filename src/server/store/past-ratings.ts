import { sql } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';

/** Some units, and the instants between which something happened there. */
export interface TimeBounds {
  readonly units: readonly string[];
  readonly fromIso: string;
  readonly beforeIso: string;
}

/** A rating as it stood at a place of the feed, as far as it is counted. */
export interface PastRating {
  readonly entry_id: string;
  readonly unit_id: string;
  readonly counter_id: string;
  readonly clerk_id: string | null;
  readonly questionnaire_id: string;
  readonly level: number;
  readonly first_level: number;
  readonly satisfied: number;
  readonly occurred_at: string;
  readonly reasons_json: string;
  readonly flags_json: string;
}

const COUNTED = [
  'entry_id',
  'unit_id',
  'counter_id',
  'clerk_id',
  'questionnaire_id',
  'level',
  'first_level',
  'satisfied',
  'occurred_at',
  'reasons_json',
  'flags_json',
] as const;
const PAGE = 5_000;
/** Reports are of the counter alone, as the sums `all`, `counter` and `clerk` are. Who rated at home used a code for it. */
const WAS_AT_COUNTER = sql<boolean>`not exists (select 1 from take_home_use where rating_id = rating_past.entry_id)`;

/** Ratings of one unit as they stood just before a place of the feed, in pieces, in no order that means anything. */
export async function* pastRatings(
  connection: Connection,
  unit: string,
  bounds: Omit<TimeBounds, 'units'>,
  pos: number,
): AsyncGenerator<readonly PastRating[]> {
  yield* eachPage((after) =>
    connection
      .selectFrom('rating')
      .select(COUNTED)
      .where('pos', '<', pos)
      .where('intake', '<>', 'takehome')
      .where('unit_id', '=', unit)
      .where('occurred_at', '>=', after?.occurred_at ?? bounds.fromIso)
      .where('occurred_at', '<', bounds.beforeIso)
      .where(sql<boolean>`(occurred_at, entry_id) > (${after?.occurred_at ?? ''}, ${after?.entry_id ?? ''})`)
      .orderBy('occurred_at')
      .orderBy('entry_id')
      .limit(PAGE)
      .execute(),
  );
  yield* eachPage((after) =>
    connection
      .selectFrom('rating_past')
      .select(COUNTED)
      .where('pos', '<', pos)
      .where('replaced_pos', '>', pos)
      .where(WAS_AT_COUNTER)
      .where('unit_id', '=', unit)
      .where('occurred_at', '>=', after?.occurred_at ?? bounds.fromIso)
      .where('occurred_at', '<', bounds.beforeIso)
      .where(sql<boolean>`(occurred_at, entry_id) > (${after?.occurred_at ?? ''}, ${after?.entry_id ?? ''})`)
      .orderBy('occurred_at')
      .orderBy('entry_id')
      .limit(PAGE)
      .execute(),
  );
}

/** An invitation as far as it is counted. */
export interface PastAsk {
  readonly entry_id: string;
  readonly counter_id: string;
  readonly clerk_id: string | null;
  readonly outcome: 'answered' | 'timeout' | 'dismissed';
  readonly occurred_at: string;
}

/** Invitations of one unit that had been kept before a place of the feed, in pieces. */
export async function* pastAsks(
  connection: Connection,
  unit: string,
  bounds: Omit<TimeBounds, 'units'>,
  pos: number,
): AsyncGenerator<readonly PastAsk[]> {
  yield* eachPage((after) =>
    connection
      .selectFrom('ask')
      .select(['entry_id', 'counter_id', 'clerk_id', 'outcome', 'occurred_at'])
      .where('pos', '<', pos)
      .where('unit_id', '=', unit)
      .where('occurred_at', '>=', after?.occurred_at ?? bounds.fromIso)
      .where('occurred_at', '<', bounds.beforeIso)
      .where(sql<boolean>`(occurred_at, entry_id) > (${after?.occurred_at ?? ''}, ${after?.entry_id ?? ''})`)
      .orderBy('occurred_at')
      .orderBy('entry_id')
      .limit(PAGE)
      .execute(),
  );
}

interface Placed {
  readonly occurred_at: string;
  readonly entry_id: string;
}

async function* eachPage<R extends Placed>(
  read: (after: Placed | null) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  for (let after: Placed | null = null; ; ) {
    const rows: readonly R[] = await read(after);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last;
  }
}

/** How many ratings bear each flag that stands, now. */
export async function countStandingFlags(
  connection: Connection,
  bounds: readonly TimeBounds[],
  clerkId: string | null,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { units, fromIso, beforeIso } of bounds) {
    for (const ids of chunk(units)) {
      let query = connection
        .selectFrom('rating_flag')
        .innerJoin('rating', 'rating.entry_id', 'rating_flag.entry_id')
        .select(['rating_flag.flag', 'rating.flags_json'])
        .where('rating_flag.unit_id', 'in', ids)
        .where('rating.intake', '<>', 'takehome')
        .where('rating.occurred_at', '>=', fromIso)
        .where('rating.occurred_at', '<', beforeIso)
        .where('rating.flags_json', '<>', '[]');
      if (clerkId !== null) query = query.where('rating.clerk_id', '=', clerkId);
      for (const { flag, flags_json } of await query.execute()) {
        const standing: readonly string[] = JSON.parse(flags_json);
        if (standing.includes(flag)) counts.set(flag, 1 + (counts.get(flag) ?? 0));
      }
    }
  }
  return counts;
}

/** Ratings that were written after a place of the feed, and how many of them had stood there before it in another form. */
export async function countSince(
  connection: Connection,
  bounds: readonly TimeBounds[],
  clerkId: string | null,
  pos: number,
): Promise<{ readonly arrived: number; readonly changed: number }> {
  let [written, changed] = [0, 0];
  for (const { units, fromIso, beforeIso } of bounds) {
    for (const ids of chunk(units)) {
      let now = connection
        .selectFrom('rating')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('pos', '>', pos)
        .where('intake', '<>', 'takehome')
        .where('unit_id', 'in', ids)
        .where('occurred_at', '>=', fromIso)
        .where('occurred_at', '<', beforeIso);
      let past = connection
        .selectFrom('rating_past')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('pos', '<', pos)
        .where('replaced_pos', '>', pos)
        .where(WAS_AT_COUNTER)
        .where('unit_id', 'in', ids)
        .where('occurred_at', '>=', fromIso)
        .where('occurred_at', '<', beforeIso);
      if (clerkId !== null) {
        now = now.where('clerk_id', '=', clerkId);
        past = past.where('clerk_id', '=', clerkId);
      }
      written += Number((await now.executeTakeFirstOrThrow()).n);
      changed += Number((await past.executeTakeFirstOrThrow()).n);
    }
  }
  return { arrived: written - changed, changed };
}

import { NO_TALLY, ratingsOf, shareOf, sumTallies, type Tally, toFigure } from '#shared/domain/figure.ts';
import { quarterOf, weekdayOf } from '#shared/domain/spans.ts';
import { compareShares } from '#shared/domain/statistics.ts';
import type { FiguresSetting } from '#shared/protocol/stored-settings.ts';
import type { SummaryBy, SummaryGroup } from '#shared/protocol/summary.ts';
import type { Connection } from '../store/database.ts';
import { findNames, findProcedureNames } from '../store/figures.ts';
import { homeFigureOf } from './home-figure.ts';
import { fieldOfKey } from './procedure-key.ts';
import { hasAsksBy, type Whose } from './read-tallies.ts';
import type { Served } from './served.ts';

interface Parts {
  readonly by: SummaryBy;
  readonly only: Whose['only'];
  readonly tallies: ReadonlyMap<string, Tally>;
  /** The same of ratings at home. */
  readonly atHome: ReadonlyMap<string, Tally>;
  readonly limits: FiguresSetting;
  readonly served: Served | null;
  /** Keys whose figures are withheld. */
  readonly withheld: ReadonlySet<string>;
  readonly withheldAtHome: ReadonlySet<string>;
}

/** The groups in the order of their keys, those of nothing left out; units, counters and clerks with their ranks. */
export async function groupsOf(connection: Connection, parts: Parts): Promise<SummaryGroup[]> {
  const { by, only, limits, served, withheld } = parts;
  const tallies = new Map([
    ...[...parts.atHome.keys()].map((key) => [key, NO_TALLY] as const),
    ...parts.tallies,
  ]);
  const named = await nameAll(connection, by, tallies);
  const home = await nameAll(connection, by, parts.atHome);
  const homeOf = (key: string) => home.get(key)?.tally ?? NO_TALLY;
  const groups = [...named]
    .filter(([key, { tally }]) => ratingsOf(tally) + ratingsOf(homeOf(key)) > 0 || askedOf(tally) > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { name, tally }]) => {
      const isPerson = only?.dim === 'clerk' || (by === 'clerk' && key !== '');
      const isWithheld =
        (by === 'clerk' && withheld.has(key)) || (isPerson && ratingsOf(tally) < limits.clerkMin);
      const figure = isWithheld ? null : toFigure(tally, hasAsksBy(by), servedOf(served, by, key));
      const isHidden =
        (by === 'clerk' && parts.withheldAtHome.has(key)) ||
        // A field at home is told by its visits: few of them are somebody's.
        ((isPerson || (by === 'field' && key !== '')) && ratingsOf(homeOf(key)) < limits.clerkMin);
      const home = ratingsOf(homeOf(key)) === 0 ? null : homeFigureOf(homeOf(key), figure, isHidden);
      return { key, name, ratings: ratingsOf(tally), figure, rank: null, home };
    });
  return RANKED.has(by) ? rank(groups, limits.rankMin) : groups;
}

const RANKED: ReadonlySet<SummaryBy> = new Set(['unit', 'counter', 'clerk']);

/** 1 for the highest rate, compared exactly; whoever has too few ratings is left out and takes nobody's place. */
function rank(groups: readonly SummaryGroup[], rankMin: number): SummaryGroup[] {
  const rankedShare = ({ key, figure }: SummaryGroup) =>
    key === '' || figure === null || figure.n < rankMin ? null : shareOf(figure);
  const best = groups.flatMap((group) => rankedShare(group) ?? []).sort(compareShares);
  // The place of the first that is no better: whoever is equal shares it.
  const rankOf = new Map<string, number>();
  let first = 0;
  for (const [index, share] of best.entries()) {
    const leader = best[first];
    if (leader !== undefined && compareShares(leader, share) !== 0) first = index;
    rankOf.set(textOf(share), first + 1);
  }
  return groups.map((group) => {
    const own = rankedShare(group);
    return own === null ? group : { ...group, rank: rankOf.get(textOf(own)) ?? null };
  });
}

function textOf({ part, whole }: { readonly part: number; readonly whole: number }): string {
  return `${part}/${whole}`;
}

function askedOf({ asks }: Tally): number {
  return asks.answered + asks.timeout + asks.dismissed;
}

function servedOf(served: Served | null, by: SummaryBy, key: string): number | null {
  if (served === null) return null;
  if (by === 'unit') return served.byUnit.get(key) ?? null;
  const bucket = BUCKETS[by];
  if (bucket === undefined || served.total === null) return null;
  return [...served.byDay].reduce((sum, [day, n]) => (bucket(day) === key ? sum + n : sum), 0);
}

const BUCKETS: Readonly<Partial<Record<SummaryBy, (day: string) => string>>> = {
  weekday: (day) => String(weekdayOf(day)),
  day: (day) => day,
  month: (day) => day.slice(0, 7),
  quarter: quarterOf,
  year: (day) => day.slice(0, 4),
};

type Named = ReadonlyMap<string, { readonly name: string | null; readonly tally: Tally }>;

async function nameAll(
  connection: Connection,
  by: SummaryBy,
  tallies: ReadonlyMap<string, Tally>,
): Promise<Named> {
  const keys = [...tallies.keys()].filter((key) => key !== '');
  if (by === 'unit' || by === 'counter' || by === 'clerk') {
    const names = await findNames(connection, by, keys);
    return new Map([...tallies].map(([key, tally]) => [key, { name: names.get(key) ?? null, tally }]));
  }
  if (by !== 'procedure' && by !== 'field')
    return new Map([...tallies].map(([key, tally]) => [key, { name: null, tally }]));
  const procedures = await findProcedureNames(connection, keys);
  if (by === 'procedure')
    return regroup(
      tallies,
      (key) => (fieldOfKey(key) === null ? key : ''),
      (key) => procedures.get(key)?.name ?? null,
    );
  return regroup(
    tallies,
    (key) => fieldOfKey(key) ?? procedures.get(key)?.field ?? '',
    (field) => (field === '' ? null : field),
  );
}

/** Tallies put together under other keys. */
function regroup(
  tallies: ReadonlyMap<string, Tally>,
  keyOf: (key: string) => string,
  nameOf: (key: string) => string | null,
): Named {
  const groups = Map.groupBy(tallies, ([key]) => keyOf(key));
  return new Map(
    [...groups].map(([key, own]) => [
      key,
      { name: nameOf(key), tally: sumTallies(own.map(([, tally]) => tally)) },
    ]),
  );
}

import * as v from 'valibot';
import { ratingsOf, shareOf, sumTallies, type Tally, toFigure } from '#shared/domain/figure.ts';
import { toUnitId } from '#shared/domain/ids.ts';
import { type DaySpan, spanBefore, spanParts } from '#shared/domain/spans.ts';
import { differencePoints, reaches } from '#shared/domain/statistics.ts';
import {
  DEFAULT_FIGURES,
  type FiguresSetting,
  type StoredSettings,
} from '#shared/protocol/stored-settings.ts';
import type { Figure, Summary, SummaryBy } from '#shared/protocol/summary.ts';
import { readSetting } from '../content/read-settings.ts';
import type { Connection } from '../store/database.ts';
import { listQuestionnaires } from '../store/directory.ts';
import { type ReasonSum, sumReasons } from '../store/figures.ts';
import { hasSubtreeSums } from '../store/subtree-sums.ts';
import { countIssues } from '../store/take-home-uses.ts';
import { homeFigureOf } from './home-figure.ts';
import { hasAsksBy, readClerkTallies, readTallies, type TallyBy, type Whose } from './read-tallies.ts';
import { readServed, type Served } from './served.ts';
import { findKnownPart } from './subtree-sums.ts';
import { groupsOf } from './summary-groups.ts';
import { readWeekHours } from './week-hours.ts';
import { readWithheld, withheldClerks } from './withhold-clerks.ts';

/** What is asked for. The unit has been checked: whoever asks may see it. */
export interface SummaryWish extends DaySpan {
  readonly unit: { readonly id: string; readonly name: string };
  readonly by: SummaryBy | null;
  readonly only: Whose['only'];
}

/** The figures of a span: as a whole, against the target and the span before, and apart by something. */
export async function readSummary(
  connection: Connection,
  wish: SummaryWish,
  nowIso: string,
): Promise<Summary> {
  const { unit, from, to, by, only } = wish;
  const limits = (await readSetting(connection, unit.id, 'figures', nowIso)) ?? DEFAULT_FIGURES;
  const whose: Whose = { within: unit.id, only, isWide: await hasSubtreeSums(connection, unit.id) };
  const levels = await highestLevel(connection);
  const { tallies, withheld } = await readApart(connection, whose, wish, { levels, limits });
  const sum = sumTallies([...tallies.values()]);
  const served = only === undefined ? await readServed(connection, unit.id, wish) : null;
  // Where what comes apart knows no invitations, those of the whole are asked for by themselves.
  const total = hasAsksBy(by)
    ? sum
    : sumTallies([...(await readTallies(connection, whose, wish, 'year', levels)).values()]);
  const figure = isHidden(withheld, only, total, limits)
    ? null
    : toFigure(total, true, served?.total ?? null);
  const reasons = figure === null ? [] : await readReasons(connection, whose, wish);
  const home = await readHome(connection, whose, wish, figure, { levels, limits });
  return {
    unit: { id: toUnitId(unit.id), name: unit.name },
    from,
    to,
    by,
    limits: { clerkMin: limits.clerkMin, rankMin: limits.rankMin },
    total: { ratings: ratingsOf(total), figure, reasons },
    home: home.total,
    target: await readTarget(connection, unit.id, wish, figure, nowIso),
    before: await readBefore(connection, whose, wish, figure, { levels, limits }),
    groups:
      by === null
        ? []
        : await groupsOf(connection, { by, only, tallies, limits, served, withheld, ...home.groups }),
  };
}

/** The same of ratings at home, beside the figure at the counter. */
async function readHome(
  connection: Connection,
  atCounter: Whose,
  wish: SummaryWish,
  counter: Figure | null,
  { levels, limits }: { readonly levels: number; readonly limits: FiguresSetting },
) {
  const { only } = wish;
  const whose: Whose = { ...atCounter, atHome: true };
  const { tallies, withheld } = await readApart(connection, whose, wish, { levels, limits });
  const tally = sumTallies([...tallies.values()]);
  const total = homeFigureOf(tally, counter, isHidden(withheld, only, tally, limits));
  const reasons =
    total.figure === null || total.ratings === 0 ? [] : await readReasons(connection, whose, wish);
  const issued = await countIssues(connection, whose, wish);
  return { total: { ...total, reasons, issued }, groups: { atHome: tallies, withheldAtHome: withheld } };
}

/** What comes apart, and whose of it is withheld where persons are told apart at all. */
async function readApart(
  connection: Connection,
  whose: Whose,
  { by, ...span }: Pick<SummaryWish, 'by' | 'from' | 'to'>,
  { levels, limits }: { readonly levels: number; readonly limits: FiguresSetting },
): Promise<{ readonly tallies: ReadonlyMap<string, Tally>; readonly withheld: ReadonlySet<string> }> {
  if (by === 'clerk') {
    const { tallies, cells } = await readClerkTallies(connection, whose, span, levels);
    return { tallies, withheld: withheldClerks(cells, limits.clerkMin) };
  }
  const tallies =
    by === 'weekday-hour'
      ? await readWeekHours(connection, whose, span, levels)
      : await readTallies(connection, whose, span, tallyBy(by), levels);
  return { tallies, withheld: await readWithheldOf(connection, whose, span, limits) };
}

/** Without anything to come apart by, the coarsest read will do; fields are put together from procedures. */
function tallyBy(by: Exclude<SummaryBy, 'weekday-hour'> | null): TallyBy {
  if (by === null) return 'year';
  return by === 'field' ? 'procedure' : by;
}

/** Whose figures are withheld beside the one person's that is asked for. */
async function readWithheldOf(
  connection: Connection,
  { within, only, atHome = false }: Whose,
  span: DaySpan,
  { clerkMin }: Pick<FiguresSetting, 'clerkMin'>,
): Promise<ReadonlySet<string>> {
  if (only?.dim !== 'clerk') return new Set();
  return await readWithheld(connection, within, span, clerkMin, atHome ? 'home-clerk' : 'clerk');
}

/** Whether a person's own figure is withheld: by the division of their unit, or since there is next to nothing. */
function isHidden(
  withheld: ReadonlySet<string>,
  only: Whose['only'],
  tally: Tally,
  { clerkMin }: Pick<FiguresSetting, 'clerkMin'>,
): boolean {
  return only?.dim === 'clerk' && (withheld.has(only.key) || ratingsOf(tally) < clerkMin);
}

async function readBefore(
  connection: Connection,
  whose: Whose,
  wish: SummaryWish,
  figure: Figure | null,
  { levels, limits }: { readonly levels: number; readonly limits: FiguresSetting },
): Promise<Summary['before']> {
  const before = spanBefore(wish);
  const { only } = wish;
  const withheld = await readWithheldOf(connection, whose, before, limits);
  const tally = sumTallies([...(await readTallies(connection, whose, before, 'year', levels)).values()]);
  const served: Served | null =
    only === undefined ? await readServed(connection, whose.within, before) : null;
  const earlier = isHidden(withheld, only, tally, limits)
    ? null
    : toFigure(tally, true, served?.total ?? null);
  const change =
    figure === null || earlier === null ? null : differencePoints(shareOf(figure), shareOf(earlier));
  return { ...before, figure: earlier, change };
}

async function readTarget(
  connection: Connection,
  unitId: string,
  { from, to }: DaySpan,
  figure: Figure | null,
  nowIso: string,
): Promise<Summary['target']> {
  const year = Number(from.slice(0, 4));
  if (figure === null || figure.interval === null || Number(to.slice(0, 4)) !== year) return null;
  const targets: StoredSettings['targets'] | null = await readSetting(connection, unitId, 'targets', nowIso);
  const satisfied = targets?.years.find((one) => one.year === year)?.satisfied ?? null;
  if (satisfied === null) return null;
  const reached = reaches(shareOf(figure), satisfied);
  const { low, high } = figure.interval;
  return { year, satisfied, reached, sure: reached ? low >= satisfied : high < satisfied };
}

/** Reasons by level, the most frequent first. */
export async function readReasons(
  connection: Connection,
  { within, only, atHome = false, isWide = false }: Whose,
  span: DaySpan,
): Promise<ReasonSum[]> {
  const dim = only?.dim ?? ('all' as const);
  const selection = { within, dim: atHome ? (`home-${dim}` as const) : dim, key: only?.key };
  const counts = new Map<string, ReasonSum>();
  const add = (rows: readonly ReasonSum[]) => {
    for (const row of rows) {
      const key = `${row.questionnaire} ${row.level} ${row.reason}`;
      counts.set(key, { ...row, n: row.n + (counts.get(key)?.n ?? 0) });
    }
  };
  for (const part of spanParts(span)) {
    const known = isWide ? await findKnownPart(connection, selection, part) : null;
    add(known?.reasons ?? []);
    for (const one of known?.rest ?? [part]) add(await sumReasons(connection, selection, one));
  }
  return [...counts.values()]
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || b.level - a.level || (a.reason < b.reason ? -1 : 1));
}

const levelCodes = v.object({ levels: v.array(v.object({ code: v.number() })) });

/** Columns of levels that nobody ever asked for need not be read. */
export async function highestLevel(connection: Connection): Promise<number> {
  const bodies = (await listQuestionnaires(connection)).map(({ body }) =>
    v.parse(levelCodes, JSON.parse(body)),
  );
  return highestLevelOf(bodies);
}

/** The same of what was read already. */
export function highestLevelOf(
  questionnaires: readonly { readonly levels: readonly { readonly code: number }[] }[],
): number {
  return Math.max(1, ...questionnaires.flatMap(({ levels }) => levels.map(({ code }) => code)));
}

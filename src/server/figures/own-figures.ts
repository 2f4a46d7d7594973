import { NO_TALLY, ratingsOf, sumTallies, type Tally, toFigure } from '#shared/domain/figure.ts';
import { toClerkId } from '#shared/domain/ids.ts';
import { daysBefore } from '#shared/domain/spans.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { DEFAULT_FIGURES } from '#shared/protocol/stored-settings.ts';
import type { OwnFigures } from '#shared/protocol/summary.ts';
import { readSetting } from '../content/read-settings.ts';
import type { Connection } from '../store/database.ts';
import { highestLevel, readReasons } from './read-summary.ts';
import { readTallies } from './read-tallies.ts';

/** Days on end in which together so many ratings came that no single one can be told. */
export interface Batch {
  readonly from: string;
  readonly to: string;
  readonly tally: Tally;
}

/**
 * What a clerk sees of their own ratings: late, and in batches of whole days. Batches begin with the year and not where somebody
 * asks, so that two answers cannot be taken from each other to find one rating.
 */
export async function readOwnFigures(
  connection: Connection,
  of: { readonly clerkId: string; readonly unit: { readonly id: string; readonly timeZone: string } },
  askedYear: number | undefined,
  nowMs: number,
): Promise<OwnFigures> {
  const { clerkId, unit } = of;
  const nowIso = new Date(nowMs).toISOString();
  const setting = (await readSetting(connection, unit.id, 'figures', nowIso)) ?? DEFAULT_FIGURES;
  const through = daysBefore(dayOf(nowMs, unit.timeZone), setting.ownDelayDays + 1);
  const year = askedYear ?? Number(through.slice(0, 4));
  const end = through < `${year}-12-31` ? through : `${year}-12-31`;
  const span = { from: `${year}-01-01`, to: end };
  const whose = { within: unit.id, only: { dim: 'clerk', key: clerkId } } as const;
  const levels = await highestLevel(connection);
  const days = span.from > span.to ? new Map() : await readTallies(connection, whose, span, 'day', levels);
  const batches = batchesOf(span.from, days, setting.ownBatch);
  const last = batches.at(-1);
  return {
    clerk: toClerkId(clerkId),
    year,
    through: end,
    batch: setting.ownBatch,
    delayDays: setting.ownDelayDays,
    batches: batches.map(({ from, to, tally }) => ({ from, to, figure: toFigure(tally, true, null) })),
    total: last === undefined ? null : toFigure(sumTallies(batches.map(({ tally }) => tally)), true, null),
    reasons: last === undefined ? [] : await readReasons(connection, whose, { from: span.from, to: last.to }),
  };
}

/** Closed batches in the order of time; days after the last one wait until theirs is full. */
export function batchesOf(from: string, days: ReadonlyMap<string, Tally>, size: number): readonly Batch[] {
  const batches: Batch[] = [];
  let [start, open] = [from, NO_TALLY];
  for (const [day, tally] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    open = sumTallies([open, tally]);
    if (ratingsOf(open) < size) continue;
    batches.push({ from: start, to: day, tally: open });
    start = daysBefore(day, -1);
    open = NO_TALLY;
  }
  return batches;
}

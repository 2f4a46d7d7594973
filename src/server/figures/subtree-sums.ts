import * as v from 'valibot';
import { type SpanPart, spanRest, wholeMonths } from '#shared/domain/spans.ts';
import type { Connection } from '../store/database.ts';
import {
  type AskSum,
  type RatingSum,
  type ReasonSum,
  type SumSelection,
  sumAsks,
  sumRatings,
  sumReasons,
} from '../store/figures.ts';
import { findSubtreeSums, type SubtreePeriod } from '../store/subtree-sums.ts';

/** What is added up: a list of units, counters or clerks is as long as it is. */
const DIMS = ['all', 'procedure', 'hour', 'weekday'] as const;
const DIMS_AT_HOME = ['home-all', 'home-procedure', 'home-hour', 'home-weekday'] as const;
const ASK_DIMS = ['all', 'hour', 'weekday'] as const;
const WHOLE = ['all', 'home-all'] as const;

const count = v.pipe(v.number(), v.integer());
const ratingSum = v.object({
  ...{ apart: v.string(), questionnaire: v.string(), n: v.array(count), flagged: v.array(count) },
  ...{ satisfied: count, changed: count, flaggedSatisfied: count },
});
const askSum = v.object({ apart: v.string(), answered: count, timeout: count, dismissed: count });
const reasonSum = v.object({ questionnaire: v.string(), level: count, reason: v.string(), n: count });
const rowsByDim = <S extends v.GenericSchema>(sum: S) => v.record(v.string(), v.array(sum));

/** What a unit and all below it add up to in one month or quarter: rows by slice, and of a month by day. */
const subtreeSums = v.object({
  ratings: rowsByDim(ratingSum),
  asks: rowsByDim(askSum),
  reasons: rowsByDim(reasonSum),
  /** Empty for a quarter. */
  ratingDays: rowsByDim(ratingSum),
  askDays: v.array(askSum),
});
export type SubtreeSums = v.InferOutput<typeof subtreeSums>;

/** Adds up what the units say, by the same statements that figures are read with. */
export async function addUpSubtree(
  connection: Connection,
  { unitId: within, grain, period }: SubtreePeriod,
): Promise<SubtreeSums> {
  const part: SpanPart = { grain, from: period, to: period };
  const sums: SubtreeSums = { ratings: {}, asks: {}, reasons: {}, ratingDays: {}, askDays: [] };
  for (const dim of [...DIMS, ...DIMS_AT_HOME])
    sums.ratings[dim] = ratingRows(await sumRatings(connection, { within, dim, apart: 'key' }, part));
  for (const dim of ASK_DIMS)
    sums.asks[dim] = inOrder([...(await sumAsks(connection, { within, dim, apart: 'key' }, part))]);
  for (const dim of WHOLE)
    sums.reasons[dim] = inOrder([...(await sumReasons(connection, { within, dim }, part))]);
  if (grain === 'quarter') return sums;
  // No month has a day after its 31st, and none before its first.
  const days: SpanPart = { grain: 'day', from: `${period}-01`, to: `${period}-31` };
  for (const dim of WHOLE)
    sums.ratingDays[dim] = ratingRows(await sumRatings(connection, { within, dim, apart: 'period' }, days));
  sums.askDays = inOrder([...(await sumAsks(connection, { within, dim: 'all', apart: 'period' }, days))]);
  return sums;
}

/** Levels that nobody chose need not be kept. */
function ratingRows(rows: readonly RatingSum[]): SubtreeSums['ratings'][string] {
  return inOrder(rows.map((row) => ({ ...row, n: [...trimmed(row.n)], flagged: [...trimmed(row.flagged)] })));
}

function trimmed(counts: readonly number[]): readonly number[] {
  return counts.slice(0, counts.findLastIndex((n) => n !== 0) + 1);
}

/** The same sums are the same text. */
function inOrder<R extends object>(rows: R[]): R[] {
  return rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ row }) => row);
}

/** Rows of one slice that are known of the whole subtree, and what of the part is to be read from its units. */
export interface KnownPart {
  readonly ratings: readonly RatingSum[];
  readonly asks: readonly AskSum[];
  readonly reasons: readonly ReasonSum[];
  readonly rest: readonly SpanPart[];
}

/** What is kept of a part of a span for one slice. `rest` is the whole part where nothing is. */
export async function findKnownPart(
  connection: Connection,
  { within, alone, dim, key, apart }: Omit<SumSelection, 'apart'> & Partial<SumSelection>,
  part: SpanPart,
): Promise<KnownPart> {
  const none: KnownPart = { ratings: [], asks: [], reasons: [], rest: [part] };
  const isKept = [...DIMS, ...DIMS_AT_HOME].some((one) => one === dim);
  const isAsked = apart === undefined || apart === 'key' || apart === 'period';
  if (!isKept || !isAsked || key !== undefined || alone === true) return none;
  const { grain, from, to } = part;
  // Of days only those of whole months, told by the day and by nothing else.
  const isByDay = grain === 'day';
  if (isByDay && (apart !== 'period' || !WHOLE.some((one) => one === dim))) return none;
  const span = isByDay
    ? ({ grain: 'month', ...wholeMonths({ from, to }) } as const)
    : ({ grain, from, to } as const);
  if (span.from > span.to) return none;
  const found = (await findSubtreeSums(connection, within, span)).map(({ period, json }) => ({
    period,
    sums: v.parse(subtreeSums, JSON.parse(json)),
  }));
  if (found.length === 0) return none;
  const known = new Set(
    isByDay ? found.flatMap(({ period }) => daysOf(period)) : found.map(({ period }) => period),
  );
  // What has no key bears its period, as it would if it were read apart by that.
  const told = <R extends { readonly apart: string }>(rows: readonly R[] = [], period: string) =>
    apart === 'period' ? rows.map((row) => ({ ...row, apart: period })) : rows;
  return {
    ratings: found.flatMap(({ period, sums }) =>
      isByDay ? (sums.ratingDays[dim] ?? []) : told(sums.ratings[dim], period),
    ),
    asks: found.flatMap(({ period, sums }) => (isByDay ? sums.askDays : told(sums.asks[dim], period))),
    reasons: found.flatMap(({ sums }) => sums.reasons[dim] ?? []),
    rest: spanRest(part, known),
  };
}

const daysOf = (month: string) =>
  Array.from({ length: 31 }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);

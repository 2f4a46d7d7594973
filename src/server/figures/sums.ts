import { type Grain, periodOf } from '#shared/domain/spans.ts';
import { zonedText } from '#shared/domain/zoned-day.ts';
import type { CounterDim } from '../store/figures-schema.ts';
import type { AskRollupRow, RatingRollupRow, ReasonRollupRow } from '../store/rollups.ts';
import { procedureKey } from './procedure-key.ts';

/** What of a rating is counted. */
export interface CountedRating {
  readonly unit_id: string;
  readonly counter_id: string;
  readonly clerk_id?: string | null | undefined;
  readonly procedure_code?: string | null | undefined;
  readonly field?: string | null | undefined;
  readonly questionnaire_id: string;
  readonly level: number;
  readonly first_level: number;
  readonly satisfied: number;
  readonly occurred_at: string;
  readonly reasons_json: string;
  readonly flags_json: string;
  /** Those at home have slices of their own: no figure mixes them with answers at the counter. */
  readonly intake: string;
}

/** What of an invitation is counted. */
export interface CountedAsk {
  readonly unit_id: string;
  readonly counter_id: string;
  readonly clerk_id?: string | null | undefined;
  readonly trigger: string;
  readonly outcome: 'answered' | 'timeout' | 'dismissed';
  readonly occurred_at: string;
}

/** Sums by slice, kept by the text of their keys. */
export interface Sums {
  readonly rating: Map<string, RatingRollupRow>;
  readonly reason: Map<string, ReasonRollupRow>;
  readonly ask: Map<string, AskRollupRow>;
  /** What ratings of the same place and hour have in common, by the text of it. */
  readonly cells: Map<string, RatingCells>;
}

/** Where ratings of one place and hour are counted. */
interface RatingCells {
  readonly counts: readonly RatingRollupRow[];
  /** The slices that reasons are counted in too. */
  readonly reasons: readonly Slice[];
}

export function noSums(): Sums {
  return { rating: new Map(), reason: new Map(), ask: new Map(), cells: new Map() };
}

/**
 * Adds a rating to every slice that it belongs to, or takes it away again (`sign` −1). Reasons are not kept by procedure: no view
 * asks for them, and they would be the most rows of all.
 */
export function addRating(sums: Sums, row: CountedRating, timeZone: string, sign: 1 | -1): void {
  const { unit_id, questionnaire_id, level } = row;
  const isFlagged = row.flags_json !== '[]';
  const column = ratingColumn(level, isFlagged);
  const { counts: all, reasons: of } = cellsOf(sums, row, timeZone);
  for (const counts of all) {
    counts[column] += sign;
    if (row.satisfied === 1) counts[isFlagged ? 'flagged_satisfied' : 'satisfied'] += sign;
    if (row.first_level !== level) counts[isFlagged ? 'flagged_changed' : 'changed'] += sign;
  }
  for (const reason of reasonsOf(row.reasons_json)) {
    for (const slice of of) {
      const key = { unit_id, ...slice, questionnaire_id, level, reason };
      const counts = fetch(sums.reason, key, () => ({ n: 0, flagged: 0 }));
      counts[isFlagged ? 'flagged' : 'n'] += sign;
    }
  }
}

/** A tablet back after long brings thousands of ratings of few places and hours. */
function cellsOf(sums: Sums, row: CountedRating, timeZone: string): RatingCells {
  const { unit_id, questionnaire_id } = row;
  const time = localTime(row.occurred_at, timeZone);
  const procedure = procedureKey(row);
  const common = [
    ...[unit_id, questionnaire_id, row.counter_id, row.clerk_id ?? '', procedure, row.intake],
    ...[time.day, time.hour],
  ].join('\u0001');
  const known = sums.cells.get(common);
  if (known !== undefined) return known;
  const reasons = slicesOf(time, [
    ['counter', row.counter_id],
    ['clerk', row.clerk_id ?? ''],
  ]).map((slice) => placed(slice, row));
  const others = [...everyGrain('procedure', time.day, procedure), ...hoursOf(time)];
  const counts = [...reasons, ...others.map((slice) => placed(slice, row))].map((slice) =>
    fetch(sums.rating, { unit_id, ...slice, questionnaire_id }, () => ({ ...NO_RATINGS })),
  );
  const cells = { counts, reasons };
  sums.cells.set(common, cells);
  return cells;
}

/** The same for an invitation. */
export function addAsk(sums: Sums, row: CountedAsk, timeZone: string, sign: 1 | -1): void {
  const time = localTime(row.occurred_at, timeZone);
  const of = slicesOf(time, [
    ['counter', row.counter_id],
    ['clerk', row.clerk_id ?? ''],
  ]);
  const slices: readonly Slice[] = [...of, ...hoursOf(time)];
  for (const slice of slices) {
    const key = { unit_id: row.unit_id, ...slice, trigger: row.trigger };
    fetch(sums.ask, key, () => ({ answered: 0, timeout: 0, dismissed: 0 }))[row.outcome] += sign;
  }
}

type RatingColumn = keyof typeof NO_RATINGS;
const NO_RATINGS = {
  ...{ l1: 0, l2: 0, l3: 0, l4: 0, l5: 0, l6: 0, l7: 0, l8: 0, l9: 0, l10: 0 },
  ...{ f1: 0, f2: 0, f3: 0, f4: 0, f5: 0, f6: 0, f7: 0, f8: 0, f9: 0, f10: 0 },
  ...{ satisfied: 0, changed: 0, flagged_satisfied: 0, flagged_changed: 0 },
};

function ratingColumn(level: number, isFlagged: boolean): RatingColumn {
  const name = `${isFlagged ? 'f' : 'l'}${level}`;
  if (isRatingColumn(name)) return name;
  throw new Error(`no questionnaire has a level ${level}`);
}

function isRatingColumn(name: string): name is RatingColumn {
  return Object.hasOwn(NO_RATINGS, name);
}

/** The counts under a key, new ones where there are none. */
function fetch<K extends object, C extends object>(map: Map<string, K & C>, key: K, none: () => C): K & C {
  const text = Object.values(key).join('\u0001');
  const known = map.get(text);
  if (known !== undefined) return known;
  const made = { ...key, ...none() };
  map.set(text, made);
  return made;
}

interface LocalTime {
  readonly day: string;
  readonly hour: string;
  /** Monday is 1. */
  readonly weekday: string;
}

function localTime(occurredAt: string, timeZone: string): LocalTime {
  const text = zonedText(Date.parse(occurredAt), timeZone);
  const day = text.slice(0, 10);
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return { day, hour: text.slice(11, 13), weekday: String(weekday === 0 ? 7 : weekday) };
}

interface Slice {
  readonly dim: RatingRollupRow['dim'];
  readonly grain: Grain;
  readonly period: string;
  readonly key: string;
}

type CounterSlice = Slice & { readonly dim: CounterDim };

/** The same slice of the ratings at home, if it is one of those. */
function placed(slice: CounterSlice, { intake }: CountedRating): Slice {
  return intake === 'takehome' ? { ...slice, dim: `home-${slice.dim}` } : slice;
}

function slicesOf(
  { day }: LocalTime,
  keys: readonly (readonly [CounterDim, string])[],
): readonly CounterSlice[] {
  return [['all', ''] as const, ...keys].flatMap(([dim, key]) => everyGrain(dim, day, key));
}

/** A weekday is kept for months and quarters only: a day has but one. */
function hoursOf({ day, hour, weekday }: LocalTime): readonly CounterSlice[] {
  return [
    ...everyGrain('hour', day, hour),
    ...everyGrain('weekday', day, weekday).filter(({ grain }) => grain !== 'day'),
  ];
}

const GRAINS: readonly Grain[] = ['day', 'month', 'quarter'];

function everyGrain(dim: CounterDim, day: string, key: string): readonly CounterSlice[] {
  return GRAINS.map((grain) => ({ dim, grain, period: periodOf(day, grain), key }));
}

function reasonsOf(json: string): readonly string[] {
  const reasons: readonly string[] = json === '[]' ? [] : JSON.parse(json);
  return [...new Set(reasons)];
}

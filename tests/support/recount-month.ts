import { expect } from '@playwright/test';
import type { CentreProcess } from './centre-process.ts';
import { openCentreStore } from './centre-store.ts';

/** Ratings of one part of a month: all, those without a flag, and the satisfied among these. */
export interface Counted {
  readonly ratings: number;
  readonly n: number;
  readonly satisfied: number;
}

/** A month as its single rows say it. */
export interface CountedMonth {
  readonly all: Counted;
  readonly counters: ReadonlyMap<string, Counted>;
  readonly clerks: ReadonlyMap<string, Counted>;
  /** By day of Vietnam. */
  readonly days: ReadonlyMap<string, Counted>;
  readonly levels: ReadonlyMap<number, { readonly n: number; readonly flagged: number }>;
  /** Of ratings without a flag, by `level reason`. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly asks: { readonly asked: number; readonly answered: number };
}

interface Row {
  readonly level: number;
  readonly satisfied: number;
  readonly counter: string;
  readonly clerk: string;
  readonly day: string;
  readonly flags: string;
  readonly reasons: string;
}

/** Counts a month (`2026-10`, of Vietnam's clock) from the single rows of an embedded store, by none of the program's code. */
export function countMonthAnew(centre: Pick<CentreProcess, 'dataDir'>, month: string): CountedMonth {
  const store = openCentreStore(centre.dataDir, { readonly: true });
  try {
    const within = `strftime('%Y-%m', occurred_at, '+7 hours') = ?`;
    const rows = store
      .prepare<[string], Row>(
        `select level, satisfied, counter_id as counter, coalesce(clerk_id, '') as clerk, flags_json as flags,
        reasons_json as reasons, date(occurred_at, '+7 hours') as day from rating where ${within}`,
      )
      .all(month);
    const asks = store
      .prepare<[string], { asked: number; answered: number }>(
        `select count(*) as asked, coalesce(sum(outcome = 'answered'), 0) as answered from ask where ${within}`,
      )
      .get(month);
    return {
      all: count(rows),
      counters: countBy(rows, ({ counter }) => counter),
      clerks: countBy(rows, ({ clerk }) => clerk),
      days: countBy(rows, ({ day }) => day),
      levels: new Map(
        [...Map.groupBy(rows, ({ level }) => level)].map(([level, own]) => {
          const { ratings, n } = count(own);
          return [level, { n, flagged: ratings - n }];
        }),
      ),
      reasons: countReasons(rows),
      asks: asks ?? { asked: 0, answered: 0 },
    };
  } finally {
    store.close();
  }
}

const isCounted = ({ flags }: Row) => flags === '[]';

function count(rows: readonly Row[]): Counted {
  const counted = rows.filter(isCounted);
  return {
    ratings: rows.length,
    n: counted.length,
    satisfied: counted.filter(({ satisfied }) => satisfied === 1).length,
  };
}

function countBy(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Counted> {
  return new Map([...Map.groupBy(rows, keyOf)].map(([key, own]) => [key, count(own)]));
}

function countReasons(rows: readonly Row[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { level, reasons } of rows.filter(isCounted)) {
    const named: readonly string[] = JSON.parse(reasons);
    for (const reason of new Set(named))
      found.set(`${level} ${reason}`, (found.get(`${level} ${reason}`) ?? 0) + 1);
  }
  return found;
}

/** A share in percent with two decimals, half away from zero, on whole numbers alone. */
export function exactRate(part: number, whole: number): number {
  return Number((20_000n * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole))) / 100;
}

/** Percentage points by which one share exceeds another, rounded once, half away from zero. */
export function exactDifference(now: Counted, before: Counted): number {
  const above = BigInt(now.satisfied * before.n - before.satisfied * now.n);
  const below = BigInt(now.n * before.n);
  const size = (20_000n * (above < 0n ? -above : above) + below) / (2n * below);
  return Number(above < 0n ? -size : size) / 100;
}

/** The quantile 1.959963984540054 as a fraction. */
const [Z_ABOVE, Z_BELOW] = [1_959_963_984_540_054n, 10n ** 15n];
/** Half hundredths of a percent. */
const HALVES = 20_000n;

/**
 * Wilson's interval holds every p with (s/n − p)² · n ≤ z² · p · (1 − p). Each end, in percent with two decimals, must be the rounded
 * place where the two sides meet: on whole numbers, half a hundredth below it and above it they differ in opposite ways.
 */
export function expectInterval([low, high]: readonly [number, number], { n, satisfied }: Counted): void {
  const isInside = (halves: bigint) => {
    const [s, all] = [BigInt(satisfied), BigInt(n)];
    const off = s * HALVES - all * halves;
    return off * off * Z_BELOW ** 2n <= Z_ABOVE ** 2n * all * halves * (HALVES - halves);
  };
  const halvesOf = (percent: number) => 2n * BigInt(Math.round(percent * 100));
  if (satisfied === 0) expect(low).toBe(0);
  else expect([isInside(halvesOf(low) - 1n), isInside(halvesOf(low) + 1n)]).toEqual([false, true]);
  if (satisfied === n) expect(high).toBe(100);
  else expect([isInside(halvesOf(high) - 1n), isInside(halvesOf(high) + 1n)]).toEqual([true, false]);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayCount,
  daysBefore,
  type Grain,
  isOver,
  periodOf,
  periodsIn,
  quarterOf,
  spanBefore,
  spanParts,
  spanRest,
  weekdayOf,
  wholeMonths,
} from './spans.ts';
import { nextDay } from './zoned-day.ts';

const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => daysBefore('2032-01-01', days));
const anySpan = fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

function daysOf(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}

const GRAINS: readonly Grain[] = ['day', 'month', 'quarter'];

test('the parts of a span are its days, each once and in order, however coarse they may be', () => {
  // Every day of every year that a span of the property touches.
  const calendar = daysOf(daysBefore('2032-01-01', 4_400), '2032-12-31');
  fc.assert(
    fc.property(anySpan, fc.constantFrom(...GRAINS), ({ from, to }, coarsest) => {
      const days = spanParts({ from, to }, coarsest).flatMap((part) => {
        const ofGrain = (day: string) => periodOf(day, part.grain);
        return calendar.filter((day) => part.from <= ofGrain(day) && ofGrain(day) <= part.to);
      });
      expect(days).toEqual(daysOf(from, to));
      expect(dayCount({ from, to })).toBe(days.length);
    }),
    { numRuns: 150 },
  );
});

test('a part is its periods; what is known and what remains are it again, each once', () => {
  fc.assert(
    fc.property(
      anySpan,
      fc.constantFrom(...GRAINS),
      fc.func(fc.boolean()),
      ({ from, to }, grain, isKnown) => {
        const part = { grain, from: periodOf(from, grain), to: periodOf(to, grain) };
        const periods = periodsIn(part);
        expect(periods).toEqual([...new Set(daysOf(from, to).map((day) => periodOf(day, grain)))]);
        const known = periods.filter((period) => isKnown(period));
        const rest = spanRest(part, new Set(known)).map(periodsIn);
        expect([...known, ...rest.flat()].toSorted()).toEqual(periods);
        // As few stretches as can be: between two of them something is known.
        for (const [index, stretch] of rest.entries()) {
          const next = rest[index + 1]?.[0];
          if (next !== undefined)
            expect(periods.indexOf(next) - periods.indexOf(stretch.at(-1) ?? '')).toBeGreaterThan(1);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('the months of a span are those of which no day is missing', () => {
  fc.assert(
    fc.property(anySpan, ({ from, to }) => {
      const days = new Set(daysOf(from, to));
      const months = [...new Set([...days].map((day) => day.slice(0, 7)))];
      const whole = months.filter((month) => {
        const last = daysBefore(`${month}-28`, -4).slice(0, 7);
        return daysOf(`${month}-01`, daysBefore(`${last}-01`, 1)).every((day) => days.has(day));
      });
      const { from: first, to: last } = wholeMonths({ from, to });
      expect(first <= last ? periodsIn({ grain: 'month', from: first, to: last }) : []).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['2026-02', 'month', '2026-03-02', false],
  ['2026-02', 'month', '2026-03-03', true],
  ['2025-12', 'month', '2026-01-03', true],
  ['2026-Q1', 'quarter', '2026-04-02', false],
  ['2026-Q1', 'quarter', '2026-04-03', true],
  ['2025-Q4', 'quarter', '2026-01-03', true],
] as const)('%s is over two days before %s %s: %s', (period, grain, day, over) => {
  expect(isOver(period, grain, day, 2)).toBe(over);
});

test('nothing coarser is read than asked for, and nothing finer than must be', () => {
  fc.assert(
    fc.property(anySpan, fc.constantFrom(...GRAINS), (span, coarsest) => {
      const parts = spanParts(span, coarsest);
      for (const { grain } of parts)
        expect(GRAINS.indexOf(grain)).toBeLessThanOrEqual(GRAINS.indexOf(coarsest));
      // Days and months, a middle of the coarsest, months and days: never more parts than twice the grains, less one.
      expect(parts.length).toBeLessThanOrEqual(2 * GRAINS.indexOf(coarsest) + 1);
    }),
  );
});

test('whole quarters are read as quarters, whole months as months, the ends as days', () => {
  expect(spanParts({ from: '2025-12-30', to: '2026-07-31' })).toEqual([
    { grain: 'day', from: '2025-12-30', to: '2025-12-31' },
    { grain: 'quarter', from: '2026-Q1', to: '2026-Q2' },
    { grain: 'month', from: '2026-07', to: '2026-07' },
  ]);
  expect(spanParts({ from: '2026-01-01', to: '2026-12-31' })).toEqual([
    { grain: 'quarter', from: '2026-Q1', to: '2026-Q4' },
  ]);
  expect(spanParts({ from: '2026-02-01', to: '2026-06-29' })).toEqual([
    { grain: 'month', from: '2026-02', to: '2026-05' },
    { grain: 'day', from: '2026-06-01', to: '2026-06-29' },
  ]);
  expect(spanParts({ from: '2026-01-01', to: '2026-12-31' }, 'month')).toEqual([
    { grain: 'month', from: '2026-01', to: '2026-12' },
  ]);
});

test('whole months are read as months, the ends as days', () => {
  expect(spanParts({ from: '2026-01-30', to: '2026-04-02' })).toEqual([
    { grain: 'day', from: '2026-01-30', to: '2026-01-31' },
    { grain: 'month', from: '2026-02', to: '2026-03' },
    { grain: 'day', from: '2026-04-01', to: '2026-04-02' },
  ]);
  expect(spanParts({ from: '2028-02-01', to: '2028-02-29' })).toEqual([
    { grain: 'month', from: '2028-02', to: '2028-02' },
  ]);
  expect(spanParts({ from: '2028-02-01', to: '2028-02-28' })).toEqual([
    { grain: 'day', from: '2028-02-01', to: '2028-02-28' },
  ]);
  expect(spanParts({ from: '2026-02-02', to: '2026-02-01' })).toEqual([]);
});

test.each([
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['2026-02-01', '2026-04-30', '2025-11-04', '2026-01-31'],
  ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
  ['2026-11-23', '2026-11-29', '2026-11-16', '2026-11-22'],
])('before %s … %s lies %s … %s', (from, to, beforeFrom, beforeTo) => {
  expect(spanBefore({ from, to })).toEqual({ from: beforeFrom, to: beforeTo });
});

test('a period before ends where the period begins and is never empty', () => {
  fc.assert(
    fc.property(anySpan, (span) => {
      const before = spanBefore(span);
      expect(nextDay(before.to)).toBe(span.from);
      expect(before.from <= before.to).toBe(true);
    }),
  );
});

test('quarters and weekdays', () => {
  expect(['2026-01', '2026-03-31', '2026-04-01', '2026-12'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q4',
  ]);
  expect(['2026-11-23', '2026-11-29'].map(weekdayOf)).toEqual([1, 7]);
});

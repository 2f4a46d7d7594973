import { expect, test } from 'vitest';
import { occurrence } from './occurred-at.ts';

const AT = '2026-11-22T01:00:00.000Z';
const RECEIVED = '2026-11-22T03:00:00.000Z';
const YEARS_56 = 56 * 365.25 * 86_400_000;

test.each([
  [0, AT],
  [120_000, AT],
  [-120_000, AT],
  [null, AT],
  [120_001, '2026-11-22T01:02:00.001Z'],
  [-3_600_000, '2026-11-22T00:00:00.000Z'],
])('[TM1] a skew of %s ms', (skewMs, occurredAt) => {
  expect(occurrence(AT, skewMs, RECEIVED)).toEqual({ occurredAt, doubtful: false });
});

test.each([Number.MAX_SAFE_INTEGER, YEARS_56, -YEARS_56])(
  '[TM1a] a correction by %s ms leads to no possible time: the tablet’s own stands',
  (skewMs) => {
    expect(occurrence(AT, skewMs, RECEIVED)).toEqual({ occurredAt: AT, doubtful: false });
  },
);

test.each([
  ['a clock that lost its battery', '1970-01-03T01:00:00.000Z', 0],
  ['a year that nobody will see', '9999-12-31T23:59:59.999Z', 35 * YEARS_56],
  ['tomorrow', '2026-11-23T01:00:00.000Z', null],
])('[TM1a] %s is kept and doubtful', (_, at, skewMs) => {
  expect(occurrence(at, skewMs, RECEIVED)).toEqual({ occurredAt: at, doubtful: true });
});

test('[TM1a] a wrong clock whose skew is known is corrected and not doubtful', () => {
  const at = '1970-01-01T01:00:00.000Z';
  const skewMs = Date.parse(AT) - Date.parse(at);
  expect(occurrence(at, skewMs, RECEIVED)).toEqual({ occurredAt: AT, doubtful: false });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, nextDay, startOfDayMs, zonedText } from './zoned-day.ts';

const iso = (ms: number) => new Date(ms).toISOString();

test('a day in Vietnam starts at 17:00 UTC of the day before', () => {
  expect(iso(startOfDayMs('2026-11-22', 'Asia/Ho_Chi_Minh'))).toBe('2026-11-21T17:00:00.000Z');
});

test('a midnight that is left out starts the day at one o’clock', () => {
  expect(iso(startOfDayMs('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z');
});

test('of a midnight that comes twice the first counts', () => {
  expect(iso(startOfDayMs('2026-11-01', 'America/Havana'))).toBe('2026-11-01T04:00:00.000Z');
});

test('the wall clock is written so that spreadsheets read it', () => {
  expect(zonedText(Date.parse('2026-11-22T01:02:03.999Z'), 'Asia/Ho_Chi_Minh')).toBe('2026-11-22 08:02:03');
});

test('days follow one another without a gap, and every instant is in its day', () => {
  const zones = fc.constantFrom(
    'Asia/Ho_Chi_Minh',
    'UTC',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Europe/Berlin',
  );
  const instants = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') });
  fc.assert(
    fc.property(zones, instants, (zone, atMs) => {
      const day = dayOf(atMs, zone);
      expect(startOfDayMs(day, zone)).toBeLessThanOrEqual(atMs);
      expect(startOfDayMs(nextDay(day), zone)).toBeGreaterThan(atMs);
    }),
    { seed: 1, numRuns: 500 },
  );
});

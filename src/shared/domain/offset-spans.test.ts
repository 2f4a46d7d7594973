import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetSpans } from './offset-spans.ts';
import { offsetMs } from './zoned-day.ts';

const HOUR_MS = 60 * 60 * 1000;

test('Vietnam has had one offset since 1975', () => {
  const last = offsetSpans('Asia/Ho_Chi_Minh').at(-1);
  expect(last?.offsetMs).toBe(7 * HOUR_MS);
  expect(last?.fromMs).toBeLessThan(Date.UTC(1976, 0, 1));
});

test('summer begins and ends to the second', () => {
  const spans = offsetSpans('Europe/Berlin');
  const summer = spans.find(({ fromMs }) => fromMs === Date.parse('2026-03-29T01:00:00Z'));
  const winter = spans.find(({ fromMs }) => fromMs === Date.parse('2026-10-25T01:00:00Z'));
  expect([summer?.offsetMs, winter?.offsetMs]).toEqual([2 * HOUR_MS, HOUR_MS]);
});

test('an instant has the offset of the span it lies in, as a calendar tells', () => {
  const zones = fc.constantFrom(
    ...[
      'Asia/Ho_Chi_Minh',
      'UTC',
      'America/Sao_Paulo',
      'Africa/Casablanca',
      'Asia/Kathmandu',
      'Europe/Berlin',
    ],
  );
  const instants = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2099, 0, 1) });
  fc.assert(
    fc.property(zones, instants, (zone, atMs) => {
      const span = offsetSpans(zone).findLast(({ fromMs }) => fromMs <= atMs);
      expect(span?.offsetMs).toBe(offsetMs(atMs, zone));
      expect(offsetMs(atMs, zone)).toBe(offsetOfCalendar(atMs, zone));
    }),
    { seed: 1, numRuns: 1_000 },
  );
});

/** By another way than the code: the names of the parts, read back as if they were UTC. */
function offsetOfCalendar(atMs: number, timeZone: string): number {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${local.format(atMs).replace(' ', 'T')}Z`) - Math.floor(atMs / 1000) * 1000;
}

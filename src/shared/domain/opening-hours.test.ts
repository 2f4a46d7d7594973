import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HoursSetting } from '../protocol/unit-settings.ts';
import { closingMs, lastClosedMs, nextOpeningMs, openSpanAt, scheduleOf } from './opening-hours.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const DAY_MS = 24 * 60 * 60 * 1000;
const OFFICE_DAY = [
  { from: '13:30', to: '17:00' },
  { from: '07:30', to: '11:30' },
];
const TET = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
/** Monday to Friday with a lunch break, Saturday morning. */
const OFFICE: HoursSetting = {
  week: [...Array.from({ length: 5 }, () => OFFICE_DAY), [{ from: '07:30', to: '11:30' }], []],
  exceptions: [
    { date: '2026-11-24', name: TET, ranges: [] },
    { date: '2026-11-29', name: { vi: 'Làm bù', en: 'Extra day' }, ranges: [{ from: '08:00', to: '12:00' }] },
  ],
};
const NEVER_SET: HoursSetting = { week: null, exceptions: [] };

const at = (local: string) => Date.parse(`${local}:00.000+07:00`);
const inVietnam = (ms: number | null) =>
  ms === null ? null : new Date(ms + 7 * 60 * 60 * 1000).toISOString().slice(0, 16);
const span = (hours: HoursSetting, zone: string, ms: number) => {
  const found = openSpanAt(hours, zone, ms);
  return found === null ? null : [new Date(found.fromMs).toISOString(), new Date(found.toMs).toISOString()];
};

describe('an office with a lunch break', () => {
  test.each([
    ['2026-11-23T07:29', null],
    ['2026-11-23T07:30', ['2026-11-23T07:30', '2026-11-23T11:30']],
    ['2026-11-23T11:29', ['2026-11-23T07:30', '2026-11-23T11:30']],
    ['2026-11-23T11:30', null],
    ['2026-11-23T13:30', ['2026-11-23T13:30', '2026-11-23T17:00']],
    ['2026-11-23T17:00', null],
    ['2026-11-28T12:00', null],
  ])('at %s', (local, expected) => {
    const found = openSpanAt(OFFICE, VIETNAM, at(local));
    expect(found === null ? null : [inVietnam(found.fromMs), inVietnam(found.toMs)]).toEqual(expected);
  });

  test.each([
    ['before the morning', '2026-11-23T05:00', '2026-11-23T07:30'],
    ['at lunch', '2026-11-23T12:00', '2026-11-23T13:30'],
    ['over a holiday', '2026-11-23T18:00', '2026-11-25T07:30'],
    ['to an extra Sunday', '2026-11-28T15:00', '2026-11-29T08:00'],
    ['over a Sunday', '2026-12-05T15:00', '2026-12-07T07:30'],
  ])('opens next, asked %s', (_, local, expected) => {
    expect(inVietnam(nextOpeningMs(OFFICE, VIETNAM, at(local)))).toBe(expected);
  });

  test('closes for good at the end of the last range of the day', () => {
    expect(inVietnam(closingMs(OFFICE, VIETNAM, '2026-11-23'))).toBe('2026-11-23T17:00');
    expect(inVietnam(closingMs(OFFICE, VIETNAM, '2026-11-28'))).toBe('2026-11-28T11:30');
    expect(closingMs(OFFICE, VIETNAM, '2026-11-24')).toBeNull();
  });

  test('closed last: at lunch, in the evening, the night after, and not within a day of holiday', () => {
    expect(inVietnam(lastClosedMs(OFFICE, VIETNAM, at('2026-11-23T11:30')))).toBe('2026-11-23T11:30');
    expect(inVietnam(lastClosedMs(OFFICE, VIETNAM, at('2026-11-23T20:00')))).toBe('2026-11-23T17:00');
    expect(inVietnam(lastClosedMs(OFFICE, VIETNAM, at('2026-11-24T06:00')))).toBe('2026-11-23T17:00');
    expect(lastClosedMs(OFFICE, VIETNAM, at('2026-11-23T06:00'))).toBeNull();
  });

  test('says what kind of day it is, with the hours in order', () => {
    expect(scheduleOf(OFFICE, '2026-11-23')).toEqual({ ranges: [...OFFICE_DAY].reverse(), exception: null });
    expect(scheduleOf(OFFICE, '2026-11-22').ranges).toEqual([]);
    expect(scheduleOf(OFFICE, '2026-11-24')).toMatchObject({ ranges: [], exception: { name: TET } });
    expect(scheduleOf(NEVER_SET, '2026-11-24')).toEqual({ ranges: null, exception: null });
  });
});

describe('an office that never closes', () => {
  test('is open at any time, without a beginning or an end', () => {
    const open = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
    expect(openSpanAt(NEVER_SET, VIETNAM, at('2026-11-23T03:00'))).toEqual(open);
    const roundTheClock = { week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]) };
    expect(openSpanAt({ ...roundTheClock, exceptions: [] }, VIETNAM, at('2026-11-23T03:00'))).toEqual(open);
    expect(closingMs(NEVER_SET, VIETNAM, '2026-11-23')).toBeNull();
  });

  test('still keeps a holiday', () => {
    const hours = { week: null, exceptions: [{ date: '2026-11-24', name: TET, ranges: [] }] };
    expect(inVietnam(openSpanAt(hours, VIETNAM, at('2026-11-23T12:00'))?.toMs ?? null)).toBe(
      '2026-11-24T00:00',
    );
    expect(openSpanAt(hours, VIETNAM, at('2026-11-24T12:00'))).toBeNull();
    expect(inVietnam(nextOpeningMs(hours, VIETNAM, at('2026-11-24T12:00')))).toBe('2026-11-25T00:00');
  });

  test('a week without hours opens never', () => {
    const closed = { week: Array.from({ length: 7 }, () => []), exceptions: [] };
    expect(nextOpeningMs(closed, VIETNAM, at('2026-11-23T12:00'))).toBeNull();
  });
});

test('a night shift over midnight is one span; 24:00 is the end of the day', () => {
  const night = { from: '22:00', to: '24:00' };
  const morning = { from: '00:00', to: '06:00' };
  const hours = { week: Array.from({ length: 7 }, () => [morning, night]), exceptions: [] };
  const expected = { fromMs: at('2026-11-23T22:00'), toMs: at('2026-11-24T06:00') };
  expect(openSpanAt(hours, VIETNAM, at('2026-11-23T23:30'))).toEqual(expected);
  expect(openSpanAt(hours, VIETNAM, at('2026-11-24T01:00'))).toEqual(expected);
});

test('ranges that overlap or meet are one', () => {
  const ranges = [
    { from: '08:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
    { from: '13:00', to: '16:00' },
  ];
  const hours = { week: Array.from({ length: 7 }, () => ranges), exceptions: [] };
  expect(openSpanAt(hours, VIETNAM, at('2026-11-23T12:30'))).toEqual({
    fromMs: at('2026-11-23T08:00'),
    toMs: at('2026-11-23T16:00'),
  });
});

describe('where the clock is put forward and back', () => {
  const everyDay = (from: string, to: string): HoursSetting => ({
    week: Array.from({ length: 7 }, () => [{ from, to }]),
    exceptions: [],
  });

  test('opening at eight is at eight on both sides of the change', () => {
    const hours = everyDay('08:00', '17:00');
    expect(span(hours, 'Europe/Berlin', Date.parse('2026-03-28T12:00:00Z'))?.[0]).toBe(
      '2026-03-28T07:00:00.000Z',
    );
    expect(span(hours, 'Europe/Berlin', Date.parse('2026-03-29T12:00:00Z'))?.[0]).toBe(
      '2026-03-29T06:00:00.000Z',
    );
    expect(
      new Date(nextOpeningMs(hours, 'Europe/Berlin', Date.parse('2026-10-24T20:00:00Z')) ?? 0).toISOString(),
    ).toBe('2026-10-25T07:00:00.000Z');
  });

  test('an hour that is left out is not opened in, one that comes twice is open once', () => {
    const hours = everyDay('02:30', '08:00');
    expect(span(hours, 'Europe/Berlin', Date.parse('2026-03-29T04:00:00Z'))?.[0]).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(span(hours, 'Europe/Berlin', Date.parse('2026-10-25T04:00:00Z'))?.[0]).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });
});

test('open or not: exactly one of an open span and a next opening ahead, and spans hold their instant', () => {
  const zones = fc.constantFrom(VIETNAM, 'UTC', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Europe/Berlin');
  const instants = fc.integer({ min: Date.parse('2017-01-01'), max: Date.parse('2027-01-01') });
  fc.assert(
    fc.property(zones, instants, (zone, ms) => {
      const found = openSpanAt(OFFICE, zone, ms);
      const next = nextOpeningMs(OFFICE, zone, ms) ?? 0;
      expect(next).toBeGreaterThan(ms);
      expect(next - ms).toBeLessThan(5 * DAY_MS);
      expect(openSpanAt(OFFICE, zone, next)?.fromMs).toBe(next);
      if (found === null) return;
      expect(found.fromMs).toBeLessThanOrEqual(ms);
      expect(found.toMs).toBeGreaterThan(ms);
      expect(openSpanAt(OFFICE, zone, found.toMs)).toBeNull();
      expect(lastClosedMs(OFFICE, zone, found.toMs)).toBe(found.toMs);
    }),
    { seed: 1, numRuns: 500 },
  );
});

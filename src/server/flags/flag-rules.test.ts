import { describe, expect, test } from 'vitest';
import { closedHoursAt } from './closed-hours.ts';
import { metronomeAt } from './metronome.ts';
import { type KnownDuties, noDutyAt } from './no-duty.ts';
import { stretchAround } from './press.ts';

const iso = (minutes: number) =>
  new Date(Date.parse('2026-11-23T00:30:00.000Z') + minutes * 60_000).toISOString();

describe('duty', () => {
  const at = (minutes: number, duties: Partial<KnownDuties>, grace = 10) =>
    noDutyAt(iso(minutes), 'k', { roster: [], signs: [], ...duties }, grace);
  const sign = (minutes: number, on: boolean, counter = 'q') => ({ counter, on, at: iso(minutes) });

  test('by the roster lasts from its beginning to its end, and the grace on either side', () => {
    const roster = [{ from: iso(0), to: iso(60) }];
    expect(at(-10, { roster })).toBeNull();
    expect(at(69, { roster })).toBeNull();
    expect(at(70, { roster })).toEqual({ clerk: 'k', lastOnUntil: iso(60), nextOnFrom: null });
    expect(at(-11, { roster })).toEqual({ clerk: 'k', lastOnUntil: null, nextOnFrom: iso(0) });
    expect(at(100_000, { roster: [{ from: iso(0), to: null }] })).toBeNull();
  });

  test('by signature lasts to the signing off at that counter, and no longer than a day', () => {
    const signs = [sign(0, true), sign(5, false, 'q-khac'), sign(30, false), sign(90, true)];
    expect(at(39, { signs })).toBeNull();
    expect(at(41, { signs })).toEqual({ clerk: 'k', lastOnUntil: iso(30), nextOnFrom: iso(90) });
    expect(at(80, { signs })).toBeNull();
    expect(at(90 + 24 * 60 + 9, { signs })).toBeNull();
    expect(at(90 + 24 * 60 + 10, { signs })).not.toBeNull();
  });

  test('without grace ends with its end', () => {
    const roster = [{ from: iso(0), to: iso(60) }];
    expect(at(59, { roster }, 0)).toBeNull();
    expect(at(60, { roster }, 0)).not.toBeNull();
  });
});

describe('hours', () => {
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '07:30', to: '11:30' }] : []));
  const at = (time: string, hours = { week, exceptions: [] }, grace = 0) =>
    closedHoursAt(time, hours, 'Asia/Ho_Chi_Minh', grace);

  test('are those of the unit’s clock, to the second', () => {
    expect(at('2026-11-23T00:30:00.000Z')).toBeNull();
    expect(at('2026-11-23T04:29:59.000Z')).toBeNull();
    expect(at('2026-11-23T04:30:00.000Z', undefined, 0)).toBeNull();
    expect(at('2026-11-23T04:30:01.000Z')).toEqual({
      localTime: '2026-11-23 11:30:01',
      closedSince: '2026-11-23 11:30:00',
      opensAt: '2026-11-24 07:30:00',
    });
  });

  test('reach as far before opening and after closing as the grace', () => {
    expect(at('2026-11-23T00:00:00.000Z', undefined, 30)).toBeNull();
    expect(at('2026-11-22T23:59:59.000Z', undefined, 30)).not.toBeNull();
  });

  test('that nobody has set are always', () => {
    expect(closedHoursAt('2026-11-22T20:00:00.000Z', { week: null, exceptions: [] }, 'UTC', 0)).toBeNull();
  });
});

describe('a stretch around a press', () => {
  test('is the first that holds it; too few presses are none', () => {
    const presses = [0, 1, 2, 3, 4];
    expect(stretchAround(presses, 3, 3, () => true)).toEqual([1, 2, 3]);
    expect(stretchAround(presses, 3, 3, (start) => start === 2)).toEqual([2, 3, 4]);
    expect(stretchAround(presses, 0, 6, () => true)).toBeNull();
  });

  test('even pauses count only while the clock runs forward and nobody waits too long', () => {
    const press = (seconds: readonly number[]) =>
      seconds.map((second, index) => ({ seq: index + 1, atMs: second * 1_000 }));
    const rule = { presses: 4, spreadSeconds: 1, pauseSeconds: 60 };
    expect(metronomeAt(press([0, 60, 120, 180]), 0, rule)).toMatchObject({ presses: 4, longestMs: 60_000 });
    expect(metronomeAt(press([0, 61, 122, 183]), 0, rule)).toBeNull();
    expect(metronomeAt(press([30, 20, 10, 0]), 0, rule)).toBeNull();
    expect(metronomeAt(press([0, 10, 20, 31.5]), 0, rule)).toBeNull();
    expect(metronomeAt(press([0, 10, 20, 31]), 0, rule)).not.toBeNull();
  });
});

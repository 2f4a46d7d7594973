import { expect, test } from 'vitest';
import type { HoursSetting } from '#shared/protocol/unit-settings.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { asleepFacts } from './asleep-facts.ts';

const DAY = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const NAME = { vi: 'Ngày nghỉ', en: 'Holiday' };
const HOURS: HoursSetting = {
  week: [...Array.from({ length: 5 }, () => DAY), [], []],
  exceptions: [{ date: '2026-11-25', name: NAME, ranges: [] }],
};

function factsAt(local: string, hours: HoursSetting = HOURS) {
  const content = sampleContent();
  return asleepFacts(
    { ...content, settings: { ...content.settings, hours } },
    Date.parse(`${local}:00.000+07:00`),
  );
}

test.each([
  ['2026-11-23T06:00', 'before', '07:30', true],
  ['2026-11-23T12:00', 'between', '13:30', true],
  ['2026-11-23T18:00', 'after', '07:30', false],
  ['2026-11-25T09:00', 'dayOff', '07:30', false],
  ['2026-11-28T09:00', 'dayOff', '07:30', false],
])('at %s it is %s the hours and opens at %s', (local, when, time, today) => {
  expect(factsAt(local)).toMatchObject({ when, opens: { time, today } });
});

test('says the hours of the day and names the holiday', () => {
  expect(factsAt('2026-11-23T06:00')).toMatchObject({ ranges: DAY, name: null });
  expect(factsAt('2026-11-25T09:00')).toMatchObject({ ranges: [], name: NAME });
});

test('an office that opens never again says no time', () => {
  const closed = { week: Array.from({ length: 7 }, () => []), exceptions: [] };
  expect(factsAt('2026-11-23T06:00', closed)).toMatchObject({ when: 'dayOff', opens: null });
});

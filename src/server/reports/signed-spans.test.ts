import { expect, test } from 'vitest';
import { type DutyChange, signedSpans } from './signed-spans.ts';

function change(
  seq: number,
  clerk: string,
  on: boolean,
  hour: string,
  more: Partial<DutyChange> = {},
): DutyChange {
  const effectiveAt = `2026-11-23T${hour}:00:00.000Z`;
  return { device: 'd-1', replicaNo: 1, seq, counter: 'c-1', clerk, on, effectiveAt, ...more };
}
const spans = (...changes: readonly DutyChange[]) =>
  signedSpans(changes).map(({ clerk, from, to }) => [clerk, from.slice(11, 13), to?.slice(11, 13) ?? null]);

test('on and off make a span, whatever the order of arrival; who is still there has no end', () => {
  const all = [
    change(1, 'a', true, '01'),
    change(2, 'a', false, '04'),
    change(3, 'b', true, '06'),
    change(4, 'b', false, '10'),
    change(5, 'a', true, '23'),
  ];
  const told = [
    ['a', '01', '04'],
    ['b', '06', '10'],
    ['a', '23', null],
  ];
  expect(spans(...all)).toEqual(told);
  expect(spans(...all.toReversed())).toEqual(told);
});

test('an end that never arrived is made up for by the next beginning, and an end alone tells nothing', () => {
  expect(spans(change(1, 'a', true, '01'), change(3, 'b', true, '06'))).toEqual([
    ['a', '01', '06'],
    ['b', '06', null],
  ]);
  expect(spans(change(2, 'a', false, '04'))).toEqual([]);
  expect(spans(change(1, 'a', true, '01'), change(2, 'b', false, '04'))).toEqual([['a', '01', null]]);
});

test('the next journal of a tablet goes on where the one before ended, and tablets do not mix', () => {
  expect(spans(change(90, 'a', true, '01'), change(1, 'a', false, '04', { replicaNo: 2 }))).toEqual([
    ['a', '01', '04'],
  ]);
  expect(spans(change(1, 'a', true, '01'), change(2, 'a', false, '04', { device: 'd-2' }))).toEqual([
    ['a', '01', null],
  ]);
});

test('a clock that was set back makes no span that ends before it begins', () => {
  expect(spans(change(1, 'a', true, '08'), change(2, 'a', false, '02'))).toEqual([['a', '08', '08']]);
});

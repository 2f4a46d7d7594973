import { expect, test } from 'vitest';
import { mergeNewest } from './merge-newest.ts';

const list = (ids: string, next: string | null) => ({ items: [...ids].map((id) => ({ id })), next });

test('new rows come on top, the rows below stay', () => {
  expect(mergeNewest(list('dcba', 'n'), list('fed', 'p'))).toEqual(list('fedcba', 'n'));
});

test('a row that moved up is shown once, in its new place', () => {
  expect(mergeNewest(list('dcba', 'n'), list('bdc', 'p'))).toEqual(list('bdca', 'n'));
});

test('when the page does not reach the list, only the page is shown', () => {
  expect(mergeNewest(list('cba', 'n'), list('zyx', 'p'))).toEqual(list('zyx', 'p'));
});

test('a page that holds everything replaces the list', () => {
  expect(mergeNewest(list('cba', 'n'), list('b', null))).toEqual(list('b', null));
});

test('the first rows of an empty list', () => {
  expect(mergeNewest(list('', null), list('ba', 'p'))).toEqual(list('ba', 'p'));
});

test('a list no longer than the page goes on where the page does', () => {
  expect(mergeNewest(list('ba', 'n'), list('cba', 'p'))).toEqual(list('cba', 'p'));
});

import { expect, test } from 'vitest';
import { NO_TALLY, toFigure } from '#shared/domain/figure.ts';
import type { SummaryGroup } from '#shared/protocol/summary.ts';
import { compareGroups } from './compare-groups.ts';

const NONE_AT_HOME = { ratings: 0, figure: null, difference: null };

function group(key: string, satisfied: number, n: number): SummaryGroup {
  const levels = [
    { questionnaire: 'q', level: 5, n: satisfied, flagged: 0 },
    { questionnaire: 'q', level: 1, n: n - satisfied, flagged: 0 },
  ];
  const figure = toFigure({ ...NO_TALLY, levels, satisfied }, false, null);
  return { key, name: `Quầy ${key}`, ratings: n, figure, rank: null, home: NONE_AT_HOME };
}
const keys = (groups: readonly SummaryGroup[]) => groups.map(({ key }) => key);

test('who has too few ratings stands apart, whatever the rate', () => {
  const withheld: SummaryGroup = {
    ...{ key: '5', name: 'Quầy 5', ratings: 3, figure: null, rank: null },
    home: NONE_AT_HOME,
  };
  const { enough, tooFew } = compareGroups(
    [group('1', 20, 40), group('2', 29, 29), group('3', 39, 40), withheld, group('', 50, 50)],
    30,
    'rateDown',
  );
  expect(keys(enough)).toEqual(['3', '1']);
  expect(keys(tooFew)).toEqual(['', '2', '5']);
});

test('shares that round to the same are still told apart, and names count as numbers', () => {
  const groups = [group('10', 66_666, 99_999), group('2', 66_667, 100_000), group('9', 66_666, 99_999)];
  expect(keys(compareGroups(groups, 30, 'rateDown').enough)).toEqual(['2', '9', '10']);
  expect(keys(compareGroups(groups, 30, 'rateUp').enough)).toEqual(['9', '10', '2']);
  expect(keys(compareGroups(groups, 30, 'name').enough)).toEqual(['2', '9', '10']);
  expect(keys(compareGroups(groups, 30, 'nDown').enough)).toEqual(['2', '9', '10']);
});

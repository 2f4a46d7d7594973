import { expect, test } from 'vitest';
import { filterToQuery, queryToFilter } from './rating-filter-url.ts';

test('a filter survives the way through the address', () => {
  const address = 'from=2026-11-01&to=2026-11-22&counter=quay-1&level=1%2C2&questionnaire=counter';
  const filter = queryToFilter(new URLSearchParams(address));
  expect(filter).toEqual({
    from: '2026-11-01',
    to: '2026-11-22',
    counter: 'quay-1',
    level: [1, 2],
    questionnaire: 'counter',
  });
  expect(filterToQuery(filter).toString()).toBe(address);
});

test('what is not valid is left out, the rest counts', () => {
  expect(queryToFilter(new URLSearchParams('from=hôm qua&clerk=hoa&level=x&other=1'))).toEqual({
    clerk: 'hoa',
  });
});

test('nothing chosen is an empty address', () => {
  expect(filterToQuery({ level: [] }).toString()).toBe('');
});

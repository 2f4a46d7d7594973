import { expect, test } from 'vitest';
import { parsePoints } from './parse-points.ts';

test.each([
  ['1,67', 1.67],
  [' 2 ', 2],
  ['0.5', 0.5],
  ['', null],
  ['1,675', Number.NaN],
  ['-1', Number.NaN],
  ['hai', Number.NaN],
])('“%s” are %s points', (text, points) => {
  expect(parsePoints(text)).toBe(points);
});

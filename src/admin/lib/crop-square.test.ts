import { expect, test } from 'vitest';
import { START_CROP, squareOf } from './crop-square.ts';

test.each([
  [
    { width: 300, height: 400 },
    { zoom: 1, x: 0.5, y: 0 },
    { left: 0, top: 0, side: 300 },
  ],
  [
    { width: 400, height: 300 },
    { zoom: 1, x: 1, y: 0.5 },
    { left: 100, top: 0, side: 300 },
  ],
  [
    { width: 400, height: 400 },
    { zoom: 2, x: 0.5, y: 0.5 },
    { left: 100, top: 100, side: 200 },
  ],
])('%j cut by %j is %j', (picture, crop, square) => {
  expect(squareOf(picture, crop)).toEqual(square);
});

test('no slider moves the square out of the picture', () => {
  const picture = { width: 640, height: 480 };
  for (const zoom of [1, 2.5, 4])
    for (const x of [0, 1])
      for (const y of [0, 1]) {
        const { left, top, side } = squareOf(picture, { ...START_CROP, zoom, x, y });
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(left + side).toBeLessThanOrEqual(picture.width);
        expect(top + side).toBeLessThanOrEqual(picture.height);
      }
});

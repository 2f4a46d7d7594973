import { expect, test } from 'vitest';
import { createFormats } from './formats.ts';

const vi = createFormats('vi', 'Asia/Ho_Chi_Minh');
const AT = '2026-11-22T01:02:03.004Z';

test('numbers and moments as a Vietnamese reader writes them', () => {
  expect(vi.number(4815)).toBe('4.815');
  expect(vi.dateTime(AT)).toBe('22/11/2026 08:02:03');
  expect(vi.clock(AT)).toBe('08:02');
});

test('just after midnight is the new day of the office, not of London', () => {
  expect(vi.date('2026-11-21T17:00:00.000Z')).toBe('22/11/2026');
});

test.each([
  [0, 'bây giờ'],
  [59, '59 giây trước'],
  [60, '1 phút trước'],
  [3_599, '59 phút trước'],
  [7_200, '2 giờ trước'],
  [86_400 * 3, '3 ngày trước'],
  [-5, 'bây giờ'],
])('%i seconds are “%s”', (seconds, text) => {
  expect(vi.ago(AT, Date.parse(AT) + seconds * 1000)).toBe(text);
});

test('in English', () => {
  const en = createFormats('en', 'Asia/Ho_Chi_Minh');
  expect(en.number(4815)).toBe('4,815');
  expect(en.dateTime(AT)).toBe('22/11/2026 08:02:03');
});

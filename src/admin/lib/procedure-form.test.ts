import { expect, test } from 'vitest';
import { linesOf, partKeyOf } from './procedure-form.ts';

test.each([
  ['fee', 'fee'],
  ['legalBasis', 'legalBasis'],
  ['channels_time', 'channels'],
  ['two_tier_note.previous_level', 'twoTierNote'],
  ['time_limit', 'timeLimit'],
  ['khong_co', null],
] as const)('%s speaks of %s', (name, part) => {
  expect(partKeyOf(name)).toBe(part);
});

test('blank lines of a text area count for nothing', () => {
  expect(linesOf(' Nộp hồ sơ \n\n  \nNhận kết quả')).toEqual(['Nộp hồ sơ', 'Nhận kết quả']);
});

import { expect, test } from 'vitest';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { createVocabulary, publishableQuery } from './missed-query.ts';

const vocabulary = createVocabulary([
  ...loadSampleProcedures().flatMap(({ name, field }) => [name, field]),
  'Thị trấn Hòa Bình',
  'Lệ phí đăng ký',
]);

test.each(['Trần Thị Hoa', 'tran thi hoa', 'kết hôn Trần Thị Hoa', 'lê thị đăng'])(
  '"%s" looks like a name and stays on the tablet',
  (query) => {
    expect(publishableQuery(query, vocabulary)).toBeNull();
  },
);

test.each(['0912345678', 'số 12', 'cccd 079123456789', 'zzz', '', 'xyzt khai sinh'])(
  '"%s" holds what no procedure says and stays on the tablet',
  (query) => {
    expect(publishableQuery(query, vocabulary)).toBeNull();
  },
);

test('more words than a question has stay on the tablet', () => {
  expect(publishableQuery('khai sinh khai sinh khai sinh khai', vocabulary)).toBeNull();
});

test.each([
  ['Khai sinh hòa bình', 'khai sinh hoa binh'],
  ['lệ phí', 'le phi'],
  ['ĐĂNG KÝ', 'dang ky'],
])('"%s" travels as folded words', (query, words) => {
  expect(publishableQuery(query, vocabulary)).toBe(words);
});

test('a family name that stands alone or ends the words is a word like any other', () => {
  expect(publishableQuery('đăng', vocabulary)).toBe('dang');
  expect(publishableQuery('khai tử cao', createVocabulary(['khai tử', 'cao tuổi']))).toBe('khai tu cao');
});

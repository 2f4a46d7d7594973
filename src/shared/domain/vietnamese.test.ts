import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedWords, foldVietnamese } from './vietnamese.ts';

test.each([
  ['Thủ tục đăng ký khai sinh', 'thu tuc dang ky khai sinh'],
  ['ĐẤT ĐAI', 'dat dai'],
  ['Hoà, Hòa', 'hoa hoa'],
  ['Người có công — “ưu đãi”', 'nguoi co cong uu dai'],
  ['163/QĐ-BTP', '163 qd btp'],
  ['', ''],
])('%s folds to %s', (text, folded) => {
  expect(foldVietnamese(text)).toBe(folded);
});

test('composed and decomposed text are equal', () => {
  expect(foldVietnamese('ưỡn ẹo'.normalize('NFD'))).toBe(foldVietnamese('ưỡn ẹo'.normalize('NFC')));
});

test('a text without words has none', () => {
  expect(foldedWords(' – ')).toEqual([]);
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldVietnamese(foldVietnamese(text))).toBe(foldVietnamese(text));
    }),
  );
});

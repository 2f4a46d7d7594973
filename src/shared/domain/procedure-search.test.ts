import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { competingProcedures } from '#tests/support/competing-procedures.ts';
import { findAmong } from '#tests/support/find-among.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { DEFAULT_SETTINGS } from '../protocol/unit-settings.ts';
import { searchWords } from './search-words.ts';

const procedures = loadSampleProcedures();
const finder = findAmong(procedures);
const codes = (query: string): readonly string[] =>
  finder.find(query).positions.flatMap((position) => procedures[position]?.code ?? []);
const names = (query: string): readonly string[] =>
  finder.find(query).positions.flatMap((position) => procedures[position]?.name ?? []);

test('there are seventy real procedures to search', () => {
  expect(procedures).toHaveLength(70);
});

describe('every procedure comes first', () => {
  test.each(procedures.map(({ code, name }) => [code, name]))('%s by its name and its code', (code, name) => {
    expect(codes(name)[0]).toBe(code);
    expect(codes(code)[0]).toBe(code);
    expect(codes(code.replace('.', ''))[0]).toBe(code);
  });
});

test.each([
  ['dang ky khai sinh', 'Thủ tục đăng ký khai sinh'],
  ['khai sinh dang ky', 'Thủ tục đăng ký khai sinh'],
  ['thu tuc dang ky khai sinh', 'Thủ tục đăng ký khai sinh'],
  ['DANG KY KET HON', 'Thủ tục đăng ký kết hôn'],
  ['khai sin', 'Thủ tục đăng ký khai sinh'],
  ['khaisinh', 'Thủ tục đăng ký khai sinh'],
  ['đkks', 'Thủ tục đăng ký khai sinh'],
  ['sổ đỏ', 'Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận'],
  ['lấy chồng nước ngoài', 'Thủ tục đăng ký kết hôn có yếu tố nước ngoài'],
])('"%s" finds %s first', (query, first) => {
  expect(names(query)[0]).toContain(first);
});

test('half a code lists all that begin so', () => {
  const found = codes('1.00');
  expect(found.length).toBeGreaterThan(3);
  expect(found.every((code) => code.startsWith('1.00'))).toBe(true);
  expect(finder.find('1.00').partial).toBe(false);
});

test('a code that nobody posts finds nothing', () => {
  expect(finder.find('9.999999')).toEqual({ positions: [], partial: false, capped: false });
});

test('a word of the papers finds what needs them, when no name has it', () => {
  expect(codes('giay bao tu ')).toContain('1.000656');
  expect(codes('tro giup giay ra vien ')).toContain('1.010091');
});

test('where much of it is found nowhere, the nearest are shown and marked as such', () => {
  const { partial, positions } = finder.find('khai sinh qwerty uiop');
  expect(partial).toBe(true);
  expect(positions.length).toBeGreaterThan(0);
  expect(positions.length).toBeLessThan(9);
});

test('marks that were typed decide among equals', () => {
  const [sample] = procedures;
  if (sample === undefined) throw new Error('no sample');
  const two = findAmong([
    { ...sample, name: 'Cấp hồ sơ' },
    { ...sample, name: 'Cấp hộ sơ' },
  ]);
  expect(two.find('hộ').positions[0]).toBe(1);
  expect(two.find('hồ').positions[0]).toBe(0);
});

test('the unit says what its people say, in words or by the code', () => {
  const own = findAmong(procedures, {
    ...DEFAULT_SETTINGS.finding,
    synonyms: [
      { say: 'giấy làng', means: 'xác nhận thông tin về cư trú' },
      { say: 'tờ hồng', means: '2.000815' },
      { say: '–', means: 'nothing' },
    ],
  });
  const first = (query: string) => procedures[own.find(query).positions[0] ?? -1]?.code;
  expect(first('giay lang')).toBe('1.010041');
  expect(first('xin tờ hồng')).toBe('2.000815');
});

test.each(['', '   ', '–', '?!', 'xyzzy', 'qqq www zzz', '\u0301', '🙂'])('"%s" finds nothing', (query) => {
  expect(finder.find(query)).toEqual({ positions: [], partial: false, capped: false });
});

test('more than can be compared is said to be more, and the best of it is found all the same', () => {
  const crowd = [...procedures, ...competingProcedures(400, procedures)];
  const many = findAmong(crowd).find('đ');
  expect(many.capped).toBe(true);
  expect(many.positions.length).toBeLessThan(crowd.length / 2);
  expect(findAmong(crowd).find('đăng ký khai sinh').positions[0]).toBe(0);
  expect(finder.find('khai sinh').capped).toBe(false);
});

test('nothing is posted, and nothing is found', () => {
  expect(findAmong([]).find('khai sinh').positions).toEqual([]);
});

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.constantFrom('đăng', 'ky', 'khai', '1.00', 'sinh', 'giấy', 'xxxxxxxxx', '0'), {
        maxLength: 60,
      })
      .map((words) => words.join(' ')),
  );

  test('is answered, with procedures of the list, each once', () => {
    fc.assert(
      fc.property(anything, (query) => {
        const { positions } = finder.find(query);
        expect(new Set(positions).size).toBe(positions.length);
        expect(positions.every((position) => procedures[position] !== undefined)).toBe(true);
      }),
    );
  });

  test('is found the same composed or not, in small letters or capitals', () => {
    const words = fc.constantFrom(...procedures.flatMap(({ name }) => name.split(' ')));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (some) => {
        const query = some.join(' ');
        const found = finder.find(query);
        expect(finder.find(query.normalize('NFD'))).toEqual(found);
        expect(finder.find(query.toUpperCase())).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  test('has words that stay what they are when they are folded again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const plain = searchWords(text).map((word) => word.plain);
        expect(searchWords(plain.join(' ')).map((word) => word.plain)).toEqual(plain);
      }),
    );
  });
});

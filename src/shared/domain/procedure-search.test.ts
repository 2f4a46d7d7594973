import { expect, test } from 'vitest';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { createProcedureIndex } from './procedure-search.ts';

const procedures = loadSampleProcedures();
const index = createProcedureIndex(procedures);
const names = (query: string): readonly string[] => index.search(query).map((hit) => hit.procedure.name);

test('there are seventy real procedures to search', () => {
  expect(procedures).toHaveLength(70);
});

test.each([
  ['dang ky khai sinh', 'Thủ tục đăng ký khai sinh'],
  ['đăng ký khai sinh', 'Thủ tục đăng ký khai sinh'],
  ['khai sinh dang ky', 'Thủ tục đăng ký khai sinh'],
  ['thu tuc dang ky khai sinh', 'Thủ tục đăng ký khai sinh'],
  ['DANG KY KET HON', 'Thủ tục đăng ký kết hôn'],
  ['khai sin', 'Thủ tục đăng ký khai sinh'],
  ['dang ky khai tu', 'Thủ tục đăng ký khai tử'],
  ['1.001193', 'Thủ tục đăng ký khai sinh'],
  ['1001193', 'Thủ tục đăng ký khai sinh'],
])('"%s" finds %s first', (query, first) => {
  expect(names(query)[0]).toBe(first);
});

test('every procedure is found by its own name, its folded name and its code', () => {
  for (const procedure of procedures) {
    expect(names(procedure.name)).toContain(procedure.name);
    expect(index.search(procedure.code)[0]?.procedure.code).toBe(procedure.code);
  }
});

test('half a code lists all that begin so', () => {
  const hits = index.search('1.00');
  expect(hits.length).toBeGreaterThan(3);
  expect(hits.every((hit) => hit.procedure.code.startsWith('1.00'))).toBe(true);
});

test('a word of the papers finds what needs them, after those that have it in the name', () => {
  const hits = index.search('giay chung sinh ');
  expect(hits.map((hit) => hit.procedure.code)).toContain('1.001193');
  expect(hits.every((hit) => !hit.partial)).toBe(true);
});

test('one word too many still shows the nearest, marked as such', () => {
  const hits = index.search('lam dang ky khai sinh cho em be');
  expect(hits[0]?.partial).toBe(true);
  expect(hits.map((hit) => hit.procedure.code)).toContain('1.001193');
});

test('accents that were typed decide among equals', () => {
  const sample = procedures[0];
  if (sample === undefined) throw new Error('no sample');
  const two = createProcedureIndex([
    { ...sample, name: 'Cấp hồ sơ' },
    { ...sample, name: 'Cấp hộ sơ' },
  ]);
  expect(two.search('hộ')[0]?.procedure.name).toBe('Cấp hộ sơ');
  expect(two.search('hồ')[0]?.procedure.name).toBe('Cấp hồ sơ');
});

test.each(['', '   ', '–', 'xyzzy', 'qqq www zzz'])('"%s" finds nothing', (query) => {
  expect(names(query)).toEqual([]);
});

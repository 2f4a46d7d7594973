import { expect, test } from 'vitest';
import { cellDate } from './cell-date.ts';
import { matchHeader } from './match-header.ts';
import { readTables } from './read-tables.ts';
import { cellAddress, type Table } from './table.ts';

function table(text: string): Table {
  const tables = readTables(new TextEncoder().encode(text));
  const [first] = tables.ok ? tables.value : [];
  if (!first) throw new Error('no table');
  return first;
}

const NAMES = { code: ['Mã', 'Mã TTHC'], name: ['Tên', 'Tên thủ tục'], note: ['Ghi chú'] } as const;

test('headings are found below the title of the office, whatever their signs and tones', () => {
  const header = matchHeader(table('ỦY BAN NHÂN DÂN\nDanh mục\nMa TTHC (*),STT,tên thủ tục\n1,2,3\n'), NAMES);
  expect(header.row?.number).toBe(3);
  expect(header.columns).toEqual({ code: 0, name: 2 });
  expect(header.missing).toEqual(['note']);
  expect(header.unknown.map((cell) => cell.address)).toEqual(['B3']);
  expect(header.body.map((row) => row.number)).toEqual([4]);
});

test('a heading that comes twice is told', () => {
  const header = matchHeader(table('Mã,Tên,Mã TTHC\n1,2,3\n'), NAMES);
  expect(header.columns).toEqual({ code: 0, name: 1 });
  expect(header.unknown.map((cell) => cell.address)).toEqual(['C1']);
});

test('without any known heading there is none', () => {
  const header = matchHeader(table('1,2\n3,4\n'), NAMES);
  expect(header).toMatchObject({ row: null, columns: {}, missing: ['code', 'name', 'note'], body: [] });
});

test.each([
  ['2/9/2026', '2026-09-02'],
  ['02-09-2026', '2026-09-02'],
  ['30.4.2026', '2026-04-30'],
  ['2026-04-30', '2026-04-30'],
  ['31/4/2026', null],
  ['4/31/2026', null],
  ['hôm nay', null],
])('the day that %s names', (text, day) => {
  expect(cellDate({ address: 'A1', text, kind: 'text', formula: false })).toBe(day);
});

test('a date of the spreadsheet names its day, also with a time behind it', () => {
  expect(cellDate({ address: 'A1', text: '2026-09-02 07:30', kind: 'date', formula: false })).toBe(
    '2026-09-02',
  );
});

test('columns are named as a spreadsheet names them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map((column) => cellAddress(column, 7))).toEqual([
    'A7',
    'Z7',
    'AA7',
    'AZ7',
    'BA7',
    'ZZ7',
    'AAA7',
  ]);
});

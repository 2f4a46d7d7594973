import { deflateRawSync } from 'node:zlib';
import { utils, type WorkBook, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readTables } from './read-tables.ts';
import { TABLE_MAX_ROWS } from './table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function texts(bytes: Uint8Array) {
  const tables = readTables(bytes);
  if (!tables.ok) throw new Error(tables.error.code);
  return tables.value.map((table) => table.rows.map((row) => row.cells.map((cell) => cell?.text ?? null)));
}

function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): WorkBook {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  return book;
}

function pack(book: WorkBook, bookType: 'xlsx' | 'xls' | 'ods' = 'xlsx'): Uint8Array {
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true }));
}

describe('CSV', () => {
  test.each([
    ['comma', 'Mã,Tên\r\n1,"Hộ tịch, chứng thực"\r\n'],
    ['semicolon', 'Mã;Tên\n1;Hộ tịch, chứng thực\n'],
    ['tab', 'Mã\tTên\r\n1\tHộ tịch, chứng thực'],
    ['the hint of Excel', 'sep=|\r\nMã|Tên\r\n1|Hộ tịch, chứng thực\r\n'],
  ])('separated by %s', (_, text) => {
    expect(texts(utf8(text))).toEqual([
      [
        ['Mã', 'Tên'],
        ['1', 'Hộ tịch, chứng thực'],
      ],
    ]);
  });

  test('a comma inside quotes does not make the separator', () => {
    expect(texts(utf8('a;"1,2,3,4"\nb;c'))).toEqual([
      [
        ['a', '1,2,3,4'],
        ['b', 'c'],
      ],
    ]);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFĐất đai', 'utf8')],
    ['UTF-16 of Excel', Buffer.from('\uFEFFĐất đai', 'utf16le')],
    ['UTF-16 the other way', Buffer.from('\uFEFFĐất đai', 'utf16le').swap16()],
    // Windows-1258 writes the tone behind its vowel: Đ â ´ t, đ a i.
    ['Windows-1258', Buffer.from([0xd0, 0xe2, 0xec, 0x74, 0x20, 0xf0, 0x61, 0x69])],
    ['UTF-8 with loose marks', Buffer.from('Đất đai'.normalize('NFD'), 'utf8')],
  ])('in %s', (_, bytes) => {
    expect(texts(bytes)).toEqual([[['Đất đai']]]);
  });

  test('cells keep the place that a spreadsheet shows, also behind empty rows and lines inside a cell', () => {
    const tables = readTables(utf8('a,b\n\n"hai\ndòng",\u00A0c \u200B\n'));
    if (!tables.ok) throw new Error(tables.error.code);
    const cells = tables.value[0]?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells.map((cell) => [cell?.address, cell?.text])).toEqual([
      ['A1', 'a'],
      ['B1', 'b'],
      ['A3', 'hai\ndòng'],
      ['B3', 'c'],
    ]);
  });

  test('a quote that is never closed is refused with its line', () => {
    expect(readTables(utf8('a,b\n1,"hai\n'))).toMatchObject({
      error: { code: 'damaged', detail: expect.stringContaining('line') },
    });
  });
});

describe('workbooks', () => {
  test.each(['xlsx', 'xls', 'ods'] as const)('%s is read, sheet by sheet', (bookType) => {
    const book = workbook({ Quầy: [['Số', 'Tên'], ['01'], [null, 'Đất đai']], Trống: [[]] });
    expect(texts(pack(book, bookType))).toEqual([[['Số', 'Tên'], ['01'], [null, 'Đất đai']]]);
  });

  test('a cell says what it is: number, date, formula, error', () => {
    const book = workbook({ A: [[]] });
    book.Sheets.A = {
      '!ref': 'A1:I1',
      A1: { t: 'n', v: 1.00448 },
      B1: { t: 'n', v: 7, z: '0000' },
      C1: { t: 'n', v: 46_024, z: 'dd/mm/yyyy' },
      D1: { t: 'n', v: 46_024.3125, z: 'dd/mm/yyyy hh:mm' },
      E1: { t: 'n', v: 0.5, z: 'hh:mm' },
      F1: { t: 'n', v: 3, f: '1+2' },
      G1: { t: 'e', v: 0x17, w: '#REF!' },
      H1: { t: 'b', v: true },
      I1: { t: 's', v: '001' },
    };
    const tables = readTables(pack(book));
    if (!tables.ok) throw new Error(tables.error.code);
    expect(tables.value[0]?.rows[0]?.cells).toEqual([
      { address: 'A1', text: '1.00448', kind: 'number', formula: false },
      { address: 'B1', text: '0007', kind: 'number', formula: false },
      { address: 'C1', text: '2026-01-02', kind: 'date', formula: false },
      { address: 'D1', text: '2026-01-02 07:30', kind: 'date', formula: false },
      { address: 'E1', text: '12:00', kind: 'date', formula: false },
      { address: 'F1', text: '3', kind: 'number', formula: true },
      { address: 'G1', text: '#REF!', kind: 'error', formula: false },
      { address: 'H1', text: 'TRUE', kind: 'boolean', formula: false },
      { address: 'I1', text: '001', kind: 'text', formula: false },
    ]);
  });

  test('a formula that was never worked out is no empty cell', () => {
    const book = workbook({ A: [[]] });
    book.Sheets.A = { '!ref': 'A1:A1', A1: { t: 'n', f: 'B1&"x"' } };
    const tables = readTables(pack(book));
    expect(tables).toMatchObject({
      value: [{ rows: [{ cells: [{ text: '=B1&"x"', kind: 'error', formula: true }] }] }],
    });
  });

  test('hidden sheets are not read', () => {
    const book = workbook({ Thấy: [['a']], Ẩn: [['b']] });
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    expect(texts(pack(book))).toEqual([[['a']]]);
  });

  test('dates of a workbook that counts from 1904', () => {
    const book = workbook({ A: [[]] });
    book.Sheets.A = { '!ref': 'A1:A1', A1: { t: 'n', v: 44_562, z: 'dd/mm/yyyy' } };
    book.Workbook = { WBProps: { date1904: true } };
    expect(texts(pack(book))).toEqual([[['2026-01-02']]]);
  });
});

describe('what is refused', () => {
  test('nothing, and a workbook of nothing', () => {
    expect(readTables(new Uint8Array())).toMatchObject({ error: { code: 'empty' } });
    expect(readTables(utf8('\n \n,,\n'))).toMatchObject({ error: { code: 'empty' } });
    expect(readTables(pack(workbook({ A: [[]] })))).toMatchObject({ error: { code: 'empty' } });
  });

  test('a picture', () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    expect(readTables(png)).toMatchObject({ error: { code: 'not-a-table' } });
  });

  test('a workbook that was cut off, at any place', () => {
    const whole = pack(workbook({ A: [['a', 'b']] }));
    for (let length = 4; length < whole.length; length += 97)
      expect(readTables(whole.slice(0, length)), String(length)).toMatchObject({
        error: { code: 'damaged' },
      });
  });

  test('an archive that unpacks to too much, whatever its headers say', () => {
    expect(readTables(bomb(101 * 1024 * 1024, 10))).toMatchObject({ error: { code: 'too-large' } });
  });

  test('more rows or columns than are read, instead of cutting them off', () => {
    expect(readTables(utf8('a\n'.repeat(TABLE_MAX_ROWS + 1)))).toMatchObject({
      error: { code: 'too-large' },
    });
    expect(readTables(utf8(`${','.repeat(200)}a`))).toMatchObject({ error: { code: 'too-large' } });
    const long = workbook({ A: Array.from({ length: TABLE_MAX_ROWS + 5 }, () => ['a']) });
    expect(readTables(pack(long))).toMatchObject({ error: { code: 'too-large' } });
  });
});

/** A zip of one part that says it is small. */
function bomb(size: number, told: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(size));
  const name = Buffer.from('xl/workbook.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(told, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(told, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, name, packed, central, name, end]));
}

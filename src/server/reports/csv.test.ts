import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CsvCell, csvLine } from './csv.ts';

test('texts are quoted, numbers bare, nothing is empty', () => {
  expect(csvLine(['Nguyễn Thị "Hoa"', 5, null, ''], ',')).toBe('"Nguyễn Thị ""Hoa""",5,,""\r\n');
});

test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1'])('%j is not computed', (text) => {
  expect(csvLine([text], ';')).toBe(`"'${text}"\r\n`);
});

test('what was written is what a reader gets back, whatever was in it', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', '=', "'", '@', 'ấ', ' ') }),
    fc.integer(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { maxLength: 8 }),
      fc.constantFrom(',' as const, ';' as const),
      (rows, separator) => {
        const text = rows.map((row) => csvLine(row, separator)).join('');
        expect(readCsv(text, separator)).toEqual(rows);
      },
    ),
    { seed: 1, numRuns: 1_000 },
  );
});

/** A reader of RFC 4180 written apart from the writer, that takes the guard off again. */
function readCsv(text: string, separator: string): CsvCell[][] {
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"') {
      let value = '';
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        value += text[at];
        if (text[at] === '"') at += 1;
      }
      at += 1;
      row.push(value.startsWith("'") ? value.slice(1) : value);
    } else {
      const end = text.slice(at).search(/[,;\r]/);
      const bare = text.slice(at, at + end);
      row.push(bare === '' ? null : Number(bare));
      at += end;
    }
    if (text[at] === separator) at += 1;
    else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkZip } from './check-zip.ts';
import { type SheetCell, workbookStream } from './write-workbook.ts';

const COLUMNS = [
  { heading: 'Thời điểm', width: 20, time: true },
  { heading: 'Chữ & số <"', width: 12, time: false },
  { heading: 'Mức', width: 12, time: false },
];

async function* pagesOf(...pages: (readonly (readonly SheetCell[])[])[]) {
  yield* pages;
}

async function write(pages: (readonly (readonly SheetCell[])[])[], rowsPerSheet?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookStream('Đánh giá', COLUMNS, pagesOf(...pages), rowsPerSheet))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

function cellsOf(file: Buffer) {
  const book = read(file, { cellDates: false });
  return Object.fromEntries(
    Object.entries(book.Sheets).map(([name, sheet]) => [
      name,
      utils.sheet_to_json<unknown[]>(sheet, {
        header: 1,
        raw: true,
        rawNumbers: true,
        UTC: true,
        defval: null,
      }),
    ]),
  );
}

test('numbers are numbers, texts are texts, instants are instants, nothing is nothing', async () => {
  const file = await write([[['2026-11-22 08:30:00', 'Hoa', 5]], [[null, null, 0.5]]]);
  expect(cellsOf(file)).toEqual({
    'Đánh giá': [
      ['Thời điểm', 'Chữ & số <"', 'Mức'],
      [46348 + 8.5 / 24, 'Hoa', 5],
      [null, null, 0.5],
    ],
  });
  const sheet = read(file, { cellNF: true, cellDates: false }).Sheets['Đánh giá'];
  expect(sheet?.A2).toMatchObject({ t: 'n', v: 46348 + 8.5 / 24, z: 'yyyy\\-mm\\-dd\\ hh:mm:ss' });
  expect(sheet?.['!autofilter']).toEqual({ ref: 'A1:C3' });
});

test.each([
  '=1+1',
  '+84',
  '-5',
  '@SUM(A1)',
  '=HYPERLINK("http://x";"y")',
  "'=1",
  '\t=1',
  '</t></is></c><c><f>1+1</f>',
  '_x003D_1',
  'a\nb',
  ' trước và sau ',
])('%j stays the text that it is, and no formula', async (text) => {
  const sheet = read(await write([[[null, text, 1]]])).Sheets['Đánh giá'];
  expect(sheet?.B2).toMatchObject({ t: 's', v: text });
  expect(sheet?.B2.f).toBeUndefined();
});

test('whatever is in a text, the file opens and tells the same, but for what XML cannot hold', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      const file = await write([texts.map((one) => [null, one, 1])]);
      const told = cellsOf(file)
        ['Đánh giá']?.slice(1)
        .map((row) => row[1] ?? '');
      expect(told).toEqual(
        texts.map((one) =>
          one
            .toWellFormed()
            .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
            .replaceAll(/\r\n?/g, '\n'),
        ),
      );
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['no rows', 0, 1],
  ['one sheet filled to its last row', 4, 1],
  ['one row more', 5, 2],
  ['three sheets', 9, 3],
])('%s: %i rows at four a sheet are %i sheets', async (_, count, sheets) => {
  const rows = Array.from({ length: count }, (__, n) => [null, `dòng ${n}`, n]);
  const pages = [rows.slice(0, 3), rows.slice(3, 8), rows.slice(8)].filter((page) => page.length > 0);
  const found = cellsOf(await write(pages, 4));
  expect(Object.keys(found)).toHaveLength(sheets);
  expect(Object.values(found).flatMap((sheet) => sheet.slice(1).map((row) => row[2]))).toEqual(
    rows.map((row) => row[2]),
  );
});

test('the archive is one that our own reader takes, and the same rows give the same bytes', async () => {
  const rows = [[['2026-11-22 08:30:00', 'Hoa', 5]]] as const;
  const file = await write([...rows]);
  expect(checkZip(file, 1_000_000)).toBe('fits');
  expect((await write([...rows])).equals(file)).toBe(true);
});

test('a reader that goes away ends the making', async () => {
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield [[null, 'x'.repeat(2_000), 1]];
    } finally {
      ended = true;
    }
  }
  const stream = workbookStream('Đánh giá', COLUMNS, endless());
  for (let pieces = 0; pieces < 4; pieces += 1) await stream.next();
  await stream.return(undefined);
  expect(ended).toBe(true);
});

test('a failure in the middle is no end', async () => {
  async function* failing() {
    yield [[null, 'x', 1]];
    throw new Error('the store went away');
  }
  const all = async () => {
    for await (const piece of workbookStream('Đánh giá', COLUMNS, failing())) expect(piece).toBeDefined();
  };
  await expect(all()).rejects.toThrow('the store went away');
});

import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { ReadFile } from './file-row.ts';
import { mergeProcedure } from './merge-procedure.ts';
import { readProcedureFile } from './read-procedure-file.ts';

type Cell = string | number | boolean | null | CellObject;

/** A workbook of one sheet with these rows; objects are cells as the file format has them. */
function workbook(rows: readonly (readonly Cell[])[], change: (sheet: WorkSheet) => void = () => undefined) {
  const sheet: WorkSheet = { '!ref': `A1:Z${rows.length}` };
  for (const [r, row] of rows.entries())
    for (const [c, value] of row.entries()) {
      if (value === null) continue;
      const type = { number: 'n', boolean: 'b', string: 's' } as const;
      sheet[utils.encode_cell({ r, c })] =
        typeof value === 'object' ? value : { t: type[typeof value as 'string'], v: value };
    }
  change(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Hướng dẫn'], ['Xem trang sau']]), 'Đọc trước');
  utils.book_append_sheet(book, sheet, 'Danh sách TTHC');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }));
}

function read(bytes: Uint8Array): ReadFile {
  const file = readProcedureFile(bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
}

function bodies(file: ReadFile) {
  return file.rows.flatMap((row) => {
    const merged = row.type === 'carried' ? mergeProcedure(null, row) : null;
    return merged?.type === 'merged' ? [merged.body] : [];
  });
}

const LIST = ['Mã số', 'Tên', 'Cơ quan ban hành', 'Cơ quan thực hiện', 'Lĩnh vực'];
const BIRTH = ['1.001193', 'Thủ tục đăng ký khai sinh', 'Bộ Tư pháp', 'Ủy ban nhân dân cấp xã', 'Hộ tịch'];

describe('the portal’s list', () => {
  test('title in row 1, headings in row 2, data from row 3, on whichever sheet', () => {
    const file = read(
      workbook([['DANH SÁCH THỦ TỤC HÀNH CHÍNH'], LIST, BIRTH], (sheet) => {
        sheet['!merges'] = [utils.decode_range('A1:E1')];
      }),
    );
    expect(file).toMatchObject({ format: 'portal-xlsx', columns: { read: LIST, ignored: [] } });
    expect(file.rows).toMatchObject([{ type: 'carried', row: 3, code: '1.001193' }]);
    expect(bodies(file)).toMatchObject([
      {
        ...{ name: 'Thủ tục đăng ký khai sinh', field: 'Hộ tịch', fieldPortal: 'Hộ tịch' },
        ...{ ministry: 'Bộ Tư pháp', agency: 'Ủy ban nhân dân cấp xã', steps: null, fee: null },
        agencies: { performing: ['Ủy ban nhân dân cấp xã'], promulgating: 'Bộ Tư pháp' },
      },
    ]);
  });

  test('the other columns, under headings that are merged over two rows', () => {
    const file = read(
      workbook(
        [
          ['DANH MỤC THỦ TỤC HÀNH CHÍNH'],
          [
            'STT',
            'Thủ tục',
            null,
            'Lĩnh vực',
            'Đối tượng',
            'Cơ quan công khai',
            'Cấp thực hiện',
            'Tình trạng',
            'QĐ Công bố',
            'Màu',
          ],
          [null, 'Mã TTHC', 'Tên TTHC'],
          ['I', 'LĨNH VỰC HỘ TỊCH'],
          [
            1,
            '1.001193',
            'Thủ tục đăng ký khai sinh',
            'Hộ tịch',
            'Công dân Việt Nam;Người nước ngoài',
            'Bộ Tư pháp',
            'Cấp Xã',
            'Công khai',
            '163/QĐ-BTP ngày 24/01/2026',
            'đỏ',
          ],
          [
            2,
            '1.000656',
            'Thủ tục đăng ký khai tử',
            'Hộ tịch',
            null,
            null,
            null,
            'Hết hiệu lực',
            'Theo danh mục kèm 163/QĐ-BTP',
          ],
          ['STT', 'Mã TTHC', 'Tên TTHC'],
        ],
        (sheet) => {
          sheet['!merges'] = [utils.decode_range('B2:C2'), utils.decode_range('D2:D3')];
        },
      ),
    );
    expect(file.columns.ignored).toEqual(['STT', 'Màu', 'A4: I B4: LĨNH VỰC HỘ TỊCH']);
    expect(file.rows.map((row) => row.row)).toEqual([5, 6]);
    expect(bodies(file)).toMatchObject([
      {
        ...{ subjects: ['Công dân Việt Nam', 'Người nước ngoài'], levels: ['Cấp Xã'], level: 'Cấp Xã' },
        ...{ decisionNo: '163/QĐ-BTP', decisionDate: '2026-01-24', validity: { abolished: false } },
      },
      { decisionNo: 'Theo danh mục kèm 163/QĐ-BTP', decisionDate: null, validity: { abolished: true } },
    ]);
    expect(file.rows[1]).toMatchObject({ notes: [{ code: 'abolished' }] });
  });

  test('a code that Excel took for a number gets its zeros back, and that is noted', () => {
    const file = read(workbook([LIST, [1.00119, ...BIRTH.slice(1)], [1001193, ...BIRTH.slice(1)]]));
    expect(file.rows).toMatchObject([
      { type: 'carried', code: '1.001190', notes: [{ code: 'code-from-number', column: 'A2' }] },
      { type: 'refused', row: 3, refusal: { code: 'bad-code', column: 'A3', value: '1001193' } },
    ]);
  });

  test('a formula counts by the value that Excel stored; without one, and in error, the row is refused', () => {
    const formula = (row: number, more: object): Cell[] => [
      `1.00000${row}`,
      { t: 's', f: 'UPPER("a")', ...more } as CellObject,
      ...BIRTH.slice(2),
    ];
    const file = read(
      workbook([
        LIST,
        formula(1, { v: 'ĐĂNG KÝ' }),
        formula(2, { t: 'n' }),
        formula(3, { t: 'e', v: 0x17, f: undefined, w: '#REF!' }),
      ]),
    );
    expect(file.rows).toMatchObject([
      { type: 'carried', patch: { name: 'ĐĂNG KÝ' }, notes: [{ code: 'formula-value', column: 'B2' }] },
      { type: 'refused', refusal: { code: 'formula-without-value', column: 'B3' } },
      { type: 'refused', refusal: { code: 'cell-error', column: 'B4', value: '#REF!' } },
    ]);
  });

  test('dates as Excel has them and as people write them; what is no date is refused', () => {
    const rows = [
      [...LIST, 'Ngày quyết định', 'Ngày hiệu lực'],
      [...BIRTH, { t: 'n', v: 46_046, z: 'dd/mm/yyyy' } as CellObject, '1/7/2026'],
      ['1.000656', 'B', null, null, 'C', 'đầu năm'],
    ];
    const file = read(workbook(rows));
    expect(bodies(file)).toMatchObject([
      { decisionDate: '2026-01-24', validity: { effectiveFrom: '2026-07-01' } },
    ]);
    expect(file.rows[1]).toMatchObject({ refusal: { code: 'bad-value', column: 'F3', value: 'đầu năm' } });
  });

  test('rich text is its text, composed; letters of an old typeface are refused', () => {
    const rich = {
      t: 's',
      v: 'Đăng ký',
      r: '<r><t>Đăng </t></r><r><rPr><b/></rPr><t>ký</t></r>',
    };
    const file = read(
      workbook([
        LIST,
        ['1.000001', rich as CellObject, null, null, 'Hộ tịch'.normalize('NFD')],
        ['1.000002', 'Thñ tôc ®¨ng ký khai sinh', null, null, 'Hé tÞch'],
      ]),
    );
    expect(bodies(file)).toMatchObject([{ name: 'Đăng ký', field: 'Hộ tịch' }]);
    expect(file.rows[1]).toMatchObject({ refusal: { code: 'encoding', column: 'B3' } });
  });

  test('an empty cell makes nothing unknown', () => {
    const [row] = read(workbook([LIST, ['1.001193', null, null, null, null]])).rows;
    expect(row).toMatchObject({ type: 'carried', patch: { code: '1.001193' } });
    expect(row?.type === 'carried' ? Object.keys(row.patch) : []).toEqual(['code']);
  });
});

describe('CSV that an office made', () => {
  const csv = (text: string) => read(new TextEncoder().encode(text));

  test('semicolons, quotes, lines inside a cell, papers and results by name', () => {
    const [body] = bodies(
      csv(
        'Mã TTHC;Tên thủ tục;Lĩnh vực;Thành phần hồ sơ;Kết quả;Phí, lệ phí;Thời hạn giải quyết;Cách thức thực hiện;Căn cứ pháp lý\r\n' +
          '2.000815;"Chứng thực ""bản sao""";Chứng thực;"- Bản chính\n- Bản sao";Bản sao có chứng thực;"2.000 đồng/trang; từ trang thứ 3: 1.000 đồng, tối đa 200.000 đồng/bản";Trong ngày;Trực tiếp;"23/2015/NĐ-CP; 07/2025/NĐ-CP"\r\n',
      ),
    );
    expect(body).toMatchObject({
      name: 'Chứng thực "bản sao"',
      components: [{ name: 'Bản chính', countsKnown: false }, { name: 'Bản sao' }],
      results: [{ name: 'Bản sao có chứng thực', code: null }],
      fee: {
        kind: 'fixed',
        text: '2.000 đồng/trang; từ trang thứ 3: 1.000 đồng, tối đa 200.000 đồng/bản',
      },
      channels: [{ channel: 'direct', label: 'Trực tiếp', fee: null }],
    });
  });

  test('a bare "Miễn phí" is taken as the portal’s, and an exemption without an amount stays whole', () => {
    const [free, exempt] = bodies(
      csv(
        'Mã TTHC,Tên thủ tục,Lĩnh vực,Lệ phí\n1.000001,A,B,Miễn phí\n1.000002,A,B,"Theo Nghị quyết của HĐND tỉnh, miễn cho trẻ em"\n',
      ),
    );
    expect(free).toMatchObject({ fee: { kind: 'free_per_portal' }, unverified: ['fee.basis'] });
    expect(exempt?.fee).toEqual({
      ...{ kind: 'provincial', variesByProvince: true },
      text: 'Theo Nghị quyết của HĐND tỉnh, miễn cho trẻ em',
    });
  });

  test('a cell that says more than its column holds is refused, not cut', () => {
    const file = csv('Mã TTHC,Tên thủ tục,Cách thức thực hiện\n1.000001,A,"Trực tiếp, 5 ngày"\n');
    expect(file.rows).toMatchObject([{ type: 'refused', refusal: { code: 'bad-value', column: 'C2' } }]);
  });
});

describe('what is refused as a whole', () => {
  const refusal = (bytes: Uint8Array) => {
    const file = readProcedureFile(bytes);
    return file.ok ? null : file.error.code;
  };

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a table without codes', new TextEncoder().encode('Tên,Tuổi\nAn,7\n'), 'no-header'],
    ['an open quote', new TextEncoder().encode('Mã TTHC,Tên\n1.000001,"A\n'), 'csv-syntax'],
    ['headings alone', new TextEncoder().encode('Mã TTHC,Tên\n'), 'empty'],
    [
      'a web page under the name of a list',
      new TextEncoder().encode('<html><table><tr><td>1</td></tr></table>'),
      'web-page',
    ],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 1]), 'encoding-unknown'],
    ['a zip that is none', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'damaged'],
    ['an empty workbook', workbook([[]]), 'no-header'],
  ])('%s', (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  test('Excel before 2007, and a workbook under a password', () => {
    const old = utils.book_new();
    utils.book_append_sheet(old, utils.aoa_to_sheet([LIST, BIRTH]), 'A');
    expect(refusal(new Uint8Array(write(old, { type: 'buffer', bookType: 'xls' })))).toBe('old-excel');
    const magic = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(refusal(Buffer.concat([magic, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('protected');
  });
});

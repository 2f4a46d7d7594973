import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readProcedures } from '../sample/read-procedures.ts';
import type { ReadFile } from './file-row.ts';
import { mergeProcedure } from './merge-procedure.ts';
import { readProcedureFile } from './read-procedure-file.ts';

const FIXTURES = new URL('../../../tests/fixtures/procedures/', import.meta.url);
const utf8 = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array): ReadFile {
  const file = readProcedureFile(bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
}

/** The rows as they would come into an empty store. */
function bodies(file: ReadFile) {
  return file.rows.flatMap((row) => {
    const merged = row.type === 'carried' ? mergeProcedure(null, row) : null;
    return merged?.type === 'merged' ? [merged.body] : [];
  });
}

describe('the old national interface', () => {
  const file = read(readFileSync(new URL('national.json', FIXTURES)));
  const [birth] = bodies(file);

  test('is recognised; what is no procedure and what has no code is refused at its place', () => {
    expect(file.format).toBe('national-json');
    expect(file.rows).toMatchObject([
      { type: 'carried', row: 1, code: '1.001193', notes: [{ code: 'code-shortened' }] },
      { type: 'refused', row: 2, refusal: { code: 'not-a-procedure' } },
      { type: 'refused', row: 3, refusal: { code: 'no-code' } },
    ]);
  });

  test('every part of it is kept', () => {
    expect(birth).toMatchObject({
      ...{ name: 'Thủ tục đăng ký khai sinh', field: 'Hộ tịch', fieldCode: 'G15-TP07', level: 'Cấp Xã' },
      ...{ decisionNo: '163/QĐ-BTP', decisionDate: '2026-01-24', conditions: null },
      ...{ keywords: ['khai sinh', 'giấy khai sinh'], description: 'Cấp Giấy khai sinh\ncho trẻ' },
      ...{ steps: ['Nộp hồ sơ'], stepCases: [{ when: 'Trẻ bị bỏ rơi', steps: ['Lập biên bản'] }] },
      agencies: { performing: ['Ủy ban nhân dân cấp xã'], competent: null, coordinating: 'Công an cấp xã' },
      results: [{ name: 'Giấy khai sinh', code: 'KQ.G15.000031' }],
      legalBasis: ['60/2014/QH13', 'Nghị quyết của HĐND tỉnh về lệ phí hộ tịch'],
      legalDetails: [
        { issuedOn: '2014-11-20', effectiveFrom: '2016-01-01', agency: 'Quốc hội' },
        // No calendar has the day that it names.
        { issuedOn: null },
      ],
      related: ['1.000894'],
      validity: { abolished: false },
    });
  });

  test('a paper of unknown number is not a paper of none; forms, links and what replaces it are kept', () => {
    expect(birth?.components).toMatchObject([
      { name: 'Tờ khai', originals: 1, copies: 0, countsKnown: true, formName: 'To khai.docx' },
      { name: 'Giấy chứng sinh', countsKnown: false, replacedByResult: 'KQ.G15.000031' },
    ]);
    expect(birth?.components?.[0]).toMatchObject({ when: 'Trẻ bị bỏ rơi', code: 'KQ.1' });
  });

  test('a way to apply stands once for each time limit; every fee with every exemption is in its cell', () => {
    expect(birth?.channels).toMatchObject([
      {
        channel: 'direct',
        time: '1 Ngày làm việc',
        duration: { value: 1, unit: 'working-day' },
        fee: '8.000 đồng (Miễn cho người thuộc gia đình có công với cách mạng; người thuộc hộ nghèo; người khuyết tật)\n50.000 đồng',
        fees: [
          { kind: 'Lệ phí', amount: 8000 },
          { kind: 'Phí', amount: 50_000 },
        ],
      },
      { channel: 'direct', time: '5 Ngày', fee: null, note: 'Trường hợp phải xác minh' },
      // "Khác" is a number of nobody knows what; 0 is shown as the portal has it and proves nothing.
      { channel: 'online', time: null, duration: null, fee: '0 đồng' },
    ]);
    expect(birth?.fee).toMatchObject({ kind: 'fixed', text: expect.stringContaining('người khuyết tật') });
  });
});

describe('the portal’s interface of 2026', () => {
  const file = read(readFileSync(new URL('portal.json', FIXTURES)));
  const [marriage] = bodies(file);

  test('is recognised, and every part of it is kept', () => {
    expect(file.format).toBe('portal-json');
    expect(marriage).toMatchObject({
      ...{ code: '1.000894', ministry: 'Bộ Tư pháp', levels: ['Cấp xã', 'Cơ quan khác'], description: null },
      ...{ type: 'TTHC được giao luật quy định chi tiết', factsAsOf: '2026-06-10', onlineLevel: null },
      steps: ['Bước 1: Nộp hồ sơ', 'Trả kết quả'],
      conditions: '- Nam từ đủ 20 tuổi trở lên, nữ từ đủ 18 tuổi trở lên;\n- Lệ phí < 30.000 đồng',
      agencies: { performing: ['Ủy ban nhân dân cấp xã'], receivingAddress: 'UBND cấp xã' },
      sources: ['https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7'],
      legalBasis: ['60/2014/QH13'],
      legalDetails: [{ ref: '60/2014/QH13', title: 'Luật Hộ tịch' }],
    });
    expect(marriage?.components).toMatchObject([
      { name: 'Tờ khai đăng ký kết hôn', when: null, required: true, formName: 'Tờ khai.docx' },
      { countsKnown: false, required: false, replacedByResult: 'KQ.G15.000022' },
    ]);
    expect(marriage?.channels).toMatchObject([
      { channel: 'online', time: null, duration: null, fee: '0 đồng' },
      {
        ...{ channel: 'direct', time: '5 Ngày làm việc', note: 'Trường hợp cần xác minh' },
        fee: '0 đồng\n10 USD (Kết hôn có yếu tố nước ngoài)',
      },
    ]);
  });

  test('a list of answers and a bare procedure are read as well', () => {
    const answer = JSON.parse(readFileSync(new URL('portal.json', FIXTURES), 'utf8'));
    for (const value of [[answer], answer.data, [answer.data], { data: [answer.data] }])
      expect(read(utf8(JSON.stringify(value)))).toMatchObject({
        format: 'portal-json',
        rows: [{ code: '1.000894' }],
      });
  });
});

describe('our own', () => {
  test('the data set comes in as the sample office has it, with more of it', () => {
    const text = readFileSync(new URL('../sample/data/procedures.json', import.meta.url));
    const file = read(text);
    expect(file.format).toBe('own-json');
    const [first, ...rest] = bodies(file);
    const samples = readProcedures();
    expect(rest).toHaveLength(69);
    expect(first).toMatchObject({
      ...{ code: '1.001193', fee: samples[0]?.fee, components: samples[0]?.components },
      ...{ levels: ['Cấp xã'], fieldPortal: 'Hộ tịch', type: 'TTHC được giao luật quy định chi tiết' },
    });
    for (const [place, body] of bodies(file).entries()) {
      const sample = samples[place];
      expect(body.fee?.text).toBe(sample?.fee?.text);
      expect(body.channels?.map(({ time, fee }) => [time, fee])).toEqual(
        sample?.channels?.map(({ time, fee }) => [time, fee]),
      );
    }
  });

  test('members that today’s model does not have are told; versions and checks are not taken', () => {
    const file = read(
      utf8('[{"code":"1.001193","name":"A","field":"B","version":7,"checked":null,"mau":"đỏ"}]'),
    );
    expect(file.columns.ignored).toEqual(['mau']);
    expect(bodies(file)).toMatchObject([{ code: '1.001193', name: 'A' }]);
  });
});

describe('what is refused as a whole', () => {
  test.each([
    ['{"a": [1,\n 2,,]}', 'json-syntax'],
    ['{"hello": "world"}', 'json-shape'],
    ['[1, 2]', 'json-shape'],
    ['[]', 'empty'],
    ['{"procedures": []}', 'empty'],
  ])('%s', (text, code) => {
    expect(readProcedureFile(utf8(text))).toMatchObject({ ok: false, error: { code } });
  });

  test('a fault of the syntax is told with its line', () => {
    expect(readProcedureFile(utf8('[\n{"code": 1,}\n]'))).toMatchObject({
      error: { detail: expect.stringMatching(/^2:\d+$/) },
    });
  });
});

test('two rows of one code are both refused, each naming the other', () => {
  const file = read(
    utf8(
      JSON.stringify(['1.000001', '1.000002', '1.000001.000.00.00.H49'].map((code) => ({ code, name: 'A' }))),
    ),
  );
  expect(file.rows).toMatchObject([
    { type: 'refused', row: 1, refusal: { code: 'duplicate', rows: [3] } },
    { type: 'carried', row: 2 },
    { type: 'refused', row: 3, refusal: { code: 'duplicate', rows: [1] } },
  ]);
});

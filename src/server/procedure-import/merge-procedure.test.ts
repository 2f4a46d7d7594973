import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { procedureBody } from '#shared/protocol/procedure.ts';
import { sampleBody } from '#tests/support/procedure-desk.ts';
import { type CarriedRow, checkRow, type RawRow } from './file-row.ts';
import { mergeProcedure } from './merge-procedure.ts';

const BIRTH = sampleBody('1.001193');

function row(raw: Partial<RawRow>): CarriedRow {
  const checked = checkRow({ row: 3, code: BIRTH.code, patch: {}, ...raw });
  if (checked.type !== 'carried') throw new Error(JSON.stringify(checked));
  return checked;
}

function merged(raw: Partial<RawRow>, base: typeof BIRTH | null = BIRTH) {
  const result = mergeProcedure(base, row(raw));
  if (result.type !== 'merged') throw new Error(result.type);
  return result;
}

describe('a source with few columns', () => {
  test('leaves every part alone that it does not carry', () => {
    const { body } = merged({ patch: { name: 'Đăng ký khai sinh' } });
    expect(body).toEqual({ ...BIRTH, name: 'Đăng ký khai sinh' });
  });

  test('keeps what only the office knew inside a list', () => {
    const [first, second] = BIRTH.components ?? [];
    const base = v.parse(procedureBody, {
      ...BIRTH,
      components: [{ ...first, formCode: 'TP/HT-2024-TKKS', originals: 2 }, second],
    });
    const components = [
      { name: first?.name, when: first?.when, originals: 0, copies: 0, countsKnown: false, formCode: null },
      { name: 'Giấy mới', when: null, originals: 1, copies: 0, formCode: null },
    ];
    const { body } = merged({ patch: { components } }, base);
    expect(body.components).toMatchObject([
      { formCode: 'TP/HT-2024-TKKS', originals: 2, countsKnown: true },
      { name: 'Giấy mới' },
    ]);
    const { body: again } = merged({ patch: { components } }, body);
    expect(again).toEqual(body);
  });

  test('fills in only what is not known here, and adds its source once', () => {
    const raw = { patch: { sources: ['Cổng'] }, fill: { agency: 'Khác', keywords: ['sinh'], field: 'Khác' } };
    const { body } = merged(raw);
    expect(body).toMatchObject({ agency: BIRTH.agency, field: BIRTH.field, keywords: ['sinh'] });
    expect(body.sources).toEqual([...BIRTH.sources, 'Cổng']);
    expect(merged(raw, body).body).toEqual(body);
  });

  test('never puts a bare free in the place of a fee that somebody looked up', () => {
    const free = { kind: 'free_per_portal', variesByProvince: false, text: 'Miễn phí' };
    for (const raw of [{ patch: { fee: free } }, { fill: { fee: free } }]) {
      const { body, notes } = merged(raw);
      expect(body.fee).toEqual(BIRTH.fee);
      expect(notes).toEqual([{ code: 'free-not-taken', column: null }]);
    }
    const paid = { ...BIRTH, channels: [{ ...(BIRTH.channels ?? [])[0], fee: '50,000 VNĐ' }] };
    const zero = { channel: 'online', label: 'Trực tuyến', time: null, fee: '0 đồng' };
    const { body } = merged({ patch: { channels: [zero] } }, v.parse(procedureBody, paid));
    expect(body.channels?.[0]?.fee).toBe('50,000 VNĐ');
  });

  test('offers its fee where nobody looked one up, and says that a bare free proves nothing', () => {
    const free = { kind: 'free_per_portal', variesByProvince: false, text: 'Miễn phí' };
    const fixed = { kind: 'fixed', variesByProvince: false, text: '8.000 đồng' };
    const unknown = { ...BIRTH, fee: null };
    expect(merged({ fill: { fee: fixed } }, unknown).body.fee).toEqual(fixed);
    const fresh = merged({ patch: { name: 'A', field: 'B' }, fill: { fee: free } }, null);
    expect(fresh.body).toMatchObject({ fee: free, unverified: ['fee.basis'] });
    expect(merged({ fill: { fee: fixed } }, fresh.body).body.fee).toEqual(fixed);
  });
});

describe('our own format', () => {
  test('makes a part unknown when it says so, and that is noted', () => {
    const { body, notes } = merged({ patch: { conditions: null }, whole: true });
    expect(body).toEqual({ ...BIRTH, conditions: null });
    expect(notes).toEqual([{ code: 'blanks', column: null }]);
  });
});

test('a new procedure needs a name and a field', () => {
  expect(mergeProcedure(null, row({ patch: { field: 'Hộ tịch' } }))).toEqual({ type: 'no-name' });
  expect(mergeProcedure(null, row({ patch: { name: 'A' } }))).toEqual({ type: 'no-field' });
  expect(merged({ patch: { name: 'A' }, fill: { field: 'Hộ tịch' } }, null).body).toMatchObject({
    ...{ name: 'A', field: 'Hộ tịch', fee: null, steps: null },
    lifecycle: { status: 'unverified' },
  });
});

describe('a row that does not fit', () => {
  test.each([
    [{ code: null }, { code: 'no-code', column: 'code' }],
    [{ code: '1001193' }, { code: 'bad-code', value: '1001193' }],
    [{ patch: { conditions: 'x'.repeat(20_001) } }, { code: 'too-long', column: 'conditions' }],
    [
      { patch: { factsAsOf: '31/12' }, columns: { factsAsOf: 'H7' } },
      { code: 'bad-value', column: 'H7' },
    ],
    [{ patch: { components: [{ name: '' }] } }, { code: 'bad-value' }],
    [{ patch: { name: 'Thñ tôc ®¨ng ký khai sinh' } }, { code: 'encoding' }],
  ] as const)('%j is refused with its place', (raw, refusal) => {
    expect(checkRow({ row: 7, code: BIRTH.code, patch: {}, ...raw })).toMatchObject({
      type: 'refused',
      row: 7,
      refusal,
    });
  });

  test('the place’s ending of an old code is taken off', () => {
    expect(row({ code: '1.001193.000.00.00.H49' })).toMatchObject({
      code: '1.001193',
      notes: [{ code: 'code-shortened' }],
    });
  });
});

import { expect, test } from 'vitest';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import {
  channelFee,
  channelTime,
  componentCases,
  procedureFee,
  sourceNames,
  unverifiedParts,
} from './procedure-facts.ts';

const procedures = loadSampleProcedures();
const [birth] = procedures;
if (birth === undefined) throw new Error('no sample');
const withFee = (kind: NonNullable<Procedure['fee']>['kind'], text: string): Procedure => ({
  ...birth,
  fee: { kind, variesByProvince: false, text },
});
const channel = (
  fee: string | null,
  time: string | null = null,
): NonNullable<Procedure['channels']>[number] => ({
  ...{ channel: 'direct', label: 'Trực tiếp', time, fee },
  ...{ duration: null, fees: [], note: null },
});

test('the fee text stands uncut', () => {
  expect(procedureFee(birth)).toEqual({ type: 'text', text: birth.fee?.text });
});

test.each(['Miễn phí', 'miễn phí.', '0', '0 đồng', 'Không thu phí'])(
  'a bare "%s" is never printed unless a source proves it',
  (text) => {
    expect(procedureFee(withFee('free_per_portal', text)).type).toBe('free-unproven');
    expect(procedureFee(withFee('free', text))).toEqual({ type: 'text', text });
    expect(channelFee(withFee('provincial', 'theo tỉnh'), channel(text)).type).toBe('free-unproven');
  },
);

test('no procedure of the sample prints a bare free where it is not proved', () => {
  for (const procedure of procedures) {
    if (procedure.fee?.kind === 'free') continue;
    const facts = [
      procedureFee(procedure),
      ...(procedure.channels ?? []).map((way) => channelFee(procedure, way)),
    ];
    for (const fact of facts) if (fact.type === 'text') expect(fact.text).not.toMatch(/^(miễn phí|0)$/i);
  }
});

test('no fee, an empty cell and "Không có thông tin" are unknown, not free', () => {
  expect(procedureFee({ ...birth, fee: null }).type).toBe('unknown');
  expect(channelFee(birth, channel(null)).type).toBe('unknown');
  expect(channelFee(birth, channel('Không có thông tin')).type).toBe('unknown');
  expect(channelFee(birth, channel('8,000 VNĐ'))).toEqual({ type: 'text', text: '8,000 VNĐ' });
});

test('a number without a unit is no time', () => {
  expect(channelTime(channel(null, '1 Khác'))).toBeNull();
  expect(channelTime(channel(null, '5 Ngày làm việc'))).toBe('5 Ngày làm việc');
});

test('papers that everybody needs come first, the rest by case', () => {
  const paper = (name: string, when: string | null) => ({
    name,
    when,
    originals: 1,
    copies: 0,
    formCode: null,
    countsKnown: true,
    ...{ code: null, formName: null, link: null, replacedByResult: null, required: null },
  });
  const cases = componentCases([paper('a', 'ủy quyền'), paper('b', null), paper('c', 'ủy quyền')]);
  expect(cases.map(({ when, components }) => [when, components.map(({ name }) => name)])).toEqual([
    [null, ['b']],
    ['ủy quyền', ['a', 'c']],
  ]);
});

test('what is not confirmed is named once, by its finer word where there is one', () => {
  const named = {
    ...birth,
    unverified: ['agency_portal', 'fee', 'fee.basis', 'steps.third', 'weather', 'mood'],
  };
  expect(unverifiedParts(named)).toEqual(['fee', 'fee_basis', 'steps', 'other']);
});

test('sources are hosts, each once', () => {
  expect(sourceNames(['https://a.vn/x', 'https://a.vn/y', 'Công báo'])).toEqual(['a.vn', 'Công báo']);
});

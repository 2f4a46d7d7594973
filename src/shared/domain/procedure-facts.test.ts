import { expect, test } from 'vitest';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import {
  agencyFacts,
  channelFee,
  channelFees,
  channelTime,
  componentCases,
  legalDocuments,
  paperGroups,
  procedureFee,
  sourceNames,
  stepGroups,
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

test('a case of several papers has a group of its own; single ones stand together', () => {
  const model = birth.components?.[0];
  if (model === undefined) throw new Error('no paper');
  const paper = (name: string, when: string | null) => ({ ...model, name, when });
  const groups = paperGroups([
    paper('a', 'x'),
    paper('b', null),
    paper('c', 'y'),
    paper('d', 'x'),
    paper('e', 'z'),
  ]);
  expect(groups.map((group) => [group.type, group.components.map(({ name }) => name)])).toEqual([
    ['always', ['b']],
    ['case', ['a', 'd']],
    ['sometimes', ['c', 'e']],
  ]);
});

test('amounts in figures stand with their note, and a zero that nobody proved is none', () => {
  const item = (amount: number | null, note: string | null = null) => ({
    ...{ kind: 'Lệ phí', amount, currency: 'VND', note },
  });
  const paid = {
    ...channel('0'),
    fees: [item(0), item(8_000, 'mỗi bản'), item(0, 'người khuyết tật'), item(null)],
  };
  expect(
    channelFees(withFee('provincial', 'Theo tỉnh'), paid).map(({ amount, note }) => [amount, note]),
  ).toEqual([
    [8_000, 'mỗi bản'],
    [null, 'người khuyết tật'],
  ]);
  expect(channelFees(withFee('free', 'Miễn'), paid).map(({ amount }) => amount)).toEqual([0, 8_000, 0]);
});

test('steps of every case come before those of one', () => {
  const stepCases = [
    { when: 'Nộp trực tuyến', steps: ['Đăng nhập'] },
    { when: 'Không có bước', steps: [] },
  ];
  expect(stepGroups({ ...birth, steps: ['Nộp'], stepCases }).map(({ when }) => when)).toEqual([
    null,
    'Nộp trực tuyến',
  ]);
  expect(stepGroups({ ...birth, steps: null, stepCases: [] })).toEqual([]);
});

test('legal documents keep their order, each with what is known of it', () => {
  const detail = { ref: 'B', title: 'Luật B', issuedOn: null, effectiveFrom: null, agency: null, link: null };
  expect(legalDocuments({ ...birth, legalBasis: ['A', 'B'], legalDetails: [detail] })).toEqual([
    { ref: 'A', detail: null },
    { ref: 'B', detail },
  ]);
});

test('the office that performs is always named, also as unknown; the others when a source names them', () => {
  const { agencies } = birth;
  expect(agencyFacts({ ...birth, agency: null, agencies })).toEqual([{ role: 'performing', names: null }]);
  expect(
    agencyFacts({
      ...birth,
      agencies: { ...agencies, performing: ['UBND xã', 'UBND phường'], coordinating: 'Công an' },
    }),
  ).toEqual([
    { role: 'performing', names: ['UBND xã', 'UBND phường'] },
    { role: 'coordinating', names: ['Công an'] },
  ]);
});

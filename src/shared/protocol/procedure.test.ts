import * as v from 'valibot';
import { expect, test } from 'vitest';
import { procedure } from './procedure.ts';

/** A procedure as the first release stored and sent it. Never edited. */
const FIRST_RELEASE = {
  code: '1.001193',
  name: 'Thủ tục đăng ký khai sinh',
  field: 'Hộ tịch',
  ministry: 'Bộ Tư pháp',
  level: 'cấp xã',
  decisionNo: '163/QĐ-BTP',
  agency: 'UBND cấp xã',
  subjects: ['Công dân Việt Nam'],
  channels: [{ channel: 'direct', label: 'Trực tiếp', time: null, fee: 'Miễn phí' }],
  timeLimit: null,
  fee: { kind: 'provincial', variesByProvince: true, text: 'Theo mức HĐND cấp tỉnh.' },
  components: [{ name: 'Tờ khai', originals: 1, copies: 0, formCode: null, when: null }],
  componentsNote: null,
  steps: ['Nộp hồ sơ'],
  results: [{ name: 'Giấy khai sinh', code: 'KQ.G15.000031' }],
  conditions: null,
  legalBasis: ['60/2014/QH13'],
  onlineLevel: null,
  twoTierNote: null,
  lifecycle: { status: 'active', asOf: '2026-09-07', note: null },
  factsAsOf: '2026-06-10',
  sources: ['https://dichvucong.gov.vn'],
  unverified: ['online_level'],
};

test('a procedure of the first release is read, and what came later is not known', () => {
  const read = v.parse(procedure, FIRST_RELEASE);
  expect(read).toMatchObject(FIRST_RELEASE);
  expect(read).toMatchObject({
    version: null,
    checked: null,
    keywords: null,
    stepCases: [],
    agencies: { performing: null, receivingAddress: null },
    validity: { effectiveFrom: null, abolished: null, abolishedOn: null, replacedBy: [] },
    provincial: { fee: null, time: null },
  });
  expect(read.channels).toMatchObject([{ duration: null, fees: [], note: null }]);
  expect(read.components).toMatchObject([{ countsKnown: true, link: null, replacedByResult: null }]);
});

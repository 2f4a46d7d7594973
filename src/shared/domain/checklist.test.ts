import { expect, test } from 'vitest';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { type ChecklistWords, checklistToText, procedureToChecklist } from './checklist.ts';
import { procedureFee } from './procedure-facts.ts';

const WORDS: ChecklistWords = {
  code: (code) => `CODE ${code}`,
  abolished: 'ABOLISHED',
  abolishedOn: (date) => `ABOLISHED ON ${date}`,
  notYet: (date) => `NOT BEFORE ${date}`,
  papers: 'PAPERS',
  always: 'ALWAYS',
  when: (when) => `WHEN ${when}`,
  counts: (originals, copies) => `${originals}+${copies}`,
  form: (code) => `FORM ${code}`,
  time: 'TIME',
  fee: 'FEE',
  where: 'WHERE',
  source: 'SOURCE',
  asOf: (date) => `AS OF ${date}`,
  unknown: 'UNKNOWN',
  freeUnproven: 'UNPROVEN',
};
const procedures = loadSampleProcedures();
const text = (procedure: (typeof procedures)[number]) =>
  checklistToText(procedureToChecklist(procedure, '2026-11-22'), WORDS);
const named = (code: string) => {
  const procedure = procedures.find((one) => one.code === code);
  if (procedure === undefined) throw new Error(`no ${code}`);
  return procedure;
};

test('every paper of every procedure is on its list, and every fee is whole', () => {
  for (const procedure of procedures) {
    const list = text(procedure);
    expect(list.startsWith(procedure.name)).toBe(true);
    for (const { name } of procedure.components ?? []) expect(list).toContain(`- ${name} (`);
    const fee = procedureFee(procedure);
    if (fee.type === 'text') expect(list).toContain(`FEE: ${fee.text}`);
  }
});

test('papers stand under their case, what everybody needs first', () => {
  const list = text(named('1.004772'));
  expect(list.indexOf('ALWAYS:')).toBeGreaterThan(0);
  expect(list.indexOf('ALWAYS:')).toBeLessThan(list.indexOf('WHEN '));
});

test('what is not known is said', () => {
  const list = text(named('1.003622'));
  expect(list).toContain('PAPERS:\n- UNKNOWN');
  expect(list).toContain('TIME: UNKNOWN');
});

test('a bare "free" is never said', () => {
  const procedure = named('1.000894');
  const fee = { kind: 'free_per_portal', variesByProvince: false, text: 'Miễn phí' } as const;
  expect(text({ ...procedure, fee })).toContain('FEE: UNPROVEN');
});

test('what the province has decided goes before what the source says; uncounted papers have no count', () => {
  const procedure = named('1.001193');
  const decided = { decisionNo: '1/NQ-HĐND', decisionDate: null, decisionAgency: null };
  const components = (procedure.components ?? []).map((paper) => ({ ...paper, countsKnown: false }));
  const list = text({
    ...procedure,
    components,
    provincial: { fee: { text: '5.000 đồng', ...decided }, time: { text: '1 ngày', ...decided } },
  });
  expect(list).toContain('FEE: 5.000 đồng');
  expect(list).toContain('TIME: 1 ngày');
  expect(list).not.toContain('1+0');
});

test('what holds no more, not yet or not for long is said before anything else', () => {
  const procedure = named('1.001193');
  const third = (validity: Partial<typeof procedure.validity>) =>
    text({ ...procedure, validity: { ...procedure.validity, ...validity } }).split('\n')[2];
  expect(third({})).toBe('');
  expect(third({ abolished: true })).toBe('ABOLISHED');
  expect(third({ abolishedOn: '2026-11-01' })).toBe('ABOLISHED ON 2026-11-01');
  expect(third({ abolishedOn: '2027-01-01' })).toBe('ABOLISHED ON 2027-01-01');
  expect(third({ effectiveFrom: '2027-01-01' })).toBe('NOT BEFORE 2027-01-01');
});

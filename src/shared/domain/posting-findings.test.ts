import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type ProcedureBody, procedureBody } from '#shared/protocol/procedure.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { judgePosting, type PostingFacts } from './posting-findings.ts';

const [birth] = loadSampleProcedures();
const GOOD: ProcedureBody = { ...v.parse(procedureBody, birth), unverified: [] };
const FACTS: PostingFacts = {
  ...{ today: '2026-11-22', staleDays: 90, postedOn: '2026-11-01', checkedOn: null, openProblems: 0 },
  ...{ hasDraft: false, isPosted: () => true },
};

const findings = (body: Partial<ProcedureBody>, facts: Partial<PostingFacts> = {}) =>
  judgePosting({ ...GOOD, ...body }, { ...FACTS, ...facts });

test('what is known, confirmed, in force and looked at lately is complete, correct and timely', () => {
  expect(findings({})).toEqual({ findings: [], complete: true, correct: true, timely: true });
});

describe('complete', () => {
  test('every part that must be posted and that nobody stated is named', () => {
    const unknown = {
      ...{
        agency: null,
        subjects: [],
        steps: null,
        channels: null,
        components: null,
        timeLimit: null,
        fee: null,
      },
      ...{ results: [], conditions: null, legalBasis: null, decisionNo: null },
    };
    expect(findings(unknown)).toMatchObject({
      complete: false,
      findings: [
        {
          finding: 'missing-parts',
          detail: [
            ...['agency', 'subjects', 'steps', 'channels', 'components', 'timeLimit', 'fee', 'results'],
            ...['conditions', 'legalBasis', 'decisionNo'],
          ],
        },
      ],
    });
  });

  test('a part that is stated in another place is not missing', () => {
    const decided = {
      text: 'Theo 12/2026/NQ-HĐND',
      decisionNo: null,
      decisionDate: null,
      decisionAgency: null,
    };
    const stated = findings({
      agency: null,
      agencies: { ...GOOD.agencies, performing: ['UBND cấp xã'] },
      steps: null,
      stepCases: [{ when: 'Trẻ bị bỏ rơi', steps: ['Lập biên bản'] }],
      components: null,
      componentsNote: 'Không phải nộp giấy tờ',
      timeLimit: null,
      fee: null,
      provincial: { fee: decided, time: decided },
    });
    expect(stated).toMatchObject({ complete: true, findings: [] });
  });
});

describe('correct', () => {
  test('a fee that only the portal calls free is not confirmed, until the province has decided', () => {
    const fee = { kind: 'free_per_portal', variesByProvince: false, text: 'Miễn phí' } as const;
    expect(findings({ fee })).toMatchObject({
      correct: false,
      findings: [{ finding: 'unverified-parts', detail: ['fee_basis'] }],
    });
    const decided = { text: 'Không thu', decisionNo: '12', decisionDate: null, decisionAgency: null };
    expect(findings({ fee, provincial: { fee: decided, time: null } })).toMatchObject({ correct: true });
  });

  test.each([
    [{ abolished: true }, ['abolished']],
    [{ abolishedOn: '2026-11-22' }, ['abolished']],
    [{ abolishedOn: '2026-11-23' }, []],
    [{ replacedBy: ['3.000722'] }, ['replaced', 'replacement-not-posted']],
    [{ effectiveFrom: '2026-11-23' }, ['not-yet-effective']],
  ])('%j', (validity, expected) => {
    const body = v.parse(procedureBody, { ...GOOD, validity });
    const judged = judgePosting(body, { ...FACTS, isPosted: (code) => code === GOOD.code });
    expect(judged.findings.map(({ finding }) => finding)).toEqual(expected);
  });

  test('an open report of a citizen keeps it from being correct, a draft does not', () => {
    expect(findings({}, { openProblems: 2 })).toMatchObject({
      correct: false,
      findings: [{ finding: 'open-problems', detail: ['2'] }],
    });
    expect(findings({}, { hasDraft: true })).toMatchObject({ correct: true, timely: true });
  });
});

describe('timely', () => {
  test.each([
    [{ postedOn: '2026-08-24', checkedOn: null }, true],
    [{ postedOn: '2026-08-23', checkedOn: null }, false],
    [{ postedOn: '2025-01-01', checkedOn: '2026-11-01' }, true],
    [{ postedOn: '2026-11-01', checkedOn: '2025-01-01' }, true],
  ])('%j', (facts, timely) => {
    expect(findings({}, facts).timely).toBe(timely);
  });
});

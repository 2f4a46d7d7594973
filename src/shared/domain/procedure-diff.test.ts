import { expect, test } from 'vitest';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { diffProcedures } from './procedure-diff.ts';

const [sample] = loadSampleProcedures();
if (sample === undefined) throw new Error('no sample');

test('the same content differs in nothing', () => {
  expect(diffProcedures(sample, structuredClone(sample))).toEqual([]);
});

test('every part that differs is named, with old and new', () => {
  const components = (sample.components ?? []).map((one, place) =>
    place === 2 ? { ...one, copies: 2 } : one,
  );
  const after = { ...sample, timeLimit: null, components };
  expect(diffProcedures(sample, after)).toEqual([
    { part: 'timeLimit', before: sample.timeLimit, after: null },
    { part: 'components', before: sample.components, after: components },
  ]);
});

import * as v from 'valibot';
import { expect, test } from 'vitest';
import { procedureBody } from '#shared/protocol/procedure.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { bodyToText, textToBody, tidyBody } from './body-text.ts';

const bodies = loadSampleProcedures().map((one) => v.parse(procedureBody, one));
const [birth] = bodies;
if (birth === undefined) throw new Error('no sample');

test('a content comes back as it was stored', () => {
  for (const body of bodies) expect(textToBody(bodyToText(body))).toEqual(body);
});

test('members that only repeat a default are not stored, deep inside as well', () => {
  const text = bodyToText(birth);
  for (const member of ['provincial', 'validity', 'stepCases', 'keywords', 'replacedByResult', 'fees'])
    expect(text).not.toContain(`"${member}":`);
  const changed = { ...birth, validity: { ...birth.validity, abolishedOn: '2027-01-01' } };
  expect(JSON.parse(bodyToText(changed)).validity).toEqual({ abolishedOn: '2027-01-01' });
  expect(textToBody(bodyToText(changed))).toEqual(changed);
});

test('what the first release stored as null stays there for its readers', () => {
  expect(JSON.parse(bodyToText(birth))).toMatchObject({ componentsNote: null, onlineLevel: null });
});

test('letters are composed and stray spaces go; a text of spaces is refused', () => {
  expect(tidyBody({ ...birth, name: ` ${birth.name.normalize('NFD')}\r\n` })).toEqual(birth);
  expect(tidyBody({ ...birth, name: ' ' })).toBeNull();
});

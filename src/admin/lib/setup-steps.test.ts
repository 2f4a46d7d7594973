import { expect, test } from 'vitest';
import { isSetUp, SETUP_STEPS, type SetupFacts, setupSteps } from './setup-steps.ts';

const EMPTY: SetupFacts = {
  directory: { units: [], counters: [], clerks: [], questionnaires: [] },
  devices: [],
  decided: new Set(),
  pinSet: false,
  secondFactor: false,
  hasProcedures: false,
  hasDuties: false,
  hasRatings: false,
};

test('an empty office has done nothing', () => {
  expect(setupSteps(EMPTY).filter(({ done }) => done !== false)).toEqual([]);
  expect(isSetUp(setupSteps(EMPTY))).toBe(false);
});

test('what was not read is not called undone', () => {
  const steps = setupSteps({ ...EMPTY, devices: null, decided: null });
  const unknown = steps.filter(({ done }) => done === null).map(({ step }) => step);
  expect(unknown).toEqual(['contact', 'device', 'paired', 'tested', 'hours']);
});

test('a step is done by what is there', () => {
  const steps = setupSteps({ ...EMPTY, decided: new Set(['hours']), pinSet: true, hasRatings: true });
  const done = steps.filter((one) => one.done).map(({ step }) => step);
  expect(done).toEqual(['pin', 'rated', 'hours']);
});

test('hours, out of which a tablet takes no rating, are set after the first rating was tried', () => {
  expect(SETUP_STEPS.indexOf('hours')).toBeGreaterThan(SETUP_STEPS.indexOf('rated'));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forceOn } from './procedure-force.ts';

const TODAY = '2026-11-22';
const NOTHING = { effectiveFrom: null, abolished: null, abolishedOn: null, replacedBy: [] };

test('nothing said: in force', () => {
  expect(forceOn(NOTHING, TODAY)).toEqual({ type: 'in-force' });
  expect(forceOn({ ...NOTHING, abolished: false }, TODAY)).toEqual({ type: 'in-force' });
});

test('abolished without a date is so at once', () => {
  expect(forceOn({ ...NOTHING, abolished: true }, TODAY)).toEqual({ type: 'abolished', on: null });
});

test.each([true, false, null])(
  'the day decides where there is one, and the mark (%s) does not',
  (abolished) => {
    const on = (abolishedOn: string) => forceOn({ ...NOTHING, abolished, abolishedOn }, TODAY).type;
    expect(on('2026-11-21')).toBe('abolished');
    expect(on(TODAY)).toBe('abolished');
    expect(on('2026-11-23')).toBe('ending');
  },
);

test('what begins to hold later does not hold today', () => {
  const from = (effectiveFrom: string) => forceOn({ ...NOTHING, effectiveFrom }, TODAY);
  expect(from('2026-11-23')).toEqual({ type: 'not-yet', from: '2026-11-23' });
  expect(from(TODAY)).toEqual({ type: 'in-force' });
});

test('once it is abolished it stays so, and before it holds it does not end', () => {
  const day = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, day, day, (effectiveFrom, abolishedOn, first, second) => {
      const [early, late] = first < second ? [first, second] : [second, first];
      const validity = { ...NOTHING, effectiveFrom, abolishedOn };
      const before = forceOn(validity, early).type;
      const after = forceOn(validity, late).type;
      expect([before, after]).not.toEqual(['abolished', expect.not.stringMatching('abolished')]);
      if (after === 'not-yet') expect(before).toBe('not-yet');
    }),
  );
});

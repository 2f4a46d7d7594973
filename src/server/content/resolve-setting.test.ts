import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveSetting, type SettingVersion, versionAt } from './resolve-setting.ts';

const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const version = (over: Partial<SettingVersion>): SettingVersion => ({
  unitId: 'u0',
  part: 'hours',
  version: 1,
  bodyJson: '{}',
  effectiveFrom: at(1),
  withdrawnAt: null,
  ...over,
});

test('a version that is scheduled takes effect by itself, and not before', () => {
  const now = version({ version: 1 });
  const later = version({ version: 2, effectiveFrom: at(10) });
  expect(versionAt([later, now], at(9))).toBe(now);
  expect(versionAt([later, now], at(10))).toBe(later);
});

test('a scheduled version comes although something was published in between', () => {
  const scheduled = version({ version: 2, effectiveFrom: at(10) });
  const between = version({ version: 3, effectiveFrom: at(5) });
  expect(versionAt([scheduled, between], at(5))).toBe(between);
  expect(versionAt([scheduled, between], at(11))).toBe(scheduled);
});

test('of two of the same instant the later written one holds; a withdrawn one never', () => {
  const first = version({ version: 1 });
  const second = version({ version: 2 });
  const withdrawn = version({ version: 3, withdrawnAt: at(1) });
  expect(versionAt([second, withdrawn, first], at(3))).toBe(second);
});

test('giving its own up, a unit inherits again', () => {
  const above = version({ unitId: 'above' });
  const own = version({ unitId: 'own' });
  const given = version({ unitId: 'own', version: 2, bodyJson: null, effectiveFrom: at(5) });
  expect(resolveSetting(['own', 'above'], [above, own, given], at(4))).toBe(own);
  expect(resolveSetting(['own', 'above'], [above, own, given], at(5))).toBe(above);
});

/** A random tree: `parents[n]` is below `n`, unit 0 is the top. */
const tree = fc
  .integer({ min: 1, max: 30 })
  .chain((size) =>
    fc.tuple(...Array.from({ length: size }, (_, n) => (n === 0 ? fc.constant(-1) : fc.nat({ max: n - 1 })))),
  );
const anyVersions = (size: number) =>
  fc.array(
    fc.record({
      unit: fc.nat({ max: size - 1 }),
      version: fc.integer({ min: 1, max: 5 }),
      body: fc.boolean(),
      day: fc.integer({ min: 1, max: 20 }),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 60 },
  );
const anyCase = tree.chain((parents) =>
  fc.record({
    parents: fc.constant(parents),
    versions: anyVersions(parents.length),
    day: fc.integer({ min: 1, max: 20 }),
  }),
);

test('in any tree the nearest unit above that has one of its own is heard, and never another one', () => {
  fc.assert(
    fc.property(anyCase, ({ parents, versions, day }) => {
      const stored = versions.map((one) =>
        version({
          unitId: `u${one.unit}`,
          version: one.version,
          bodyJson: one.body ? `"u${one.unit}"` : null,
          effectiveFrom: at(one.day),
          withdrawnAt: one.withdrawn ? at(1) : null,
        }),
      );
      const lastOf = (unit: number) =>
        stored
          .filter(
            (one) => one.unitId === `u${unit}` && one.withdrawnAt === null && one.effectiveFrom <= at(day),
          )
          .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version)
          .at(-1)?.bodyJson ?? null;
      for (const start of parents.keys()) {
        const chain: number[] = [];
        for (let unit = start; unit >= 0; unit = parents[unit] ?? -1) chain.push(unit);
        const expected = chain.map(lastOf).find((body) => body !== null) ?? null;
        const found = resolveSetting(
          chain.map((unit) => `u${unit}`),
          stored,
          at(day),
        );
        expect(found?.bodyJson ?? null).toBe(expected);
      }
    }),
    { seed: 20_261_124, numRuns: 300 },
  );
});

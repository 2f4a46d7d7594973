import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleContent } from '#tests/support/sample-content.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { toClerkId, toProcedureCode } from '../domain/ids.ts';
import type { ContentPackage } from '../protocol/content.ts';
import type { Procedure } from '../protocol/procedure.ts';
import { type ContentSlice, joinSlices, splitContent } from './content-parts.ts';

const [model] = loadSampleProcedures();
if (model === undefined) throw new Error('there is no procedure');
const posted = (code: string, name = 'Thủ tục'): Procedure => ({
  ...model,
  code: toProcedureCode(code),
  name,
});
const packageOf = (changes: Partial<ContentPackage>): ContentPackage => {
  const { version: _, ...content } = sampleContent(changes);
  return content;
};
const many = (count: number): Procedure[] =>
  Array.from({ length: count }, (_, n) => posted(`1.${100_000 + n}`));
const textsOf = (content: ContentPackage): readonly string[] => splitContent(content).map(({ text }) => text);
const inBoth = (one: readonly string[], other: readonly string[]): number =>
  one.filter((text) => other.includes(text)).length;

describe('[CF2] the parts of a package', () => {
  test('one behind the other are its very text, whatever is in it', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    const procedures = fc.uniqueArray(fc.integer({ min: 1_000, max: 99_999 }), { maxLength: 60 });
    fc.assert(
      fc.property(procedures, fc.array(name, { maxLength: 40 }), (codes, names) => {
        const content = packageOf({
          procedures: codes.map((code) => posted(`2.${code}`, names[0])),
          clerks: names.map((one, n) => ({ id: toClerkId(`cc-${n}`), name: one, title: null, photo: null })),
        });
        expect(joinSlices(splitContent(content))).toBe(JSON.stringify(content));
      }),
      { numRuns: 60 },
    );
  });

  test('are about sixteen procedures each, and none is split', () => {
    const lists = splitContent(packageOf({ procedures: many(2_000) })).filter(
      ({ list }) => list === 'procedures',
    );
    expect(lists.length).toBeGreaterThan(90);
    expect(lists.length).toBeLessThan(180);
    expect(lists.flatMap(readList)).toHaveLength(2_000);
  });

  test('a word that changes moves one of them', () => {
    const before = many(500);
    const after = before.map((one, n) => (n === 250 ? { ...one, name: 'Thủ tục khác' } : one));
    const [old, now] = [packageOf({ procedures: before }), packageOf({ procedures: after })].map(textsOf);
    expect(inBoth(now ?? [], old ?? [])).toBe((now ?? []).length - 1);
  });

  test('a procedure that comes or goes moves its neighbours at most', () => {
    const all = many(500);
    const before = textsOf(packageOf({ procedures: all }));
    for (const gone of [0, 17, 250, 499]) {
      const after = textsOf(packageOf({ procedures: all.filter((_, n) => n !== gone) }));
      expect(before.length - inBoth(before, after)).toBeLessThanOrEqual(2);
      expect(after.length - inBoth(after, before)).toBeLessThanOrEqual(2);
    }
  });

  test('hold large pictures one by one, so that a new one does not carry the others along', () => {
    const photo = `data:image/webp;base64,${'A'.repeat(90_000)}`;
    const clerks = Array.from({ length: 20 }, (_, n) => ({
      id: toClerkId(`cc-${n}`),
      name: `Công chức ${n}`,
      title: null,
      photo,
    }));
    const slices = splitContent(packageOf({ clerks })).filter(({ list }) => list === 'clerks');
    expect(slices).toHaveLength(20);
  });

  test('lists that are empty leave two frames that are still a package', () => {
    const content = packageOf({ procedures: [], clerks: [] });
    const slices = splitContent(content);
    expect(slices.every(({ list }) => list === null)).toBe(true);
    expect(JSON.parse(joinSlices(slices))).toEqual(content);
  });

  test('without the procedures are the office', () => {
    const content = packageOf({ procedures: many(40) });
    const office = splitContent(content).filter(({ list }) => list !== 'procedures');
    expect(JSON.parse(joinSlices(office))).toEqual({ ...content, procedures: [] });
  });
});

function readList({ text }: ContentSlice): readonly unknown[] {
  return JSON.parse(`[${text}]`);
}

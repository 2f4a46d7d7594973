import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClerkCell } from '../store/clerk-cells.ts';
import { withheldClerks } from './withhold-clerks.ts';

const cell = (clerk: string, n: number, unit = 'u'): ClerkCell => ({ unit, clerk, n });

test('nobody is withheld where everybody has enough', () => {
  expect(withheldClerks([cell('a', 5), cell('b', 40), cell('', 1)], 5)).toEqual(new Set());
});

test('one who has too few takes the smallest of the others along', () => {
  expect(withheldClerks([cell('a', 4), cell('b', 9), cell('c', 7)], 5)).toEqual(new Set(['a', 'c']));
});

test('two who together are still too few take a third along; nobody on duty will do', () => {
  expect(withheldClerks([cell('a', 1), cell('b', 2), cell('c', 7), cell('', 6)], 5)).toEqual(
    new Set(['a', 'b', '']),
  );
});

test('a clerk of two units is withheld as a whole where one of their cells is', () => {
  expect(withheldClerks([cell('a', 3), cell('b', 8), cell('b', 50, 'v'), cell('c', 9, 'v')], 5)).toEqual(
    new Set(['a', 'b']),
  );
});

/** A tree of units by their parents (the root's is −1), and who got how many ratings where. */
const office = fc
  .record({
    parents: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 5 }),
    cells: fc.array(
      fc.record({
        unit: fc.nat({ max: 9 }),
        clerk: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'),
        n: fc.integer({ min: 0, max: 12 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ parents, cells }) => {
    const tree = parents.map((parent, at) => (at === 0 ? -1 : parent % at));
    const known = new Map<string, ClerkCell>();
    for (const { unit, clerk, n } of cells) {
      const name = String(unit % tree.length);
      known.set(`${name} ${clerk}`, { unit: name, clerk, n });
    }
    return { tree, cells: [...known.values()].filter(({ n }) => n > 0) };
  });

/** Whether a unit is another one or below it. */
function isWithin(tree: readonly number[], unit: number, root: number): boolean {
  return unit === root || (unit !== -1 && isWithin(tree, tree[unit] ?? -1, root));
}

/** Every sum that the answers about all units together tell: one row a sum, one column a cell. */
function toldSums(tree: readonly number[], cells: readonly ClerkCell[], min: number): number[][] {
  return tree.flatMap((_, root) => {
    const own = cells.filter(({ unit }) => isWithin(tree, Number(unit), root));
    const row = (counts: (cell: ClerkCell) => boolean) =>
      cells.map((one) => (own.includes(one) && counts(one) ? 1 : 0));
    const withheld = withheldClerks(own, min);
    const told = [...new Set(own.map(({ clerk }) => clerk))].filter((clerk) => !withheld.has(clerk));
    return [row(() => true), ...told.map((clerk) => row((one) => one.clerk === clerk))];
  });
}

/** Gauss and Jordan; numbers stay small enough here to be exact within the tolerance. */
function determined(rows: readonly (readonly number[])[], columns: number): ReadonlySet<number> {
  const matrix = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < columns; column += 1) {
    const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [lead] = matrix.splice(pivot, 1);
    const scaled = (lead ?? []).map((value) => value / (lead?.[column] ?? 1));
    for (const row of matrix) {
      const factor = row[column] ?? 0;
      row.forEach((value, at) => {
        row[at] = value - factor * (scaled[at] ?? 0);
      });
    }
    matrix.splice(rank, 0, scaled);
    rank += 1;
  }
  const alone = matrix.flatMap((row) => {
    const used = row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : []));
    return used.length === 1 ? used : [];
  });
  return new Set(alone);
}

test('no withheld cell can be computed from all that is told, unless it is the only one of its unit', () => {
  fc.assert(
    fc.property(office, fc.integer({ min: 2, max: 8 }), ({ tree, cells }, min) => {
      const found = determined(toldSums(tree, cells, min), cells.length);
      cells.forEach(({ unit, clerk, n }, at) => {
        const alone = cells.filter((one) => one.unit === unit).length === 1;
        if (clerk !== '' && n < min && !alone) expect(found.has(at)).toBe(false);
      });
    }),
    { numRuns: 500 },
  );
});

test('what stays when all that is told is taken from the whole never rests on fewer than one figure must', () => {
  fc.assert(
    fc.property(office, fc.integer({ min: 2, max: 8 }), ({ cells }, min) => {
      for (const [, own] of Map.groupBy(cells, ({ unit }) => unit)) {
        const withheld = withheldClerks(own, min);
        const rest = own.filter(({ clerk }) => withheld.has(clerk));
        const together = rest.reduce((sum, { n }) => sum + n, 0);
        if (rest.length > 0 && rest.length < own.length) expect(together).toBeGreaterThanOrEqual(min);
      }
    }),
    { numRuns: 300 },
  );
});

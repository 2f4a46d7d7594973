import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const report = readFileSync(join(import.meta.dirname, '../../docs/accessibility.md'), 'utf8');

/** Levels A and AA of WCAG 2.2; those of 2.2 alone have no clause in EN 301 549 v3.2.1. */
const CRITERIA =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3'.split(
    ' ',
  );
const NEW = ['2.4.11', '2.5.7', '2.5.8', '3.2.6', '3.3.7', '3.3.8'];

test('every criterion has a line with its clause, a verdict for each surface, and a reason where it is not met', () => {
  const rows = [
    ...report.matchAll(
      /^\| (\S+) \| (\d\.\d\.\d+) [^|]+ \| AA? \| ([SPN–]) \| ([SPN–]) \| ([SPN–]) \| (.*) ?\|$/gm,
    ),
  ].map(([, clause, criterion = '', ...rest]) => ({
    clause,
    criterion,
    verdicts: rest.slice(0, 3),
    why: rest[3]?.trim() ?? '',
  }));
  expect(rows.map(({ criterion }) => criterion)).toEqual(CRITERIA);
  expect(rows.map(({ clause }) => clause)).toEqual(
    CRITERIA.map((criterion) => (NEW.includes(criterion) ? '*new*' : `9.${criterion}`)),
  );
  const silent = rows.filter(({ verdicts, why }) => /[PN]/.test(verdicts.join('')) && why.length < 20);
  expect(silent).toEqual([]);
});

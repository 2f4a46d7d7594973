import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, sourceFiles, withoutComments } from '../support/source-files.ts';

const SPEC = join(import.meta.dirname, '../../src/sync/SPEC.md');
const spec = existsSync(SPEC) ? readFileSync(SPEC, 'utf8') : '';
const ids = [...spec.matchAll(/^- \*\*([A-Z]{2}\d+[a-z]?)\*\*/gm)].map((match) => match[1] ?? '');

/** Ids as they stand in titles: `test('[AK3] a lower …')`, also in shared suites that several tests call. */
const named = new Map<string, string>();
for (const file of [...sourceFiles('src'), ...sourceFiles('tests')]) {
  if (!isTest(file.path) && !file.path.startsWith('tests/')) continue;
  for (const match of withoutComments(file.text).matchAll(/['"`]((?:\[[A-Z]{2}\d+[a-z]?\] ?)+)/g)) {
    for (const id of (match[1] ?? '').matchAll(/[A-Z]{2}\d+[a-z]?/g)) named.set(id[0], file.path);
  }
}

test('the rules of the sync are numbered once', () => {
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule has a test that is named after it', () => {
  expect(ids.filter((id) => !named.has(id))).toEqual([]);
});

test('no test names a rule that does not exist', () => {
  expect([...named].filter(([id]) => !ids.includes(id))).toEqual([]);
});

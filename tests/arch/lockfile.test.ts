import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const versions = v.record(v.string(), v.string());

test('the lockfile names no registry, so that every network installs from its own', () => {
  const lockfile = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  expect([...lockfile.matchAll(/"resolved":.*/g)].map((match) => match[0])).toEqual([]);
});

test('dependencies are exact versions', () => {
  const manifest = v.parse(
    v.object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions }),
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')),
  );
  const loose = Object.values(manifest)
    .flatMap((group) => Object.entries(group))
    .filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version));
  expect(loose).toEqual([]);
});

test('the version stands in the lockfile, and the changelog begins with it', () => {
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  const lockfile = JSON.parse(read('package-lock.json'));
  expect([lockfile.version, lockfile.packages[''].version]).toEqual([version, version]);
  expect(read('CHANGELOG.md').match(/^## (\S+)/m)?.[1]).toBe(version);
});

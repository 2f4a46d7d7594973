import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProgramCopy } from '../support/program-copy.ts';

const ROOT = join(import.meta.dirname, '../..');

/** SHA-256 of every file below a folder, by its path there. */
function hashesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

async function buildElsewhere(version: string): Promise<Record<string, string>> {
  const copy = new ProgramCopy();
  try {
    await copy.build(version, { SOURCE_DATE_EPOCH: '1700000000' });
    return hashesBelow(join(copy.folder, 'dist'));
  } finally {
    copy.dispose();
  }
}

test('the same sources built in two places are the same bytes', { timeout: 300_000 }, async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [first, second] = [await buildElsewhere(version), await buildElsewhere(version)];
  expect(Object.keys(first).length).toBeGreaterThan(50);
  expect(second).toEqual(first);
});

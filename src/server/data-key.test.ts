import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAtRest, loadDataKey } from './data-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hailong-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const counting = () => {
  let n = 0;
  return { bytes: (length: number) => new Uint8Array(length).fill(++n) };
};

test('the key is made once, readable to its owner alone, and read again', () => {
  const file = join(folder, 'data', 'data.key');
  const made = loadDataKey(file);
  expect(made).toHaveLength(32);
  expect(loadDataKey(file)).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file that holds no key is refused, and kept as it is', () => {
  const file = join(folder, 'data.key');
  writeFileSync(file, 'không phải khóa');
  expect(() => loadDataKey(file)).toThrow(/data.key/);
  expect(readFileSync(file, 'utf8')).toBe('không phải khóa');
});

test('what was sealed opens with the same key for the same purpose, and else not at all', () => {
  const atRest = createAtRest(Buffer.alloc(32, 1), counting());
  const sealed = atRest.seal('0901 234 567', 'contact\n1');
  expect(sealed).not.toContain('0901');
  expect(atRest.open(sealed, 'contact\n1')).toBe('0901 234 567');
  expect(atRest.open(sealed, 'contact\n2')).toBeNull();
  expect(createAtRest(Buffer.alloc(32, 2), counting()).open(sealed, 'contact\n1')).toBeNull();
  expect(atRest.open(`${sealed.slice(0, -2)}AA`, 'contact\n1')).toBeNull();
  expect(atRest.open('', 'contact\n1')).toBeNull();
  expect(atRest.seal('0901 234 567', 'contact\n1')).not.toBe(sealed);
});

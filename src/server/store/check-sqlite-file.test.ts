import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { checkSqliteFile } from './check-sqlite-file.ts';
import { openSqlite } from './open-sqlite.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hai-long-check-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

async function closedStore(): Promise<string> {
  const file = join(folder(), 'store.db');
  const db = openSqlite(file);
  await sql`create table schema_step (name text)`.execute(db);
  await db.destroy();
  return file;
}

function contents(file: string): readonly string[] {
  return readdirSync(join(file, '..')).sort();
}

test('a store that was closed in order is sound, and looking at it changes nothing', async () => {
  const file = await closedStore();
  const before = readFileSync(file);
  expect(checkSqliteFile(file)).toBeNull();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a store with a log that is not applied yet is sound together with it', async () => {
  const file = join(folder(), 'store.db');
  const db = openSqlite(file);
  await sql`create table schema_step (name text)`.execute(db);
  const crashed = join(folder(), 'store.db');
  copyFileSync(file, crashed);
  copyFileSync(`${file}-wal`, `${crashed}-wal`);
  await db.destroy();
  const log = readFileSync(`${crashed}-wal`);
  expect(checkSqliteFile(crashed)).toBeNull();
  expect(readFileSync(`${crashed}-wal`).equals(log)).toBe(true);
});

test('a damaged store is named as such and left as it is', async () => {
  const file = await closedStore();
  const before = readFileSync(file).fill(0xff, 4096);
  writeFileSync(file, before);
  expect(checkSqliteFile(file)).not.toBeNull();
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(contents(file)).toEqual(['store.db']);
});

test('something else is not a database', () => {
  const file = join(folder(), 'store.db');
  writeFileSync(file, 'x'.repeat(5000));
  expect(checkSqliteFile(file)).toBe('not an SQLite database');
});

test('no file and an empty file are a store yet to be made', () => {
  const file = join(folder(), 'store.db');
  expect(checkSqliteFile(file)).toBeNull();
  writeFileSync(file, '');
  expect(checkSqliteFile(file)).toBeNull();
});

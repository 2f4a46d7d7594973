import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '#server/store/migrate.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';

const PROGRAM = join(import.meta.dirname, '../..');

/** Runs the real program until it ends by itself. */
async function startAndFail(env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/server/main.ts', '--dev'], {
    cwd: PROGRAM,
    env: { ...process.env, DATABASE_URL: '', PORT: String(await freePort()), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, lines: output.trimEnd().split('\n') };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

async function freePort(): Promise<number> {
  const { server, port } = await listening();
  server.close();
  await once(server, 'close');
  return port;
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

async function makeStore(file: string): Promise<void> {
  const db = openSqlite(file);
  await migrate(db, '2026-11-22T00:00:00.000Z');
  await db.destroy();
}

test('nobody else on the machine can read a store that is made, nor what SQLite keeps beside it', async () => {
  const folder = join(temporaryFolder(), 'data');
  const db = openSqlite(join(folder, 'hailong.db'));
  await migrate(db, '2026-11-22T00:00:00.000Z');
  const files = readdirSync(folder);
  const modes = files.map((name) => statSync(join(folder, name)).mode & 0o777);
  await db.destroy();
  expect(files).toContain('hailong.db-wal');
  expect(new Set(modes)).toEqual(new Set([0o600]));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a port in use: one line, and not even the data folder is made', async () => {
  const { server, port } = await listening();
  onTestFinished(() => {
    server.close();
  });
  const folder = join(temporaryFolder(), 'data');
  const { code, lines } = await startAndFail({ PORT: String(port), HAILONG_DATA: folder });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringContaining(`Port ${port} on 127.0.0.1 is in use`)]);
  expect(existsSync(folder)).toBe(false);
});

test.each(['/proc/hailong', '/dev/null/data'])(
  'a data folder that cannot be made (%s): one line',
  async (folder) => {
    const { code, lines } = await startAndFail({ HAILONG_DATA: folder });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`The data folder ${folder} cannot be written to`)]);
  },
);

test('a file that is no database: one line, and the file stays byte for byte', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'hailong.db');
  writeFileSync(file, 'Kính gửi Ủy ban nhân dân phường\n'.repeat(1_000));
  const before = digest(file);
  const { code, lines } = await startAndFail({ HAILONG_DATA: folder });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringContaining(`The database ${file} is damaged`)]);
  expect(digest(file)).toBe(before);
  expect(readdirSync(folder)).toEqual(['hailong.db']);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  [
    'overwritten in the middle',
    (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, 8_192), Buffer.alloc(65_536, 0xa5), bytes.subarray(73_728)]),
  ],
])('a database that is %s: one line, and the file stays byte for byte', async (_, damage) => {
  const folder = temporaryFolder();
  const file = join(folder, 'hailong.db');
  await makeStore(file);
  writeFileSync(file, damage(readFileSync(file)));
  const before = digest(file);
  const { code, lines } = await startAndFail({ HAILONG_DATA: folder });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringContaining(`The database ${file} is damaged`)]);
  expect(digest(file)).toBe(before);
  expect(readdirSync(folder)).toEqual(['hailong.db']);
});

test('the database of another program is not touched', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'hailong.db');
  const other = new Sqlite(file);
  other.exec('create table unit (id text)');
  other.close();
  const before = digest(file);
  const { code, lines } = await startAndFail({ HAILONG_DATA: folder });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringContaining('the database of another program')]);
  expect(digest(file)).toBe(before);
});

test('a store of a newer version is refused', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'hailong.db');
  await makeStore(file);
  const newer = new Sqlite(file);
  newer.exec("insert into schema_step (name, applied_at) values ('9999-later', '2030-01-01')");
  newer.close();
  const { code, lines } = await startAndFail({ HAILONG_DATA: folder });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringContaining('newer version of this program (9999-later)')]);
});

test('a PostgreSQL that does not answer: one line', async () => {
  const url = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
  const { code, lines } = await startAndFail({ HAILONG_DATA: temporaryFolder(), DATABASE_URL: url });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringContaining('The store cannot be used')]);
});

test('a setting that makes no sense is named', async () => {
  const { code, lines } = await startAndFail({ PORT: 'eighty' });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringContaining('The setting PORT must be a number from 0 to 65535.')]);
});

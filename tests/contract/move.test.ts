import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { digestPostgres, digestSqlite } from '#server/store/digest-tables.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { fillEmptyTables } from '../support/fill-tables.ts';
import { createTestPostgresUrl } from '../support/postgres.ts';
import { runCli } from '../support/run-cli.ts';
import { TEST_DATA_KEY } from '../support/server-context.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-move-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An office with something in every table, and nobody who has it open. */
async function fillOffice(): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'));
  const file = join(folder, 'hailong.db');
  const { tablet, send, context } = await createSignedInCentre(openSqlite(file));
  for (let n = 0; n < 60; n += 1) tablet.rate(1 + (n % 5), { lang: 'vi' });
  tablet.recordLine('{"t":"entry","seq":61,"x":"\u0000 lạ"}');
  await tablet.push(send, { first: 1, last: 50 });
  await tablet.push(send, { first: 51, last: 61 });
  await context.db.destroy();
  fillEmptyTables(file);
  return folder;
}

test('one command moves an office with something in every table to PostgreSQL, and shows that it is the same', async () => {
  const folder = await fillOffice();
  const before = digestSqlite(join(folder, 'hailong.db'));
  expect(before.filter(({ rows }) => rows === 0)).toEqual([]);
  const url = await createTestPostgresUrl();
  const moved = await runCli('move', ['--to', url, '--json'], { HAILONG_DATA: folder });
  expect([moved.code, moved.stderr]).toEqual([0, '']);
  const { ok, tables, verdict, movedTo } = JSON.parse(moved.stdout);
  expect(ok).toBe(true);
  expect(tables).toEqual(before.map(({ table, ...digest }) => ({ table, before: digest, after: digest })));
  expect(verdict).toMatchObject({ journals: 1, lines: 61, broken: [], audit: { firstBad: null } });
  expect(readdirSync(folder).sort()).toEqual(['data.key', movedTo.slice(folder.length + 1)].sort());
  // Nobody was signed out, and the move stands in the log of the new store.
  const db = openPostgres(url, () => undefined);
  onTestFinished(() => db.destroy());
  expect(await db.selectFrom('session').select('account_id').execute()).not.toEqual([]);
  const last = await db
    .selectFrom('audit')
    .select('action')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  expect(last?.action).toBe('store.moved');
  expect(await runCli('verify', [], { HAILONG_DATA: folder, DATABASE_URL: url })).toMatchObject({ code: 0 });
});

test('a digest tells every change of a row, a row more, and nothing of the order', async () => {
  const folder = await fillOffice();
  const file = join(folder, 'hailong.db');
  const url = await createTestPostgresUrl();
  await runCli('move', ['--to', url], { HAILONG_DATA: folder });
  const kept = join(folder, readdirSync(folder).find((name) => name.startsWith('hailong.db.moved-')) ?? '');
  const db = openPostgres(url, () => undefined);
  onTestFinished(() => db.destroy());
  const digestOf = async (table: string) =>
    (await digestPostgres(db, kept)).find((one) => one.table === table)?.digest;
  const before = await digestOf('counter');
  // Rewritten, a row lies elsewhere in PostgreSQL.
  await sql`update counter set name = name`.execute(db);
  expect(await digestOf('counter')).toBe(before);
  await sql`update counter set name = name || ' '`.execute(db);
  expect(await digestOf('counter')).not.toBe(before);
  expect(existsSync(file)).toBe(false);
});

test('a filled database, a running centre and a wrong address are refused, and the old store stays as it is', async () => {
  const folder = await fillOffice();
  const file = join(folder, 'hailong.db');
  const url = await createTestPostgresUrl();
  const run = (to: string) => runCli('move', ['--to', to], { HAILONG_DATA: folder });
  const holder = new Sqlite(file);
  holder.pragma('journal_mode = WAL');
  holder.exec('begin; select * from meta');
  holder.prepare('select * from unit').get();
  expect(await run(url)).toMatchObject({ code: 1, stderr: expect.stringContaining('is running') });
  holder.close();
  const before = digestSqlite(file);
  expect(await run('postgres://nobody@127.0.0.1:1/none')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('cannot be used'),
  });
  expect(await run('mysql://x')).toMatchObject({ code: 2 });
  expect((await run(url)).code).toBe(0);
  const again = await fillOffice();
  expect(await runCli('move', ['--to', url], { HAILONG_DATA: again })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('not empty'),
  });
  expect(readdirSync(again).sort()).toEqual(['data.key', 'hailong.db']);
  expect(digestSqlite(join(again, 'hailong.db')).map(({ table, rows }) => [table, rows])).toEqual(
    before.map(({ table, rows }) => [table, rows]),
  );
});

test('the address may come on the standard input, so that its password stands in no list of processes', async () => {
  const folder = await fillOffice();
  const url = await createTestPostgresUrl();
  const { status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/server/cli/main.ts'), 'move', '--to', '-'],
    { input: `${url}\n`, env: { HAILONG_DATA: folder } },
  );
  expect(status).toBe(0);
  expect(readFileSync(join(folder, 'data.key'), 'utf8')).toBe(TEST_DATA_KEY.toString('base64url'));
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings } from '#server/settings.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { ADMIN, seedOffice, signIn } from '../support/office.ts';
import { createTestContext, TEST_DATA_KEY } from '../support/server-context.ts';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-reset-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'));
  return folder;
}

function run(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, ['src/server/cli/main.ts', 'reset-password', ...args], {
    encoding: 'utf8',
    env: { ...process.env, HAILONG_DATA: folder, DATABASE_URL: '' },
  });
}

test('a forgotten password gives way to a one-time one, while the centre runs', async () => {
  const folder = dataFolder();
  const context = await createTestContext(openSqlite(readSettings({ HAILONG_DATA: folder }).sqliteFile));
  await seedOffice(context);
  const before = await signIn(context);
  const { stdout, status } = run(folder, ' QuanTri');
  expect(status).toBe(0);
  const password = /one-time password: ([A-Z2-9-]{19})\n$/.exec(stdout)?.[1] ?? '';
  expect((await before.get('/session')).status).toBe(401);
  await expect(signIn(context, ADMIN)).rejects.toThrow('401');
  const after = await signIn(context, { ...ADMIN, password });
  expect(await (await after.get('/session')).json()).toMatchObject({ mustChangePassword: true });
});

test('what cannot be done is said in one line, and nothing is created', async () => {
  const folder = dataFolder();
  const without = run(folder, 'quantri');
  expect([without.status, without.stdout]).toEqual([1, '']);
  expect(without.stderr).toMatch('There is no store');
  expect(run(folder)).toMatchObject({ status: 2, stdout: '' });
  const context = await createTestContext(openSqlite(readSettings({ HAILONG_DATA: folder }).sqliteFile));
  await seedOffice(context);
  const unknown = run(folder, 'khong-co');
  expect([unknown.status, unknown.stdout]).toEqual([1, '']);
  expect(unknown.stderr).toMatch('There is no account named khong-co');
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { isRightPin } from '#device/check-pin.ts';
import { hashStaffPin } from '#server/accounts/staff-pin.ts';
import { readSetting } from '#server/content/read-settings.ts';
import { writeSetting } from '#server/content/write-setting.ts';
import { readSettings } from '#server/settings.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { pinHash } from '#shared/protocol/unit-settings.ts';
import { createTestContext, TEST_DATA_KEY } from '../support/server-context.ts';
import { createOffice, OFFICE } from '../support/small-office.ts';
import { createSeededChance } from '../support/virtual-time.ts';

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-pin-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'));
  const context = await createTestContext(openSqlite(readSettings({ HAILONG_DATA: folder }).sqliteFile));
  await createOffice(context);
  const staff = () => readSetting(context.db, OFFICE.unit, 'staff', '2999-01-01T00:00:00.000Z');
  const opens = async (pin: string): Promise<boolean> => {
    const hash = (await staff())?.pin ?? null;
    return hash !== null && (await isRightPin(crypto.subtle, pin, hash));
  };
  return { folder, context, staff, opens };
}

function run(folder: string, args: readonly string[], input = '') {
  return spawnSync(process.execPath, ['src/server/cli/main.ts', 'staff-pin', ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, HAILONG_DATA: folder, DATABASE_URL: '' },
  });
}

test('[DE4] the tablet opens to the PIN that the centre hashed, and to no other', async () => {
  const random = createSeededChance(7);
  const hash = await hashStaffPin(random, '402753');
  expect(v.parse(pinHash, hash)).toEqual(hash);
  expect(hash.iterations).toBeGreaterThanOrEqual(200_000);
  expect(await isRightPin(crypto.subtle, '402753', hash)).toBe(true);
  expect(await isRightPin(crypto.subtle, '402754', hash)).toBe(false);
  expect((await hashStaffPin(random, '402753')).hash).not.toBe(hash.hash);
});

test('the command makes a PIN, prints it once and leaves what else holds; removing it is told as well', async () => {
  const { folder, context, staff, opens } = await start();
  const own = { duty: 'sign-in', mayChangeCounter: true };
  const draft = { unitId: OFFICE.unit, part: 'staff', body: own, effectiveFrom: null } as const;
  await writeSetting(context.db, { ...draft, createdBy: null, note: null }, '2026-11-22T00:00:00.000Z');
  const { stdout, status } = run(folder, [OFFICE.unit]);
  expect(status).toBe(0);
  const pin = /staff PIN: (\d{6})\n/.exec(stdout)?.[1] ?? '';
  expect(await opens(pin)).toBe(true);
  expect(await staff()).toMatchObject(own);
  expect(run(folder, [OFFICE.unit, '--remove'])).toMatchObject({ status: 0 });
  expect(await staff()).toMatchObject({ ...own, pin: null });
  const deeds = await context.db.selectFrom('audit').select('action').orderBy('no').execute();
  expect(deeds.map(({ action }) => action)).toEqual(['staff-pin.set', 'staff-pin.removed']);
});

test('it takes a PIN from standard input, but no weak one and nothing else', async () => {
  const { folder, opens } = await start();
  expect(run(folder, [OFFICE.unit, '--stdin'], '402753\n')).toMatchObject({ status: 0 });
  expect(await opens('402753')).toBe(true);
  for (const text of ['123456', '000000', '40275', 'abcdef', '']) {
    const refused = run(folder, [OFFICE.unit, '--stdin'], text);
    expect([refused.status, refused.stdout]).toEqual([1, '']);
  }
  expect(await opens('402753')).toBe(true);
});

test('what cannot be done is said in one line', async () => {
  const { folder } = await start();
  expect(run(folder, ['u-nowhere']).stderr).toMatch('There is no unit u-nowhere');
  for (const args of [
    ['a', 'b'],
    ['a', '--pin'],
    ['a', '--stdin', '--remove'],
  ]) {
    expect(run(folder, args)).toMatchObject({ status: 2, stdout: '' });
  }
});

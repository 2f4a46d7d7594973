import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { expectStoredOnce, pairFleet } from '../kill/fleet.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { readStoredReplicas } from '../support/journal-evidence.ts';
import { type PushingTablet, sendOver } from '../support/pushing-tablet.ts';
import { runCli } from '../support/run-cli.ts';
import type { Send } from '../support/tablet.ts';

const TABLETS = 3;
const ROUND = 20;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-move-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function startCentre(dataDir: string, port?: number): Promise<CentreProcess> {
  const options = { dataDir, args: ['--dev'], ...(port === undefined ? {} : { port }) };
  const centre = await CentreProcess.startWith(options);
  onTestFinished(() => centre.dispose());
  return centre;
}

function rate(fleet: readonly PushingTablet[]): void {
  for (const { tablet } of fleet) for (let n = 0; n < ROUND; n += 1) tablet.rate(1 + (n % 5));
}

async function drain(send: Send, fleet: readonly PushingTablet[]): Promise<void> {
  for (const one of fleet) await one.drain(send);
}

test('moved to another machine as the guide says: tablets go on unpaired, and every answer is there once', async () => {
  // The machine of before: what was sent, and what tablets still hold when it goes.
  const before = temporaryFolder();
  const old = await startCentre(before);
  const port = Number(new URL(old.url).port);
  const send = sendOver(old.url);
  const { username } = old.credentials;
  const admin = await CentreAdmin.signIn(send, old.credentials);
  const fleet = await pairFleet(admin, send, TABLETS);
  rate(fleet);
  await drain(send, fleet);
  const pulled = [...(await admin.pullAll())];
  rate(fleet);
  expect(await old.stop()).toBe(0);
  expect(await fleet[0]?.push(send)).toBe('unreachable');
  const file = join(temporaryFolder(), 'chuyen.db');
  expect(await runCli('backup', [file], { HAILONG_DATA: before })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(join(before, 'data.key')),
  });

  // The new one: two copies, a restore, the same address.
  const after = temporaryFolder();
  copyFileSync(join(before, 'data.key'), join(after, 'data.key'));
  expect(await runCli('restore', [file], { HAILONG_DATA: after })).toMatchObject({ code: 0 });
  rmSync(before, { recursive: true });
  const moved = await startCentre(after, port);
  expect(moved.url).toBe(old.url);
  // It is no first start: no password, no code, no second sample office.
  expect(moved.output).not.toMatch(/one-time password +\S|[?&]pair=/);
  expect(fleet.map(({ acked }) => acked)).toEqual(fleet.map(() => ROUND));
  for (const one of fleet) expect(await one.goBack(send)).toBe(ROUND);
  rate(fleet);
  await drain(send, fleet);
  expectStoredOnce(readStoredReplicas(after), fleet);

  // Nobody stays signed in, the password stays; a pull from the beginning has everything, what was pulled before among it.
  await expect(admin.devices()).rejects.toThrow('401');
  const again = await CentreAdmin.signInAgain(send, username);
  const ids = (await again.pullAll()).map(({ id }) => id);
  expect(ids).toHaveLength(TABLETS * 3 * ROUND);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(pulled.map(({ id }) => id)));
  expect(await runCli('verify', [], { HAILONG_DATA: after })).toMatchObject({ code: 0 });
  const doctor = JSON.parse((await runCli('doctor', ['--json'], { HAILONG_DATA: after })).stdout);
  const states = Object.fromEntries(
    doctor.findings.map(({ id, state }: { id: string; state: string }) => [id, state]),
  );
  expect(states).toMatchObject({ 'data-key-fits': 'good', chains: 'good', sums: 'good', devices: 'good' });
});

test('without its data key the store is not opened, and no other key is put in its place', async () => {
  const before = temporaryFolder();
  const old = await startCentre(before);
  expect(await old.stop()).toBe(0);
  const file = join(temporaryFolder(), 'chuyen.db');
  await runCli('backup', [file], { HAILONG_DATA: before });
  const after = temporaryFolder();
  await runCli('restore', [file], { HAILONG_DATA: after });
  await expect(startCentre(after)).rejects.toThrow(`The data key ${join(after, 'data.key')} of this store`);
  expect(await runCli('staff-pin', [], { HAILONG_DATA: after })).toMatchObject({ code: 1 });
  expect(existsSync(join(after, 'data.key'))).toBe(false);
  // The key of another centre is not taken either.
  const other = temporaryFolder();
  expect(await (await startCentre(other)).stop()).toBe(0);
  copyFileSync(join(other, 'data.key'), join(after, 'data.key'));
  await expect(startCentre(after)).rejects.toThrow('is not the one of this store');
  copyFileSync(join(before, 'data.key'), join(after, 'data.key'));
  expect(await (await startCentre(after)).stop()).toBe(0);
});

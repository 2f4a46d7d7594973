import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pairFleet } from '../kill/fleet.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { findBrokenLink, readStoredReplicas } from '../support/journal-evidence.ts';
import { NextProgram } from '../support/next-program.ts';
import { type PushingTablet, sendOver } from '../support/pushing-tablet.ts';
import { runCli } from '../support/run-cli.ts';
import type { Send } from '../support/tablet.ts';

const NOW = join(import.meta.dirname, '../..');
const ROUND = 12;
const NEXT_VERSION = '99.0.0';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A tablet of today rates; one of tomorrow also writes what today's centre cannot read yet. */
function record(today: PushingTablet, tomorrow: PushingTablet): void {
  for (let n = 0; n < ROUND; n += 1) {
    today.tablet.rate(1 + (n % 5));
    tomorrow.tablet.rate(1 + (n % 5));
    if (n % 4 === 3) tomorrow.tablet.record('rating', { score: { value: 5, of: 5 } }, { kv: 2 });
  }
}

/** Every line of both is there once, in an unbroken chain; put aside is exactly what is of tomorrow. */
function expectAll(dataDir: string, today: PushingTablet, tomorrow: PushingTablet): void {
  const replicas = new Map(readStoredReplicas(dataDir).map((replica) => [replica.id, replica]));
  for (const { tablet, acked } of [today, tomorrow]) {
    const replica = replicas.get(tablet.replica);
    expect(acked).toBe(tablet.last);
    expect(replica && findBrokenLink(replica)).toBeNull();
    expect(replica?.entries.map(({ line }) => line)).toEqual(tablet.rows.map(({ line }) => line));
    const aside = replica?.entries.filter(({ state }) => state === 'quarantined') ?? [];
    expect(aside.map(({ line }) => JSON.parse(line).kv)).toEqual(
      tablet.rows.flatMap(({ line }) => (JSON.parse(line).kv === 2 ? [2] : [])),
    );
  }
}

async function drain(send: Send, ...fleet: readonly PushingTablet[]): Promise<void> {
  for (const one of fleet) await one.drain(send);
}

async function start(program: string, dataDir: string): Promise<CentreProcess> {
  const centre = await CentreProcess.start(program, { dataDir, args: ['--dev'] });
  onTestFinished(() => centre.dispose());
  return centre;
}

test('upgraded and rolled back with tablets of two versions online: refused where it must be, and every answer is there once', async () => {
  const next = new NextProgram(NEXT_VERSION);
  onTestFinished(() => next.dispose());
  const dataDir = temporaryFolder();
  const before = await start(NOW, dataDir);
  const { username } = before.credentials;
  const admin = await CentreAdmin.signIn(sendOver(before.url), before.credentials);
  const [today, tomorrow] = await pairFleet(admin, sendOver(before.url), 2);
  if (!today || !tomorrow) throw new Error('no tablets');
  record(today, tomorrow);
  await drain(sendOver(before.url), today, tomorrow);
  const backup = join(temporaryFolder(), 'truoc-cap-nhat.db');
  expect(await runCli('backup', [backup], { HAILONG_DATA: dataDir })).toMatchObject({ code: 0 });
  expect(await before.stop()).toBe(0);

  const upgraded = await start(next.folder, dataDir);
  record(today, tomorrow);
  await drain(sendOver(upgraded.url), today, tomorrow);
  expectAll(dataDir, today, tomorrow);
  const health = await (await fetch(`${upgraded.url}/api/v1/health`)).json();
  expect(health).toMatchObject({ version: NEXT_VERSION });
  expect(await upgraded.stop()).toBe(0);

  // The earlier program does not touch what it cannot read.
  await expect(start(NOW, dataDir)).rejects.toThrow('newer version of this program (9999-next)');
  expectAll(dataDir, today, tomorrow);
  const confirmed = [today.acked, tomorrow.acked];

  expect(await runCli('restore', [backup, '--replace'], { HAILONG_DATA: dataDir })).toMatchObject({
    code: 0,
  });
  const rolledBack = await start(NOW, dataDir);
  const send = sendOver(rolledBack.url);
  const held = [await today.goBack(send), await tomorrow.goBack(send)];
  expect(held).toEqual([ROUND, ROUND + ROUND / 4]);
  expect(confirmed).toEqual(held.map((count) => 2 * count));
  record(today, tomorrow);
  await drain(send, today, tomorrow);
  expectAll(dataDir, today, tomorrow);
  const again = await CentreAdmin.signInAgain(send, username);
  expect(await again.pullAll()).toHaveLength(2 * 3 * ROUND);
  expect(await rolledBack.stop()).toBe(0);
});

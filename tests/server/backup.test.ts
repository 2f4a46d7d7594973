import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { RatingItem } from '#shared/protocol/admin.ts';
import { expectStoredOnce, pairFleet, until } from '../kill/fleet.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { readStoredReplicas } from '../support/journal-evidence.ts';
import { sendOver } from '../support/pushing-tablet.ts';
import { runCli } from '../support/run-cli.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function startCentre(dataDir = temporaryFolder()): Promise<CentreProcess> {
  const centre = await CentreProcess.startWith({ args: ['--dev'], dataDir });
  onTestFinished(() => centre.dispose());
  return centre;
}

/** A running centre with something in its audit log, and a backup of it: for tests that only read either. */
let standing: { readonly centre: CentreProcess; readonly backup: string };
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-backup-'));
  const centre = await CentreProcess.startWith({ args: ['--dev'] });
  const backup = join(folder, 'a.db');
  standing = { centre, backup };
  await (await CentreAdmin.signIn(sendOver(centre.url), centre.credentials)).addDevice();
  expect((await runCli('backup', [backup], { HAILONG_DATA: centre.dataDir })).code).toBe(0);
  return async () => {
    await centre.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
});

/** Of that backup, to be spoiled. */
function copyBackup(): string {
  const file = join(temporaryFolder(), 'a.db');
  copyFileSync(standing.backup, file);
  return file;
}

/** Between two pushes of a tablet: a load without end that never pauses would only starve the backup, and be read back for ever. */
const PAUSE_MS = 25;
/** Pushes before and after the backup. */
const SOME = 12;
/** Two starts, two runs of a command and six derivations of a key: what a busy machine may take for them. */
const BOUND_MS = 120_000;

test(
  '[AK3] a backup taken under load and restored: nothing confirmed before it is missing, tablets bring the rest, and no puller skips any of it',
  async () => {
    const centre = await startCentre();
    const send = sendOver(centre.url);
    const admin = await CentreAdmin.signIn(send, centre.credentials);
    const fleet = await pairFleet(admin, send, 3);
    const load = { running: true, pushes: 0 };
    const pushers = fleet.map(async (one) => {
      while (load.running) {
        for (let count = 0; count < 4; count += 1) one.tablet.rate(1 + (one.tablet.last % 5));
        expect(await one.push(send)).toBe('acked');
        load.pushes += 1;
        await wait(PAUSE_MS);
      }
    });
    await until(() => load.pushes > SOME);
    const confirmedBefore = fleet.map(({ acked }) => acked);
    const pushesBefore = load.pushes;
    const file = join(temporaryFolder(), 'sao-luu.db');
    expect(await runCli('backup', [file], { HAILONG_DATA: centre.dataDir })).toMatchObject({ code: 0 });
    const pushesAfter = load.pushes;
    // It was taken while they wrote, all of the time.
    expect(pushesAfter).toBeGreaterThan(pushesBefore + fleet.length);
    await until(() => load.pushes > pushesAfter + SOME);
    load.running = false;
    await Promise.all(pushers);
    const pulledBefore = await admin.pull(null, 1_000);
    let cursor = pulledBefore.resume;
    const pulled: RatingItem[] = [...pulledBefore.items];
    const pullOn = async (by: CentreAdmin) => {
      for (;;) {
        const page = await by.pull(cursor, 1_000);
        if (page.items.length === 0) return;
        pulled.push(...page.items);
        cursor = page.resume;
      }
    };
    await pullOn(admin);
    expect(await centre.stop()).toBe(0);

    rmSync(join(centre.dataDir, 'hailong.db'));
    const restored = await runCli('restore', [file], { HAILONG_DATA: centre.dataDir });
    expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('Restored') });
    expect(restored.stdout).not.toContain('MISSING');
    await centre.restart();
    for (const [index, one] of fleet.entries()) {
      const held = await one.goBack(send);
      expect(held).toBeGreaterThanOrEqual(confirmedBefore[index] ?? Number.NaN);
      expect(held).toBeLessThan(one.tablet.last);
      await one.drain(send);
    }
    expectStoredOnce(readStoredReplicas(centre.dataDir), fleet);
    // Signed in from then, nobody is; whoever pulls goes on with the cursor of before.
    await expect(admin.pull(cursor)).rejects.toThrow('401');
    await pullOn(await CentreAdmin.signInAgain(send, centre.credentials.username));
    const recorded = fleet.flatMap(({ tablet }) => tablet.rows.map(({ line }) => JSON.parse(line).id));
    expect(new Set(pulled.map(({ id }) => String(id)))).toEqual(new Set(recorded));
  },
  BOUND_MS,
);

test('a backup is one file that its owner alone reads, and is never written over', async () => {
  const { centre } = standing;
  const folder = temporaryFolder();
  const file = join(folder, 'a.db');
  expect((await runCli('backup', [file], { HAILONG_DATA: centre.dataDir })).code).toBe(0);
  expect(readdirSync(folder)).toEqual(['a.db']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = readFileSync(file);
  const again = await runCli('backup', [file], { HAILONG_DATA: centre.dataDir });
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect((await runCli('backup', [join(folder, 'b.db')], { HAILONG_DATA: folder })).code).toBe(1);
  expect(readdirSync(folder)).toEqual(['a.db']);
});

test('a running centre is not restored under, and what stood there is kept', async () => {
  const centre = await startCentre();
  const file = join(temporaryFolder(), 'a.db');
  const env = { HAILONG_DATA: centre.dataDir };
  await runCli('backup', [file], env);
  expect(await runCli('restore', [file], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--replace'),
  });
  expect(await runCli('restore', [file, '--replace'], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is running'),
  });
  await centre.stop();
  expect(await runCli('restore', [file, '--replace'], env)).toMatchObject({ code: 0 });
  const names = readdirSync(centre.dataDir).sort();
  expect(names).toEqual(['data.key', 'hailong.db', expect.stringMatching(/^hailong\.db\.before-/)]);
  await centre.restart();
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5_000)],
  ['no database', () => Buffer.from('không phải cơ sở dữ liệu'.repeat(20))],
])('a backup that is %s is refused before anything is touched', async (_, spoil) => {
  const file = copyBackup();
  writeFileSync(file, spoil(readFileSync(file)));
  const target = temporaryFolder();
  expect((await runCli('restore', [file], { HAILONG_DATA: target })).code).toBe(1);
  expect(readdirSync(target)).toEqual([]);
});

test('a backup in which a line of the audit log was altered, or of a newer version, is refused', async () => {
  const target = join(temporaryFolder(), 'data');
  const spoiled = async (how: string) => {
    const file = copyBackup();
    const db = new Sqlite(file);
    db.exec(how);
    db.close();
    return await runCli('restore', [file], { HAILONG_DATA: target });
  };
  const altered = await spoiled("update audit set line = replace(line, 'admin', 'admim') where no = 2");
  expect(altered).toMatchObject({ code: 1, stderr: expect.stringContaining('audit log 2') });
  const newer = await spoiled("insert into schema_step (name, applied_at) values ('9999-later', 'x')");
  expect(newer).toMatchObject({ code: 1, stderr: expect.stringContaining('newer version') });
  expect(existsSync(join(target, 'hailong.db'))).toBe(false);
});

test('a restore without the data key says what is missing', async () => {
  const file = copyBackup();
  const db = new Sqlite(file);
  db.exec("update account set second_factor_sealed = 'v1.x'");
  db.close();
  const restored = await runCli('restore', [file], { HAILONG_DATA: temporaryFolder() });
  expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('data.key') });
});

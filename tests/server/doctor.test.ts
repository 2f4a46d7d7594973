import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Finding } from '#server/operate/doctor/finding.ts';
import { backupName } from '#server/operate/rotate-backups.ts';
import { createProcessPorts } from '#server/process-ports.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { keepLocalTls } from '#server/tls/keep-local-tls.ts';
import { runCli } from '../support/run-cli.ts';
import { TEST_DATA_KEY } from '../support/server-context.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'), { mode: 0o600 });
  const centre = await createSignedInCentre(openSqlite(join(folder, 'hailong.db')));
  centre.tablet.rate(5);
  await centre.tablet.push(centre.send);
  const env: Record<string, string> = { HAILONG_DATA: folder };
  /** Every finding's state, by its id, and how it ended. */
  const examine = async () => {
    const { code, stdout } = await runCli('doctor', ['--json'], env);
    const findings: readonly Finding[] = JSON.parse(stdout).findings;
    return { code, findings, states: Object.fromEntries(findings.map(({ id, state }) => [id, state])) };
  };
  return { ...centre, folder, env, examine };
}

test('a sound installation has nothing in danger, and everything to do is said in two languages', async () => {
  const { examine, env, folder } = await start();
  const tls = await keepLocalTls(createProcessPorts(), join(folder, 'tls'), ['192.168.1.10']);
  Object.assign(env, {
    ...{ TLS_CERT: tls.files.certFile, TLS_KEY: tls.files.keyFile, HOST: '0.0.0.0' },
    ...{ PUBLIC_URL: 'https://192.168.1.10:8443', BACKUP_DIR: join(folder, 'sao-luu') },
  });
  await runCli('backup', [], env);
  const { code, states, findings } = await examine();
  expect(states).toMatchObject({
    ...{ node: 'good', 'data-key': 'good', 'data-key-fits': 'good', store: 'good', clock: 'good' },
    ...{ 'public-url': 'good', tls: 'good', 'tls-names': 'good', 'tls-key': 'good' },
    ...{ backup: 'good', 'backup-holds': 'good', quarantine: 'good', chains: 'good', sums: 'good' },
  });
  expect(findings.filter(({ state }) => state === 'bad').map(({ id }) => id)).toEqual(
    states['data-folder'] === 'bad' ? ['data-folder'] : [],
  );
  expect(code).toBe(states['data-folder'] === 'bad' ? 1 : 0);
  for (const { state, todo } of findings) expect(todo === null).toBe(state === 'good');
  const { stdout } = await runCli('doctor', [], env);
  expect(stdout).toMatch(
    /^✓ tls-names {5}Chứng thư dùng cho 192\.168\.1\.10 · The certificate is for 192\.168\.1\.10$/m,
  );
});

test.each<[string, string, (centre: Awaited<ReturnType<typeof start>>) => unknown]>([
  [
    'an address that is not secure',
    'public-url',
    ({ env }) => Object.assign(env, { PUBLIC_URL: 'http://kiosk.local' }),
  ],
  ['a data key that others read', 'data-key', ({ folder }) => chmodSync(join(folder, 'data.key'), 0o644)],
  [
    'the data key of another store',
    'data-key-fits',
    ({ folder }) => writeFileSync(join(folder, 'data.key'), Buffer.alloc(32, 77).toString('base64url')),
  ],
  ['a setting that is none', 'settings', ({ env }) => Object.assign(env, { PORT: 'eighty' })],
  ['a schedule that made nothing', 'backup', ({ env, folder }) => Object.assign(env, { BACKUP_DIR: folder })],
  [
    'a backup of years ago that is none',
    'backup-holds',
    ({ env, folder }) => {
      mkdirSync(join(folder, 'sao-luu'));
      writeFileSync(join(folder, 'sao-luu', backupName(0)), 'hỏng');
      Object.assign(env, { BACKUP_DIR: join(folder, 'sao-luu') });
    },
  ],
  [
    'a certificate for another name',
    'tls-names',
    async ({ env, folder }) => {
      const { files } = await keepLocalTls(createProcessPorts(), join(folder, 'tls'), ['khac.local']);
      Object.assign(env, {
        TLS_CERT: files.certFile,
        TLS_KEY: files.keyFile,
        PUBLIC_URL: 'https://kiosk.local',
      });
    },
  ],
  [
    'an altered log',
    'chains',
    ({ folder }) => change(folder, "update audit set line = replace(line, '1', '2')"),
  ],
  ['a wrong sum', 'sums', ({ folder }) => change(folder, 'update rating_rollup set l5 = l5 + 1')],
  [
    'a store of a newer version',
    'store',
    ({ folder }) => change(folder, "insert into schema_step (name, applied_at) values ('9999-later', 'x')"),
  ],
])('%s is said, with what to do, and ends with 1', async (_, id, spoil) => {
  const centre = await start();
  await centre.context.db.destroy();
  await spoil(centre);
  const { code, findings } = await centre.examine();
  expect(findings.find((finding) => finding.id === id)).toMatchObject({
    state: 'bad',
    todo: { vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
  });
  expect(code).toBe(1);
});

test('where there is nothing yet, nothing is made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { stdout } = await runCli('doctor', ['--json'], { HAILONG_DATA: join(folder, 'data') });
  expect(JSON.parse(stdout).findings).toContainEqual(expect.objectContaining({ id: 'store', state: 'look' }));
  expect(() => rmSync(join(folder, 'data'))).toThrow();
});

function change(folder: string, how: string): void {
  const db = new Sqlite(join(folder, 'hailong.db'));
  db.exec(how);
  db.close();
}

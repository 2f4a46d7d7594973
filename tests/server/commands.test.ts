import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from '#server/cli/commands.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { signIn } from '../support/office.ts';
import { runCli } from '../support/run-cli.ts';
import { TEST_DATA_KEY } from '../support/server-context.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-commands-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start() {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'));
  const centre = await createSignedInCentre(openSqlite(join(folder, 'hailong.db')));
  const run = async (command: string, ...args: readonly string[]) =>
    await runCli(command, args, { HAILONG_DATA: folder });
  /** What a command says to programs. */
  const ask = async (command: string, ...args: readonly string[]) => {
    const { code, stdout } = await run(command, ...args, '--json');
    return { code, json: JSON.parse(stdout) };
  };
  return { ...centre, folder, run, ask };
}

/** Runs a command in this process. */
async function call(name: string, args: readonly string[]) {
  const said = { out: '', err: '' };
  const entry = COMMANDS[name];
  if (!entry) throw new Error(name);
  const code = await (await entry.load()).command.run(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

test.each(Object.keys(COMMANDS))(
  '%s says how it is called, and ends with 2 when called wrongly',
  async (name) => {
    const help = await call(name, ['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out.startsWith(name)).toBe(true);
    const wrong = await call(name, ['--no-such-option']);
    expect(wrong).toEqual({ code: 2, out: '', err: expect.stringContaining(help.out) });
  },
);

test('the entry lists every command, and knows no other', async () => {
  const { code, stdout } = await runCli('--help', [], {});
  expect(code).toBe(0);
  expect([...stdout.matchAll(/^ {2}([a-z][a-z-]+) {2,}\S/gm)].map((match) => match[1])).toEqual(
    Object.keys(COMMANDS),
  );
  expect(await runCli('toString', [], {})).toMatchObject({ code: 2, stdout: '' });
});

test('create-admin makes an account that signs in once and must set a password; a taken name is refused', async () => {
  const { context, ask, run } = await start();
  const { code, json } = await ask('create-admin', 'Chi.Lan', '--unit', OFFICE.unit);
  expect({ code, ok: json.ok, username: json.username }).toEqual({ code: 0, ok: true, username: 'chi.lan' });
  const client = await signIn(context, { username: 'chi.lan', password: json.password });
  expect(await (await client.get('/session')).json()).toMatchObject({
    role: 'admin',
    mustChangePassword: true,
  });
  expect(await ask('create-admin', 'chi.lan', '--unit', OFFICE.unit)).toEqual({
    code: 1,
    json: { ok: false, error: expect.stringContaining('already') },
  });
  expect(await run('create-admin', '  ', '--unit', OFFICE.unit)).toMatchObject({ code: 2, stdout: '' });
});

test('pair hands out a code that pairs, for a new tablet and anew for one that exists; devices lists it', async () => {
  const { app, ask, run } = await start();
  const made = await ask('pair', '--counter', OFFICE.counter, '--name', 'Máy dòng lệnh');
  expect(made).toMatchObject({ code: 0, json: { ok: true, pairingUrl: expect.stringContaining('/?pair=') } });
  const again = await ask('pair', '--device', made.json.device);
  expect(again.json.device).toBe(made.json.device);
  const pair = async (code: string) =>
    (await app.request('/api/v1/pair', { method: 'POST', body: JSON.stringify({ code }) })).status;
  // The body lacks the key, so that nothing pairs: what counts is that the code was looked at before.
  expect(await pair(again.json.pairingCode)).toBe(400);
  expect((await run('pair', '--device', made.json.device)).stdout).toMatch(/█.*\n.*link {3}http/s);
  const { json } = await ask('devices');
  expect(
    json.devices.map(({ name, state }: { name: string; state: string }) => [name, state]),
  ).toContainEqual(['Máy dòng lệnh', 'unpaired']);
  expect(json.counters.map(({ id }: { id: string }) => id)).toContain(OFFICE.counter);
  expect(await run('pair', '--counter', 'khong-co')).toMatchObject({ code: 1 });
  expect(await run('pair', '--counter', 'a', '--device', 'b')).toMatchObject({ code: 2 });
});

test('export writes what the API exports, whole or not at all, and never over a file', async () => {
  const { tablet, send, client, folder, run } = await start();
  for (let n = 0; n < 250; n += 1) tablet.rate(1 + (n % 5));
  for (let first = 1; first <= 250; first += 50) await tablet.push(send, { first, last: first + 49 });
  for (const format of ['csv', 'ndjson']) {
    const file = join(folder, `danh-gia.${format}`);
    expect(await run('export', file, '--unit', OFFICE.unit)).toMatchObject({ code: 0 });
    const served = await (await client.get(`/ratings?format=${format}`)).arrayBuffer();
    expect(readFileSync(file).equals(Buffer.from(served))).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await run('export', file, '--unit', OFFICE.unit)).toMatchObject({ code: 1 });
  }
  const future = join(folder, 'sau.ndjson');
  expect(await run('export', future, '--unit', OFFICE.unit, '--from', '2999-01-01')).toMatchObject({
    code: 0,
  });
  expect(readFileSync(future, 'utf8')).toBe('');
  expect(await run('export', join(folder, 'a.pdf'))).toMatchObject({ code: 2 });
  expect(await run('export', join(folder, 'a.csv'), '--from', 'hôm qua')).toMatchObject({ code: 2 });
});

test('backup --dir names by the time, tries what it wrote, and keeps by the rotation; restore --check tries any', async () => {
  const { folder, run, ask } = await start();
  const backups = join(folder, 'sao-luu');
  const old = ['hailong-2020-01-01T01-00-00-000Z.db', 'hailong-2020-01-01T02-00-00-000Z.db'];
  const first = await ask('backup', '--dir', backups);
  expect(first).toMatchObject({ code: 0, json: { ok: true, counts: { journals: expect.any(Number) } } });
  expect(statSync(backups).mode & 0o777).toBe(0o700);
  for (const name of old) writeFileSync(join(backups, name), 'cũ');
  writeFileSync(join(backups, 'ghi-chu.txt'), 'của người khác');
  const second = await ask('backup', '--dir', backups, '--keep-daily', '2', '--keep-weekly', '0');
  // Of two on one day the newer stays.
  expect(second.json.removed).toEqual([first.json.file.slice(backups.length + 1), old[0]]);
  expect(readdirSync(backups).sort()).toEqual(
    [old[1], second.json.file.slice(backups.length + 1), 'ghi-chu.txt'].sort(),
  );
  expect(await run('restore', second.json.file, '--check')).toMatchObject({ code: 0 });
  const db = new Sqlite(second.json.file);
  db.exec("update audit set line = '{}' where no = 1");
  db.close();
  expect(await run('restore', second.json.file, '--check')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('audit log 1'),
  });
  expect(await run('backup')).toMatchObject({ code: 2 });
  expect(await run('backup', '--dir', backups, '--keep-daily', 'viele')).toMatchObject({ code: 2 });
});

test('what the other commands find reaches programs as well', async () => {
  const { tablet, send, ask } = await start();
  tablet.rate(5);
  await tablet.push(send);
  expect(await ask('verify')).toMatchObject({
    code: 0,
    json: { ok: true, store: { journals: 1, lines: 1 } },
  });
  expect(await ask('rollups', '--verify')).toMatchObject({ code: 0, json: { ok: true, wrong: [] } });
  expect(await ask('staff-pin', OFFICE.unit)).toMatchObject({
    json: { ok: true, pin: expect.stringMatching(/^\d{6}$/) },
  });
});

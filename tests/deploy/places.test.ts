import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-service-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

test('install:service writes units that systemd takes, a secret environment file that is kept, and a command', async () => {
  const root = temporaryFolder();
  const run = async () => await runCli('install-service', ['--root', root], {});
  expect(await run()).toMatchObject({ code: 0 });
  const environment = join(root, 'etc/hai-long/hai-long.env');
  expect(statSync(environment).mode & 0o777).toBe(0o600);
  writeFileSync(environment, 'PORT=9443\n');
  expect((await run()).stdout).toMatch(/giữ \/ kept.*hai-long\.env/);
  expect(readFileSync(environment, 'utf8')).toBe('PORT=9443\n');
  expect(spawnSync('sh', ['-n', join(root, 'usr/local/bin/hailong')]).status).toBe(0);
  const unit = readFileSync(join(root, 'etc/systemd/system/hai-long.service'), 'utf8');
  for (const line of [
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'CapabilityBoundingSet=',
    'PrivateTmp=yes',
  ])
    expect(unit.split('\n')).toContain(line);
  const units = ['hai-long.service', 'hai-long-backup.service', 'hai-long-backup.timer'];
  const files = units.map((name) => join(root, 'etc/systemd/system', name));
  // It needs no running systemd; what it says is what is wrong with these files.
  const said = hasAnalyze ? spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' }) : null;
  const own = (said?.stderr ?? '').split('\n').filter((line) => line.includes('hai-long'));
  expect(own).toEqual([]);
});

test('what ExecStart says starts the centre with the environment file’s settings, as the unit would', async () => {
  const root = temporaryFolder();
  await runCli('install-service', ['--root', root], {});
  const unit = readFileSync(join(root, 'etc/systemd/system/hai-long-backup.service'), 'utf8');
  const command = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];
  const [program = '', ...args] = command;
  expect(existsSync(program)).toBe(true);
  const environment = readFileSync(join(root, 'etc/hai-long/hai-long.env'), 'utf8');
  const settings = Object.fromEntries(
    environment
      .split('\n')
      .filter((line) => /^[A-Z_]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), join(root, line.slice(line.indexOf('=') + 1))]),
  );
  const { HAILONG_DATA = '', BACKUP_DIR = '' } = settings;
  expect([HAILONG_DATA, BACKUP_DIR]).toEqual([
    join(root, '/var/lib/hai-long'),
    join(root, '/var/backups/hai-long'),
  ]);
  const ran = spawnSync(program, args, { encoding: 'utf8', env: { HAILONG_DATA, BACKUP_DIR } });
  expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('There is no store')]);
});

test('--dry-run prints everything and writes nothing', async () => {
  const { code, stdout } = await runCli('install-service', ['--dry-run', '--json'], {});
  expect(code).toBe(0);
  const { files } = JSON.parse(stdout);
  expect(files.map(({ path }: { path: string }) => path)).toContain('/etc/systemd/system/hai-long.service');
});

test('the Containerfile copies what is there and runs what is there', () => {
  const text = read('docs/deploy/Containerfile').replaceAll('\\\n', ' ');
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  expect(copied.length).toBeGreaterThan(6);
  expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const scripts = JSON.parse(read('package.json')).scripts;
  for (const [, script] of text.matchAll(/npm run ([a-z:]+)/g))
    expect(Object.keys(scripts)).toContain(script);
  for (const [path] of text.matchAll(/src\/[a-z/-]+\.ts/g)) expect(existsSync(join(ROOT, path))).toBe(true);
  expect(text).toMatch(/^USER node$/m);
  // Everything that the build reads is copied before it runs.
  const before = text.slice(0, text.indexOf('npm run build'));
  for (const part of ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'])
    expect(before).toMatch(new RegExp(`COPY .*\\b${part.replace('.', '\\.')}`));
});

test('the example of several containers names files that are there and settings that the centre reads', () => {
  const text = read('docs/deploy/compose.yaml');
  expect(text).toContain('dockerfile: docs/deploy/Containerfile');
  const environment = text.slice(
    text.indexOf('environment: &environment'),
    text.indexOf('volumes: ["data:/data"]'),
  );
  const settings = [...environment.matchAll(/^ {4}([A-Z_]+):/gm)].map((match) => match[1]);
  expect(settings.length).toBeGreaterThan(5);
  const known = read('src/server/settings.ts');
  expect(settings.filter((name) => !known.includes(`  ${name}: optional(`))).toEqual([]);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createTestPostgresUrl } from '../support/postgres.ts';

const PROGRAM = join(import.meta.dirname, '../..');

interface Centre {
  readonly url: string;
  /** Everything that was said on stdout up to now. */
  output(): string;
  stop(): Promise<number | null>;
}

/** The real program on a free port, ready to answer. */
async function startCentre(env: Record<string, string>, args: readonly string[] = []): Promise<Centre> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['src/server/main.ts', '--dev', ...args], {
    cwd: PROGRAM,
    env: { ...process.env, DATABASE_URL: '', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const gone = once(child, 'exit');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  while (child.exitCode === null) {
    const answered = await fetch(`${url}/api/v1/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) break;
    await wait(50);
  }
  return {
    url,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await gone;
      return code;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-run-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('the first start prints the secrets once, a second start keeps everything and prints none', async () => {
  const folder = temporaryFolder();
  const first = await startCentre({ HAILONG_DATA: folder });
  const password = /one-time password\s+(\S+)/.exec(first.output())?.[1];
  const link = /\S+\/\?pair=(\S+)/.exec(first.output());
  expect(password).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
  expect(link?.[1]).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  const signedIn = await fetch(`${first.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password }),
  });
  expect(signedIn.status).toBe(200);
  expect(await signedIn.json()).toMatchObject({ mustChangePassword: true });
  expect(await first.stop()).toBe(0);
  expect(readdirSync(folder)).toEqual(['data.key', 'hailong.db']);

  const second = await startCentre({ HAILONG_DATA: folder });
  expect(second.output()).not.toMatch(/\?pair=|([A-Z2-9]{4}-){3}[A-Z2-9]{4}/);
  expect(second.output()).toContain('npm run reset-password -- admin');
  expect(second.output()).toContain('a tablet is not paired yet');
  expect(await second.stop()).toBe(0);
});

test('on PostgreSQL two processes start at once on an empty store, and one of them makes the office', async () => {
  const DATABASE_URL = await createTestPostgresUrl();
  // Whoever shares a store shares its data key, and both may be the first to make it.
  const DATA_KEY_FILE = join(temporaryFolder(), 'data.key');
  const centres = await Promise.all([
    startCentre({ DATABASE_URL, DATA_KEY_FILE, HAILONG_DATA: temporaryFolder() }),
    startCentre({ DATABASE_URL, DATA_KEY_FILE, HAILONG_DATA: temporaryFolder() }),
  ]);
  const secrets = centres.filter((centre) => /\?pair=/.test(centre.output()));
  expect(secrets).toHaveLength(1);
  expect(await (await fetch(`${centres[0]?.url}/api/v1/health`)).json()).toMatchObject({ store: 'postgres' });
  for (const centre of centres) expect(await centre.stop()).toBe(0);
});

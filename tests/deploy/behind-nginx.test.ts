import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProcessPorts } from '#server/process-ports.ts';
import { keepLocalTls } from '#server/tls/keep-local-tls.ts';
import { expectStoredOnce, pairFleet, until } from '../kill/fleet.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { DurablePostgres } from '../support/durable-postgres.ts';
import { mayInstall } from '../support/engines.ts';
import { freePort } from '../support/free-port.ts';
import { readPostgresReplicas } from '../support/journal-evidence.ts';
import { hasNginx, Nginx } from '../support/nginx.ts';
import { type PushingTablet, sendOver } from '../support/pushing-tablet.ts';

const SITE = join(import.meta.dirname, '../../docs/deploy/nginx.conf');
const TABLETS = 6;

/** What the documented installation of a province is made of. */
interface Province {
  readonly url: string;
  readonly postgres: DurablePostgres;
  readonly centres: readonly CentreProcess[];
  readonly nginx: Nginx;
  readonly tls: string;
}

let province: Province | undefined;
/** Where there is no nginx, `npm run deploy:drill` says so; where it can be installed, it must be there. */
const PROVINCES = hasNginx() ? (['nginx'] as const) : ([] as const);

async function startProvince(): Promise<Province> {
  const tls = mkdtempSync(join(tmpdir(), 'hailong-drill-'));
  const made = await keepLocalTls(createProcessPorts(), tls, ['localhost', '127.0.0.1']);
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(made.authorityFile, 'utf8')]);
  const port = await freePort();
  const url = `https://localhost:${port}`;
  Object.assign(process.env, { TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: url });
  const postgres = await DurablePostgres.start();
  const options = { databaseUrl: postgres.url, args: ['--dev'] };
  const centres = await Promise.all([1, 2].map(() => CentreProcess.startWith(options)));
  const [first = 0, second = 0] = centres.map((centre) => Number(new URL(centre.url).port));
  const { certFile: cert, keyFile: key } = made.files;
  const nginx = await Nginx.start(SITE, { port, upstreams: [first, second], cert, key });
  return { url, postgres, centres, nginx, tls };
}

beforeAll(async () => {
  if (hasNginx()) province = await startProvince();
});

afterAll(async () => {
  await province?.nginx.dispose();
  for (const centre of province?.centres ?? []) await centre.dispose();
  await province?.postgres.dispose();
  if (province) rmSync(province.tls, { recursive: true, force: true });
});

test('it is tried wherever nginx could be installed', () => {
  expect(hasNginx()).toBe(hasNginx() || mayInstall());
});

describe.each(PROVINCES)('two processes behind %s', () => {
  function get(): Province {
    if (!province) throw new Error('did not start');
    return province;
  }

  test('tablets push by HTTPS while each process is killed in turn: every answer is there once', async () => {
    const { url, centres, postgres } = get();
    const send = sendOver(url);
    const founder = centres.find(({ output }) => /one-time password\s+\S+/.test(output));
    if (!founder) throw new Error('no office');
    const admin = await CentreAdmin.signIn(send, founder.credentials);
    const fleet = await pairFleet(admin, send, TABLETS);
    const load = { running: true, acked: 0 };
    const pushers = fleet.map((one) => pushOn(one, url, load));
    for (const centre of centres) {
      const before = load.acked;
      await until(() => load.acked > before + 40);
      await centre.kill();
      const alone = load.acked;
      // The other one carries all of them meanwhile.
      await until(() => load.acked > alone + 40);
      await centre.restart();
    }
    load.running = false;
    await Promise.all(pushers);
    for (const one of fleet) await one.drain(send);
    expectStoredOnce(await readPostgresReplicas(postgres.url), fleet);
    const pulled = await admin.pullAll();
    expect(new Set(pulled.map(({ id }) => String(id))).size).toBe(
      fleet.reduce((sum, { tablet }) => sum + tablet.last, 0),
    );
    const devices = await admin.devices();
    expect(devices.flatMap(({ replicas }) => replicas).every(({ quarantined }) => quarantined === 0)).toBe(
      true,
    );
  });

  test('the audit log has the address of who came, not the proxy’s, and nobody can claim another', async () => {
    const { url, centres } = get();
    const founder = centres.find(({ output }) => /one-time password\s+\S+/.test(output));
    const name = founder?.credentials.username ?? '';
    const send = sendOver(url);
    await send('/api/v1/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.9' },
      body: JSON.stringify({ username: name, password: 'không phải' }),
    });
    const admin = await CentreAdmin.signInAgain(send, name);
    const text = JSON.stringify(await admin.read('/api/v1/audit'));
    expect(text).toContain('"address":"127.0.0.1"');
    expect(text).not.toContain('203.0.113.9');
  });

  test('the proxy’s logs hold neither a citizen’s address nor a code', async () => {
    const { url, nginx } = get();
    const send = sendOver(url);
    const secrets = [
      '/p/BIMAT-2345',
      '/theo-doi/BIMAT-2345',
      '/?pair=BIMAT-2345',
      '/api/v1/follow-up/BIMAT-2345',
    ];
    for (const path of secrets) await send(path, {});
    await until(() => nginx.log('hai-long.log').split('\n').length > 10);
    expect(nginx.log('hai-long.log')).toMatch(/ POST \/api\/v1\/journal 200 /);
    for (const log of ['hai-long.log', 'hai-long-error.log'] as const)
      expect(nginx.log(log)).not.toContain('BIMAT');
  });

  test('a browser that came by TLS never comes without it', async () => {
    const response = await sendOver(get().url)('/api/v1/health', {});
    expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  });
});

/** Records and pushes until told to stop; a push that meets a dying process is made again, as tablets do. */
async function pushOn(
  one: PushingTablet,
  url: string,
  load: { readonly running: boolean; acked: number },
): Promise<void> {
  const send = sendOver(url);
  while (load.running) {
    for (let count = 0; count < 3; count += 1) one.tablet.rate(1 + (one.tablet.last % 5));
    const outcome = await pushOnce(one, send);
    if (outcome === 'acked') load.acked += 1;
    else await wait(50);
  }
}

/** A proxy whose processes are both gone for a moment says 502; a tablet holds on to what it has and comes again. */
async function pushOnce(one: PushingTablet, send: ReturnType<typeof sendOver>): Promise<'acked' | 'later'> {
  let gateway = false;
  const outcome = await one
    .push(async (path, init) => {
      const response = await send(path, init);
      gateway = [502, 504].includes(response.status);
      if (gateway) throw new TypeError('no process behind the proxy');
      return response;
    })
    .catch((error: unknown) => {
      if (gateway) return 'unreachable' as const;
      throw error;
    });
  return outcome === 'acked' ? 'acked' : 'later';
}

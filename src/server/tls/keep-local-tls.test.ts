import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { createProcessPorts } from '../process-ports.ts';
import { keepLocalTls } from './keep-local-tls.ts';
import { isCertifiedFor, readTls } from './read-tls.ts';

const HOSTS = ['hai-long.local', '192.168.1.10', 'fd00::10'] as const;
const DAY_MS = 24 * 60 * 60_000;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hailong-tls-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return join(path, 'tls');
}

const keep = (path: string, hosts: readonly string[]) => keepLocalTls(createProcessPorts(), path, hosts);

test('an authority and a server certificate for every name and address, readable by their owner alone', async () => {
  const path = folder();
  const made = await keep(path, HOSTS);
  expect(made).toMatchObject({
    newAuthority: true,
    hosts: ['hai-long.local', '192.168.1.10', 'FD00:0:0:0:0:0:0:10'],
  });
  for (const name of ['ca.crt', 'ca.key', 'server.crt', 'server.key'])
    expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
  const authority = new X509Certificate(readFileSync(made.authorityFile));
  const { cert, validToMs } = readTls(made.files);
  const leaf = new X509Certificate(cert);
  expect(leaf.verify(authority.publicKey)).toBe(true);
  expect([authority.ca, leaf.ca]).toEqual([true, false]);
  for (const host of HOSTS) expect(isCertifiedFor(cert, host)).toBe(true);
  for (const host of ['khac.local', '192.168.1.11', 'x.hai-long.local'])
    expect(isCertifiedFor(cert, host)).toBe(false);
  // What an iPad takes at most.
  expect(validToMs - leaf.validFromDate.getTime()).toBeLessThanOrEqual(825 * DAY_MS);
});

test('renewed without a word it keeps authority and names, so that tablets need not be touched', async () => {
  const path = folder();
  await expect(keep(path, [])).rejects.toThrow('--host');
  const first = await keep(path, HOSTS);
  const before = readFileSync(join(path, 'server.crt'), 'utf8');
  const again = await keep(path, []);
  expect(again).toMatchObject({ newAuthority: false, fingerprint: first.fingerprint, hosts: first.hosts });
  expect(readFileSync(join(path, 'server.crt'), 'utf8')).not.toBe(before);
});

test('openssl, where there is one, takes the chain as browsers do', async () => {
  const path = folder();
  await keep(path, HOSTS);
  const args = ['verify', '-x509_strict', '-purpose', 'sslserver', '-verify_ip', '192.168.1.10'];
  const found = spawnSync('openssl', [...args, '-CAfile', join(path, 'ca.crt'), join(path, 'server.crt')], {
    encoding: 'utf8',
  });
  expect(found.error === undefined ? found.stdout : 'no openssl').toMatch(/: OK\n$|^no openssl$/);
});

async function serve(path: string) {
  const { files } = await keep(path, ['localhost']);
  const port = await freePort();
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => 0,
  );
  const settings = {
    ...{ host: '127.0.0.1', port, allowHttp: false },
    tls: files,
  };
  const listening = await listen(settings, () => new Response('ở đây'), log);
  onTestFinished(() => listening.stop());
  return { port, listening, files, lines, ca: readFileSync(join(path, 'ca.crt')) };
}

/** The serial number that a new connection is shown. */
function serialOf(port: number, ca: Buffer, maxVersion?: 'TLSv1.1' | 'TLSv1.3'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca,
      ...(maxVersion ? { maxVersion, minVersion: 'TLSv1' } : {}),
    });
    socket.once('secureConnect', () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

test('a renewed certificate is taken up for new connections, and the open one goes on', async () => {
  const path = folder();
  const { port, listening, ca, lines } = await serve(path);
  const before = await serialOf(port, ca);
  const open = connect({ port, host: '127.0.0.1', servername: 'localhost', ca });
  await new Promise((resolve) => open.once('secureConnect', resolve));
  await keep(path, []);
  listening.reloadTls();
  expect(await serialOf(port, ca)).not.toBe(before);
  const answer = new Promise<string>((resolve) => open.setEncoding('utf8').once('data', resolve));
  open.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(lines.join()).toContain('tls-reloaded');
});

test('half a renewal is not taken up: what was in use stays, and the log says why', async () => {
  const path = folder();
  const { port, listening, ca, lines, files } = await serve(path);
  const before = await serialOf(port, ca);
  const other = await keep(folder(), ['localhost']);
  writeFileSync(files.certFile, readFileSync(other.files.certFile));
  listening.reloadTls();
  expect(await serialOf(port, ca)).toBe(before);
  expect(lines.join()).toContain('do not belong together');
});

test('TLS 1.1 is refused, plain HTTP gets no answer', async () => {
  const { port, ca } = await serve(folder());
  await expect(serialOf(port, ca, 'TLSv1.1')).rejects.toThrow();
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  const trusted = await new Promise((resolve) =>
    get({ port, host: '127.0.0.1', servername: 'localhost', ca }, ({ statusCode }) => resolve(statusCode)),
  );
  expect(trusted).toBe(200);
});

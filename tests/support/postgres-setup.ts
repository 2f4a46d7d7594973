import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';
import { loadEmbeddedPostgres } from './reachable-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this run; it may still be starting. */
    postgresPort: number;
  }
}

/**
 * One PostgreSQL a test run, from the package's own binaries. It starts in the background, so that runs that need none do
 * not wait for it; `createTestPostgres` waits until it answers.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'hailong-pg-'));
  // The server runs as another user when the tests run as root.
  await chmod(folder, 0o755);
  const EmbeddedPostgres = await loadEmbeddedPostgres(folder);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  const started = server.initialise().then(() => server.start());
  started.catch(() => undefined);
  project.provide('postgresPort', port);
  return async () => {
    await started.catch(() => undefined);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

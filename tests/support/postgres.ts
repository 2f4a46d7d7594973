import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { openPostgres } from '#server/store/open-postgres.ts';

/** A fresh, empty database on the PostgreSQL of this run. Closing the pool is the caller's (a test context does it). */
export async function createTestPostgres(): Promise<Database> {
  return openPostgres(await createTestPostgresUrl(), () => undefined);
}

/** The address of a fresh, empty database, for tests that open several pools or processes on one store. */
export async function createTestPostgresUrl(): Promise<string> {
  const port = inject('postgresPort');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = await connectWhenReady(`postgres://postgres:test@127.0.0.1:${port}/postgres`);
  await client.query(`create database ${name}`);
  await client.end();
  return `postgres://postgres:test@127.0.0.1:${port}/${name}`;
}

async function connectWhenReady(url: string): Promise<pg.Client> {
  const until = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > until) throw new Error('PostgreSQL did not start', { cause: error });
      await wait(50);
    }
  }
}

import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { migrate } from '#server/store/migrate.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { TEST_NOW_MS } from './server-context.ts';

/**
 * A fresh database of this program's schema on the PostgreSQL of this run. Closing the pool is the caller's (a test context does
 * it). It is a copy of one that this process has migrated once: taking every step of the schema anew takes longer than most tests.
 */
export async function createTestPostgres(): Promise<Database> {
  template ??= createTemplate();
  return openPostgres(await createDatabase(`template ${await template}`), () => undefined);
}
let template: Promise<string> | undefined;

/** The same without a schema. */
export async function createEmptyPostgres(): Promise<Database> {
  return openPostgres(await createTestPostgresUrl(), () => undefined);
}

/** The address of a fresh, empty database, for tests that open several pools or processes on one store. */
export function createTestPostgresUrl(): Promise<string> {
  return createDatabase('');
}

/** Answers the name; nobody is connected to it any more, or it could not be copied. */
async function createTemplate(): Promise<string> {
  const url = await createTestPostgresUrl();
  const db = openPostgres(url, () => undefined);
  await migrate(db, new Date(TEST_NOW_MS).toISOString());
  await db.destroy();
  return new URL(url).pathname.slice(1);
}

async function createDatabase(how: string): Promise<string> {
  const port = inject('postgresPort');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = await connectWhenReady(`postgres://postgres:test@127.0.0.1:${port}/postgres`);
  await client.query(`create database ${name} ${how}`);
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

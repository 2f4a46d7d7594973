import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '#server/store/database.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import type { CentreProcess } from '#tests/support/centre-process.ts';
import { DurablePostgres } from '#tests/support/durable-postgres.ts';
import { startAsInstalled } from '#tests/support/started-centre.ts';

/** A centre that was filled past its ingest. */
export interface FilledCentre<T> {
  readonly centre: CentreProcess;
  /** What `fill` answered. */
  readonly filled: T;
  /** What the store takes on the disk. */
  readonly bytes: number;
  /** A connection of the bench's own, beside the server's. */
  readonly db: Database;
  /** The store's file, or its address. */
  readonly place: string;
}

/** What a bench does with a store of each kind. */
export interface StoreBench<T> {
  /** For the server: `--dev` without pages. */
  readonly args: readonly string[];
  fill(db: Database): Promise<T>;
  measure(store: string, filled: FilledCentre<T>): Promise<void>;
}

/** Runs a bench on a real server with an embedded store and with a PostgreSQL of its own, whichever are named. */
export async function onStores<T>(stores: readonly string[], bench: StoreBench<T>): Promise<void> {
  for (const store of stores) {
    if (store === 'postgres') await onPostgres(bench);
    else await onSqlite(bench);
  }
}

async function onSqlite<T>({ args, fill, measure }: StoreBench<T>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hailong-bench-'));
  const centre = await startAsInstalled({ dataDir, args });
  try {
    const file = join(dataDir, 'hailong.db');
    const db = openSqlite(file);
    const filled = await fill(db);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
    await measure('SQLite', { centre, filled, bytes: statSync(file).size, db, place: file });
    await db.destroy();
  } finally {
    await centre.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function onPostgres<T>({ args, fill, measure }: StoreBench<T>): Promise<void> {
  const postgres = await DurablePostgres.start();
  try {
    const centre = await startAsInstalled({
      databaseUrl: postgres.url,
      args,
    });
    try {
      const db = openPostgres(postgres.url, () => undefined, { statementMs: 1_800_000 });
      const filled = await fill(db);
      // What its own autovacuum does within minutes.
      await sql`vacuum analyze`.execute(db);
      const { rows } = await sql<{
        bytes: number;
      }>`select pg_database_size(current_database()) as bytes`.execute(db);
      await measure('PostgreSQL', { centre, filled, bytes: rows[0]?.bytes ?? 0, db, place: postgres.url });
      await db.destroy();
    } finally {
      await centre.dispose();
    }
  } finally {
    await postgres.dispose();
  }
}

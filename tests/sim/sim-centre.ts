import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import { createApp } from '#server/app.ts';
import { createContentCache } from '#server/content/content-cache.ts';
import type { ServerClock, ServerContext, ServerRandom } from '#server/context.ts';
import { createLog } from '#server/log.ts';
import { loadServerKeys } from '#server/server-keys.ts';
import type { Database } from '#server/store/database.ts';
import { migrate } from '#server/store/migrate.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { createSeededRandom } from '#tests/support/server-context.ts';
import { createOffice } from '#tests/support/small-office.ts';

/** A row of the centre's journal. */
export interface CentreEntry {
  readonly replica: string;
  readonly seq: number;
  readonly entryId: string | null;
  readonly kind: string | null;
  readonly line: string;
  readonly hash: string;
  readonly state: 'stored' | 'duplicate' | 'quarantined';
}

export interface CentreReplica {
  readonly id: string;
  readonly receivedThrough: number;
  readonly hash: string;
  readonly missing: readonly { readonly first: number; readonly last: number }[];
}

/** Everything the invariants look at, read from the tables and not through the code under test. */
export interface CentreView {
  readonly entries: readonly CentreEntry[];
  readonly replicas: readonly CentreReplica[];
  readonly ratingIds: readonly string[];
}

/** The real centre on a real SQLite file, with a backup that can be restored. */
export interface SimCentre {
  readonly context: ServerContext;
  fetch(request: Request): Promise<Response>;
  /** The process ends and another one opens the same file. */
  restart(): Promise<void>;
  /** Takes a backup (and forgets the one before). */
  snapshot(): Promise<void>;
  /** Puts the backup in the place of the store. */
  restore(): Promise<void>;
  view(): Promise<CentreView>;
  close(): Promise<void>;
}

/** A store with the small office in it, made once and copied for every run. */
export interface CentreTemplate {
  start(clock: ServerClock): Promise<SimCentre>;
  remove(): void;
}

/** Linux keeps files there in memory: the simulation restores stores, it does not pull the plug. */
const MEMORY_FOLDER = '/dev/shm';

/** Prepares the template in a folder of its own. */
export async function createCentreTemplate(clock: ServerClock): Promise<CentreTemplate> {
  const folder = mkdtempSync(join(existsSync(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir(), 'hai-long-sim-'));
  const template = join(folder, 'template.db');
  const db = openSqlite(template);
  await migrate(db, new Date(clock.nowMs()).toISOString());
  await createOffice(await contextOn(db, clock, createSeededRandom(1)));
  await sql.raw('pragma wal_checkpoint(truncate)').execute(db);
  await db.destroy();
  let runs = 0;
  return {
    async start(runClock) {
      runs++;
      const file = join(folder, `run-${runs}.db`);
      copyFileSync(template, file);
      return startCentre(file, runClock);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function startCentre(file: string, clock: ServerClock): Promise<SimCentre> {
  const random = createSeededRandom(7);
  const backup = `${file}.backup`;
  const remove = (name: string) => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${name}${suffix}`, { force: true });
  };
  let context = await contextOn(openSqlite(file), clock, random);
  let app: Hono = createApp(context);
  const open = async () => {
    context = await contextOn(openSqlite(file), clock, random);
    app = createApp(context);
  };
  const centre: SimCentre = {
    get context() {
      return context;
    },
    fetch: async (request) => app.fetch(request),
    async restart() {
      await context.db.destroy();
      await open();
    },
    async snapshot() {
      remove(backup);
      await sql`vacuum into ${backup}`.execute(context.db);
    },
    async restore() {
      await context.db.destroy();
      remove(file);
      copyFileSync(backup, file);
      await open();
    },
    view: () => readView(context.db),
    async close() {
      await context.db.destroy();
      remove(file);
      remove(backup);
    },
  };
  await centre.snapshot();
  return centre;
}

async function contextOn(db: Database, clock: ServerClock, random: ServerRandom): Promise<ServerContext> {
  return {
    db,
    keys: await loadServerKeys(db, new Date(clock.nowMs()).toISOString()),
    content: createContentCache(db, clock),
    clock,
    random,
    log: createLog(() => {}, clock.nowMs),
    version: '0.1.0-sim',
    publicUrl: 'http://centre.test',
  };
}

async function readView(db: Database): Promise<CentreView> {
  const entries = await db
    .selectFrom('entry')
    .innerJoin('replica', 'replica.no', 'entry.replica_no')
    .select([
      'replica.id as replica',
      'seq',
      'entry_id as entryId',
      'kind',
      'line',
      'entry.hash as hash',
      'state',
    ])
    .orderBy('entry.replica_no')
    .orderBy('seq')
    .execute();
  const replicas = await db.selectFrom('replica').selectAll().execute();
  const missing = await db.selectFrom('missing_range').selectAll().orderBy('first_seq').execute();
  const ratings = await db.selectFrom('rating').select('entry_id').execute();
  return {
    entries,
    replicas: replicas.map((replica) => ({
      id: replica.id,
      receivedThrough: replica.received_through,
      hash: replica.hash,
      missing: missing
        .filter((range) => range.replica_no === replica.no)
        .map((range) => ({ first: range.first_seq, last: range.last_seq })),
    })),
    ratingIds: ratings.map((rating) => rating.entry_id),
  };
}

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import * as v from 'valibot';
import { createApp } from '#server/app.ts';
import { PROGRAM } from '#server/audit/audit.ts';
import { createBackground } from '#server/background.ts';
import { createContentCache } from '#server/content/content-cache.ts';
import type { ServerClock, ServerContext, ServerRandom } from '#server/context.ts';
import { createAtRest } from '#server/data-key.ts';
import { importJournal } from '#server/ingest/import-journal.ts';
import { replayAfterUpgrade } from '#server/ingest/replay-quarantine.ts';
import { createLog } from '#server/log.ts';
import { BUILTIN_PACKS } from '#server/rules/builtin-packs.ts';
import { loadServerKeys } from '#server/server-keys.ts';
import type { Database } from '#server/store/database.ts';
import { migrate } from '#server/store/migrate.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { findQuestionnaires, insertQuestionnaire } from '#server/store/questionnaires.ts';
import { ENTRY_BODIES } from '#shared/protocol/entry-bodies.ts';
import { createSeededRandom } from '#tests/support/server-context.ts';
import { createOffice, OFFICE } from '#tests/support/small-office.ts';
import { pairWith, type SimIdentity } from './sim-pairing.ts';

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

/** The real centre on a real SQLite file, with a backup that can be restored; the first one is of the beginning. */
export interface SimCentre {
  readonly context: ServerContext;
  fetch(request: Request): Promise<Response>;
  /** The process ends and another one opens the same file. */
  restart(): Promise<void>;
  /** The next one is of a later version, which knows one more kind of entries and one more questionnaire. */
  upgrade(): Promise<void>;
  /** SN1: an administrator brings a file. */
  importFile(text: string): ReturnType<typeof importJournal>;
  /** Takes a backup (and forgets the one before). */
  snapshot(): Promise<void>;
  /** Puts the backup in the place of the store. */
  restore(): Promise<void>;
  view(): Promise<CentreView>;
  close(): Promise<void>;
}

/** A store with the small office and two paired tablets in it, made once and copied for every run. */
export interface CentreTemplate {
  readonly identities: readonly SimIdentity[];
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
  const context = await contextOn(db, clock, createSeededRandom(1));
  await createOffice(context);
  const app = createApp(context);
  const centre = { context, fetch: async (request: Request) => app.fetch(request) };
  const identities = [await pairWith(centre, null), await pairWith(centre, null)];
  await sql.raw('pragma wal_checkpoint(truncate)').execute(db);
  await db.destroy();
  let runs = 0;
  return {
    identities,
    async start(runClock) {
      runs++;
      const file = join(folder, `run-${runs}.db`);
      copyFileSync(template, file);
      copyFileSync(template, `${file}.backup`);
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
  let version = '0.1.0-sim';
  let context = await contextOn(openSqlite(file), clock, random);
  let app: Hono = createApp(context);
  // Most commands leave the centre alone: it is read again only after something was asked of it.
  let seen: Promise<CentreView> | null = null;
  const open = async () => {
    seen = null;
    context = { ...(await contextOn(openSqlite(file), clock, random)), version };
    if (version === LATER_VERSION) await learn(context.db);
    await replayAfterUpgrade(context);
    app = createApp(context);
  };
  return {
    get context() {
      return context;
    },
    async fetch(request) {
      try {
        return await app.fetch(request);
      } finally {
        seen = null;
      }
    },
    async restart() {
      await context.db.destroy();
      await open();
    },
    async upgrade() {
      version = LATER_VERSION;
      await context.db.destroy();
      await open();
    },
    async importFile(text) {
      try {
        return await importJournal(context, text, null, PROGRAM);
      } finally {
        seen = null;
      }
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
    view() {
      seen ??= readView(context.db);
      return seen;
    },
    async close() {
      delete KNOWN_KINDS[LATER_KIND];
      await context.db.destroy();
      remove(file);
      remove(backup);
    },
  };
}

const LATER_VERSION = '0.2.0-sim';
/** A kind of entries, and a version of the questionnaire, that the centre knows only after its upgrade. */
export const LATER_KIND = 'smile';
export const LATER_QUESTIONNAIRE: number = OFFICE.questionnaire.version + 1;

/** The schemas of the program, which an upgrade adds to. */
const KNOWN_KINDS: Record<string, unknown> = ENTRY_BODIES;

async function learn(db: Database): Promise<void> {
  KNOWN_KINDS[LATER_KIND] = { 1: v.object({ teeth: v.number() }) };
  const { id } = OFFICE.questionnaire;
  const known = await findQuestionnaires(db, [id]);
  if (known.some(({ version }) => version === LATER_QUESTIONNAIRE)) return;
  await insertQuestionnaire(db, { ...OFFICE.questionnaire, version: LATER_QUESTIONNAIRE }, false);
}

async function contextOn(db: Database, clock: ServerClock, random: ServerRandom): Promise<ServerContext> {
  const log = createLog(() => {}, clock.nowMs);
  // Chance of its own: what is encrypted must not move what the seeds mean.
  const atRest = createAtRest(Buffer.alloc(32, 7), createSeededRandom(9));
  return {
    db,
    keys: await loadServerKeys(db, new Date(clock.nowMs()).toISOString(), atRest),
    content: createContentCache(db, clock),
    atRest,
    rules: BUILTIN_PACKS,
    clock,
    random,
    log,
    background: createBackground(log),
    version: '0.1.0-sim',
    webhookHosts: [],
    publicUrl: 'http://centre.test',
    trustsProxy: () => false,
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

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { announce } from './announce.ts';
import { createApp } from './app.ts';
import { createContentCache } from './content/content-cache.ts';
import type { ServerContext } from './context.ts';
import { replayAfterUpgrade } from './ingest/replay-quarantine.ts';
import { type Fetch, listen } from './listen.ts';
import { createLog } from './log.ts';
import { buildPages } from './pages/build-pages.ts';
import { mountPages } from './pages/mount-pages.ts';
import { problemResponse } from './problem.ts';
import { seedDemo } from './sample/seed-demo.ts';
import { seedOffice } from './sample/seed-office.ts';
import { loadServerKeys } from './server-keys.ts';
import { readSettings, type Settings } from './settings.ts';
import { StartFailure } from './start-failure.ts';
import type { Database } from './store/database.ts';
import { hasUnpairedDevice } from './store/devices.ts';
import { migrate } from './store/migrate.ts';
import { openPostgres } from './store/open-postgres.ts';
import { openSqlite } from './store/open-sqlite.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const clock = { nowMs: () => Date.now() };
const log = createLog((line) => process.stderr.write(`${line}\n`), clock.nowMs);

/** The composition root: builds everything, serves until it is told to stop. */
async function main(args: readonly string[]): Promise<void> {
  const settings = readSettings(process.env);
  let fetch: Fetch = () => problemResponse('store-unavailable', { headers: { 'Retry-After': '2' } });
  // The port first: when it is taken nothing is touched, and no one-time password is made that nobody sees.
  const listening = await listen(settings, (request, env) => fetch(request, env));
  const db = openStore(settings);
  const context = await createContext(db, settings);
  if (!args.includes('--dev'))
    await buildPages(ROOT, () => say('Đang dựng giao diện… / building the pages…\n'));
  await replayAfterUpgrade(context);
  const secrets = await seedOffice(context);
  if (args.includes('--demo')) await seedDemo(context);
  const app = createApp(context);
  mountPages(app, join(ROOT, 'dist'));
  say(
    announce({
      version: context.version,
      publicUrl: settings.publicUrl,
      store: settings.databaseUrl ? 'PostgreSQL' : settings.sqliteFile,
      secrets,
      needsPairingCode: await hasUnpairedDevice(db),
    }),
  );
  fetch = app.fetch;
  stopOnSignal(async () => {
    await listening.stop();
    await db.destroy();
  });
}

function openStore(settings: Settings): Database {
  if (!settings.databaseUrl) return openSqlite(settings.sqliteFile);
  return openPostgres(settings.databaseUrl, (error) =>
    log.warn('store-connection-lost', { error: error.message }),
  );
}

async function createContext(db: Database, settings: Settings): Promise<ServerContext> {
  const nowIso = new Date(clock.nowMs()).toISOString();
  try {
    await migrate(db, nowIso);
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(
      `Không dùng được kho dữ liệu (${reason}).`,
      `The store cannot be used (${reason}).`,
      { cause: error },
    );
  }
  return {
    db,
    keys: await loadServerKeys(db, nowIso),
    content: createContentCache(db, clock),
    clock,
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    log,
    version: readVersion(),
    publicUrl: settings.publicUrl,
  };
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return v.parse(v.object({ version: v.string() }), manifest).version;
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('stop-failed', { error: String(error) });
          process.exit(1);
        },
      );
    });
  }
}

function say(text: string): void {
  process.stdout.write(text);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof StartFailure) process.stderr.write(`${error.message}\n`);
  else
    log.error('start-failed', {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  process.exit(1);
});

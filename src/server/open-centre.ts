import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { createBackground } from './background.ts';
import { createContentCache } from './content/content-cache.ts';
import type { ServerContext } from './context.ts';
import { createAtRest, loadDataKey } from './data-key.ts';
import type { Log } from './log.ts';
import type { ProcessPorts } from './process-ports.ts';
import { loadPacks } from './rules/load-packs.ts';
import { expectDataKey, loadServerKeys } from './server-keys.ts';
import type { Settings } from './settings.ts';
import { bringUpToDate } from './store/bring-up-to-date.ts';
import type { Database } from './store/database.ts';
import { openSqlite } from './store/open-sqlite.ts';

/** The checkout's folder. */
export const ROOT: string = join(import.meta.dirname, '..', '..');

/** Opens the store that the settings name, brings its schema up to date and loads the keys. Throws `StartFailure`. */
export async function openCentre(
  settings: Settings,
  { clock, random, log }: ProcessPorts,
): Promise<ServerContext> {
  const rules = loadPacks(join(settings.dataDir, 'rules'));
  const db = await openStore(settings, log);
  const nowIso = new Date(clock.nowMs()).toISOString();
  await bringUpToDate(db, nowIso);
  await expectDataKey(db, settings.dataKeyFile);
  const atRest = createAtRest(loadDataKey(settings.dataKeyFile), random);
  return {
    db,
    keys: await loadServerKeys(db, nowIso, atRest),
    content: createContentCache(db, clock, settings.namedUrl),
    atRest,
    rules,
    clock,
    random,
    log,
    background: createBackground(log),
    version: readVersion(),
    publicUrl: settings.publicUrl,
    webhookHosts: settings.webhookHosts,
    trustsProxy: settings.trustsProxy,
  };
}

async function openStore(settings: Settings, log: Log): Promise<Database> {
  if (!settings.databaseUrl) return openSqlite(settings.sqliteFile);
  const { openPostgres } = await import('./store/open-postgres.ts');
  return openPostgres(
    settings.databaseUrl,
    (error) => log.warn('store-connection-lost', { error: error.message }),
    { connections: settings.databasePool },
  );
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return v.parse(v.object({ version: v.string() }), manifest).version;
}

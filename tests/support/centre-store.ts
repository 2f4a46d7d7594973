import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Opens the embedded store past all code of the server; the caller closes it. */
export function openCentreStore(dataDir: string, options: Sqlite.Options = {}): Sqlite.Database {
  const file = readdirSync(dataDir).find((name) => /\.(db|sqlite3?)$/.test(name));
  if (!file) throw new Error(`no store in ${dataDir}`);
  return new Sqlite(join(dataDir, file), { timeout: 5000, ...options });
}

/** Lets all pairing codes be out of date. */
export function expireCodes(dataDir: string): void {
  const store = openCentreStore(dataDir);
  store.prepare('update pairing_code set expires_at = ?').run('2020-01-01T00:00:00.000Z');
  store.close();
}

/** The versions that the paired tablets run, as they last said. */
export function appVersions(dataDir: string): readonly string[] {
  const store = openCentreStore(dataDir, { readonly: true });
  const rows = store.prepare<[], { app: string }>('select app from device where paired_at is not null').all();
  store.close();
  return rows.map(({ app }) => app);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '#server/operate/back-up.ts';
import { restore } from '#server/operate/restore.ts';
import { createProcessPorts } from '#server/process-ports.ts';
import { readSettings } from '#server/settings.ts';
import { insertUnits } from '#server/store/office.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { createTestPostgresUrl } from '../support/postgres.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

const ports = createProcessPorts();

function folder(): string {
  const name = mkdtempSync(join(tmpdir(), 'hailong-copy-'));
  onTestFinished(() => rmSync(name, { recursive: true, force: true }));
  return name;
}

/** Everything in a backup, table by table, but for what a restore changes on purpose. */
function readAll(file: string): Record<string, unknown> {
  const db = new Sqlite(file, { readonly: true });
  const names = db
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all();
  const rows = Object.fromEntries(
    names
      .filter((name) => !['schema_step', 'session', 'feed', 'audit', 'audit_head'].includes(name))
      .map((name) => [name, db.prepare(`select * from "${name}" order by 1, 2`).all()]),
  );
  rows.meta = rows.meta?.filter((row) => JSON.stringify(row).includes('"restored"') === false) ?? [];
  db.close();
  return rows;
}

async function fillOffice(url: string | null, dataDir: string) {
  const db = url === null ? openSqlite(join(dataDir, 'hailong.db')) : openPostgres(url, () => undefined);
  const centre = await createSignedInCentre(db);
  const { tablet, send, client } = centre;
  // The unit above comes after the one below it, and the device that takes over after the one it takes over from.
  await insertUnits(db, [
    {
      ...{ id: 'z-tinh', parent_id: null, kind: 'province', name: 'Tỉnh', code: null, folded: 'tinh' },
      ...{ contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 },
    },
  ]);
  await db.updateTable('unit').set({ parent_id: 'z-tinh' }).where('id', '=', OFFICE.unit).execute();
  await client.send('POST', `/devices/${tablet.device}/replacement`, {});
  for (let n = 0; n < 40; n += 1) tablet.rate(1 + (n % 5), { lang: 'vi' });
  tablet.recordLine('{"t":"entry","seq":41,"x":"\u0000 lạ"}');
  await tablet.push(send);
  return centre;
}

test.each([
  ['SQLite', 'PostgreSQL', 'SQLite'],
  ['PostgreSQL', 'SQLite', 'PostgreSQL'],
])('a store goes from %s to %s and back to %s without a change', async (first, second, third) => {
  const settingsOf = async (kind: string) => {
    const env = kind === 'SQLite' ? {} : { DATABASE_URL: await createTestPostgresUrl() };
    return readSettings({ HAILONG_DATA: folder(), ...env });
  };
  const stores = [await settingsOf(first), await settingsOf(second), await settingsOf(third)] as const;
  await fillOffice(stores[0].databaseUrl, stores[0].dataDir);
  const files = ['1.db', '2.db', '3.db'].map((name) => join(folder(), name));
  const contents: Record<string, unknown>[] = [];
  for (const [index, store] of stores.entries()) {
    const file = files[index] ?? '';
    if (index > 0) await restore(store, ports, files[index - 1] ?? '', false);
    await backUp(store, ports, file);
    contents.push(readAll(file));
  }
  expect(contents[1]).toEqual(contents[0]);
  expect(contents[2]).toEqual(contents[0]);
  expect(contents[0]?.rating).toHaveLength(40);
});

test('numbers that count themselves up go on behind what was restored into PostgreSQL', async () => {
  const source = readSettings({ HAILONG_DATA: folder() });
  const { tablet } = await fillOffice(null, source.dataDir);
  const file = join(folder(), 'a.db');
  await backUp(source, ports, file);
  const url = await createTestPostgresUrl();
  const target = readSettings({ HAILONG_DATA: folder(), DATABASE_URL: url });
  await restore(target, ports, file, false);
  await expect(restore(target, ports, file, false)).rejects.toThrow('not empty');
  const db = openPostgres(url, () => undefined);
  onTestFinished(() => db.destroy());
  const key = { public_jwk_json: '{}', from_at: '2026-11-22T00:00:00.000Z' };
  await db
    .insertInto('device_key')
    .values({ ...key, device_id: tablet.device })
    .execute();
  expect(await db.selectFrom('device_key').select('no').orderBy('no').execute()).toEqual([
    { no: 1 },
    { no: 2 },
  ]);
  const feed = await db.selectFrom('feed').select('next_pos').where('name', '=', 'rating').executeTakeFirst();
  expect(feed?.next_pos).toBeGreaterThan(1_000_000_000);
});

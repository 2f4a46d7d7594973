import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

/**
 * The lean floor of many at once. `node lean-server.ts FOLDER`: all pushes that wait go into SQLite in one transaction, on the disk before
 * any of them is answered. `node lean-server.ts FOLDER URL`: each push is one statement into PostgreSQL, which joins their commits itself.
 */
const [folder = '.', databaseUrl = ''] = process.argv.slice(2);

interface Waiting {
  readonly lines: readonly string[];
  readonly answer: () => void;
}

/** Lines are kept as they came; their id stands first in each of them. */
const idOf = (line: string): string => line.slice(7, 43);

async function openStore(): Promise<{
  keep(lines: readonly string[]): Promise<void>;
  count(): Promise<unknown>;
}> {
  return databaseUrl === '' ? openSqlite() : await openPostgres();
}

function openSqlite() {
  const db = new Sqlite(join(folder, 'rows.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table row (pos integer primary key, id text not null unique, line text not null)');
  const insert = db.prepare('insert into row (id, line) values (?, ?) on conflict (id) do nothing');
  const storeAll = db.transaction((pushes: readonly Waiting[]) => {
    for (const { lines } of pushes) for (const line of lines) insert.run(idOf(line), line);
  });
  let waiting: Waiting[] = [];
  const commit = (): void => {
    const pushes = waiting;
    waiting = [];
    storeAll(pushes);
    for (const { answer } of pushes) answer();
  };
  return {
    keep(lines: readonly string[]): Promise<void> {
      return new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ lines, answer: resolve });
      });
    },
    count: async () => db.prepare('select count(*) as "all", count(distinct id) as ids from row').get(),
  };
}

async function openPostgres() {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query(
    'create table row (pos bigint generated always as identity primary key, id text not null unique, line text not null)',
  );
  return {
    async keep(lines: readonly string[]): Promise<void> {
      await pool.query(
        'insert into row (id, line) select * from unnest($1::text[], $2::text[]) on conflict (id) do nothing',
        [lines.map(idOf), lines],
      );
    },
    async count(): Promise<unknown> {
      const { rows } = await pool.query(
        'select count(*)::int as "all", count(distinct id)::int as ids from row',
      );
      return rows[0];
    },
  };
}

const store = await openStore();
const server = createServer(async (request, response) => {
  try {
    if (request.url === '/count') {
      response.end(JSON.stringify(await store.count()));
      return;
    }
    await store.keep(
      gunzipSync(await bytesOf(request))
        .toString()
        .split('\n'),
    );
    response.end('{"ok":true}');
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

server.listen(0, 'localhost', () => {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  console.log(`listening ${port}`);
});

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import * as v from 'valibot';

/**
 * The least that a server can do that loses nothing: rows into SQLite, every request one transaction that is on the disk before the
 * answer. `node row-server.ts FOLDER [no-key]`: with `no-key` a row that comes twice stands there twice.
 */
const [folder = '.', keys = 'key'] = process.argv.slice(2);
const db = new Sqlite(join(folder, 'rows.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(
  `create table row (pos integer primary key, id text not null, line text not null${keys === 'no-key' ? '' : ', unique (id)'})`,
);
const insert = db.prepare(
  `insert into row (id, line) values (?, ?)${keys === 'no-key' ? '' : ' on conflict (id) do nothing'}`,
);
const known = db.prepare('select line from row where id = ?');
const counts = db.prepare('select count(*) as "all", count(distinct id) as ids from row');

interface Row {
  readonly id: string;
}
const rowsSchema = v.array(v.looseObject({ id: v.string() }));
const rxSchema = v.array(v.object({ newDocumentState: v.looseObject({ id: v.string() }) }));

/** Lines are kept as they came; their id stands first in each of them. */
const storeLines = db.transaction((lines: readonly string[]) => {
  for (const line of lines) insert.run(line.slice(7, 43), line);
});
const storeRows = db.transaction((rows: readonly Row[]) => {
  for (const row of rows) insert.run(row.id, JSON.stringify(row));
});
/** A document that is there and is another one would be a conflict; one that is there already is none (the answer was lost). */
const storeDocuments = db.transaction((documents: readonly Row[]): readonly unknown[] =>
  documents.flatMap((document) => {
    const line = JSON.stringify(document);
    const { changes } = insert.run(document.id, line);
    if (changes === 1) return [];
    const held = v.parse(v.object({ line: v.string() }), known.get(document.id));
    return held.line === line ? [] : [JSON.parse(held.line)];
  }),
);

const server = createServer(async (request, response) => {
  try {
    const text = JSON.stringify(await answer(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
    console.error(error);
  }
});

async function answer(request: IncomingMessage): Promise<unknown> {
  if (request.url === '/count') return counts.get();
  const body = await textOf(request);
  if (request.url === '/rx/push')
    return storeDocuments(v.parse(rxSchema, JSON.parse(body)).map((change) => change.newDocumentState));
  if (request.headers['content-type'] === 'application/x-ndjson') storeLines(body.split('\n'));
  else storeRows(v.parse(rowsSchema, JSON.parse(body)));
  return { ok: true };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

server.listen(0, 'localhost', () => {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  console.log(`listening ${port}`);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import * as v from 'valibot';
import { CentreAdmin } from '#tests/support/centre-admin.ts';
import { DurablePostgres } from '#tests/support/durable-postgres.ts';
import { sendOver } from '#tests/support/pushing-tablet.ts';
import { createSeededRandom } from '#tests/support/server-context.ts';
import { startAsInstalled } from '#tests/support/started-centre.ts';
import { Tablet } from '#tests/support/tablet.ts';
import { countAt } from './arguments.ts';
import { PLACE } from './peers/clients.ts';
import { ratingsUntil } from './peers/rows.ts';
import { startServer } from './peers/server-process.ts';
import { record } from './record.ts';
import { spreadOf } from './spread.ts';

/**
 * B2: so many tablets with so many ratings each push at the same moment. `node bench/b2-all-at-once.ts [TABLETS] [RATINGS] [ROUNDS]`.
 * The bodies are made beforehand; what is measured is the server, from the first request to the last answer.
 */
const TABLETS = countAt(0, 500, 20);
const RATINGS = countAt(1, 100, 20);
const ROUNDS = countAt(2, 2, 1);
/** PouchDB's server takes fewer; its time is told for all. */
const POUCH_TABLETS = Math.max(1, Math.floor(TABLETS / 10));
const WITH_POSTGRES = !process.argv.includes('--without-postgres');
const TIMEOUT_MS = 120_000;

interface Rush {
  readonly name: string;
  readonly wallMs: number;
  /** From its first attempt to its ack, of each push. */
  readonly pushMs: readonly number[];
  /** Resident memory of the server afterwards; null where it was not looked at. */
  readonly residentMb: number | null;
  /** Answers with a named time to come back. */
  readonly turnedAway: number;
  readonly stored: number;
}

const rowsOf = (tablet: number) => ratingsUntil(Date.now(), RATINGS, PLACE, tablet + 1);

/** All at the same moment; who is turned away comes back when he was told to. */
async function rush(
  posts: readonly (() => Promise<Response>)[],
): Promise<Pick<Rush, 'wallMs' | 'pushMs' | 'turnedAway'>> {
  let turnedAway = 0;
  const begunMs = performance.now();
  const pushMs = await Promise.all(
    posts.map(async (post) => {
      for (;;) {
        const response = await post();
        await response.arrayBuffer();
        if (response.ok) return performance.now() - begunMs;
        const pauseSeconds = Number(response.headers.get('retry-after'));
        if (response.status !== 503 || !(pauseSeconds > 0)) throw new Error(`answered ${response.status}`);
        turnedAway += 1;
        await wait(pauseSeconds * 1_000);
      }
    }),
  );
  return { wallMs: performance.now() - begunMs, pushMs, turnedAway };
}

async function ours(name: string, databaseUrl?: string): Promise<Rush> {
  const centre = await startAsInstalled({
    args: ['--dev'],
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  try {
    const send = sendOver(centre.url, TIMEOUT_MS);
    const admin = await CentreAdmin.signIn(send, centre.credentials);
    const posts: (() => Promise<Response>)[] = [];
    for (let index = 0; index < TABLETS; index += 1) {
      const tablet = await Tablet.create({ nowMs: () => Date.now() }, createSeededRandom(index + 1));
      await tablet.pair(send, await admin.addDevice());
      for (const { kind, body, ...draft } of rowsOf(index)) tablet.record(kind, body, draft);
      const segment = await tablet.segment();
      posts.push(async () => await tablet.tryPush(send, segment));
    }
    const done = await rush(posts);
    const stored =
      databaseUrl === undefined
        ? countIn(join(centre.dataDir, 'hailong.db'))
        : await countAtPostgres(databaseUrl);
    return { name, ...done, residentMb: residentMb(centre.pid ?? 0), stored };
  } finally {
    await centre.dispose();
  }
}

async function lean(name: string, ...databaseUrl: readonly string[]): Promise<Rush> {
  const server = await startServer('lean-server.ts', ...databaseUrl);
  try {
    const url = `http://localhost:${server.port}`;
    const bodies = Array.from({ length: TABLETS }, (_, index) =>
      gzipSync(
        rowsOf(index)
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
    );
    const done = await rush(bodies.map((body) => () => fetch(`${url}/rows`, { method: 'POST', body })));
    const counts = await (await fetch(`${url}/count`)).json();
    const { all: stored } = v.parse(v.object({ all: v.number(), ids: v.number() }), counts);
    return { name, ...done, residentMb: residentMb(server.pid), stored };
  } finally {
    await server.dispose();
  }
}

/** As a PouchDB client pushes: what is missing (`_revs_diff`), then the documents with their revisions. */
async function pouch(name: string): Promise<Rush> {
  const server = await startServer('pouch-server.ts');
  try {
    const url = `http://localhost:${server.port}/ratings`;
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'PUT' });
    const posts = Array.from({ length: POUCH_TABLETS }, (_, index) => {
      const revision = (n: number) => (n + index * RATINGS).toString(16).padStart(32, '0');
      const docs = rowsOf(index).map(({ id, ...rest }, n) => ({
        _id: id,
        _rev: `1-${revision(n)}`,
        ...rest,
      }));
      const missing = JSON.stringify(Object.fromEntries(docs.map(({ _id, _rev }) => [_id, [_rev]])));
      const body = JSON.stringify({ docs, new_edits: false });
      return async () => {
        await (await fetch(`${url}/_revs_diff`, { method: 'POST', headers, body: missing })).arrayBuffer();
        return await fetch(`${url}/_bulk_docs`, { method: 'POST', headers, body });
      };
    });
    const done = await rush(posts);
    const { doc_count: stored } = v.parse(
      v.object({ doc_count: v.number() }),
      await (await fetch(url)).json(),
    );
    return { name, ...done, residentMb: residentMb(server.pid), stored };
  } finally {
    await server.dispose();
  }
}

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
}

function countIn(file: string): number {
  const db = new Sqlite(file, { readonly: true });
  try {
    return v.parse(v.object({ n: v.number() }), db.prepare('select count(*) as n from rating').get()).n;
  } finally {
    db.close();
  }
}

async function countAtPostgres(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query('select count(*)::int as n from rating');
    return v.parse(v.object({ n: v.number() }), rows[0]).n;
  } finally {
    await client.end();
  }
}

/** A PostgreSQL of its own for each run, so that nobody finds what another left. */
async function onPostgres(work: (url: string) => Promise<Rush>): Promise<Rush> {
  const postgres = await DurablePostgres.start();
  try {
    return await work(postgres.url);
  } finally {
    await postgres.dispose();
  }
}

const OURS_SQLITE = 'Hài Lòng, SQLite';
const OURS_POSTGRES = 'Hài Lòng, PostgreSQL';
const LEAN_SQLITE = 'lean floor, SQLite, commits together';
const LEAN_POSTGRES = 'batches into PostgreSQL';
const POUCH = `PouchDB server (${POUCH_TABLETS} tablets, time told for ${TABLETS})`;

const runs: readonly (() => Promise<Rush>)[] = [
  () => ours(OURS_SQLITE),
  () => lean(LEAN_SQLITE),
  () => pouch(POUCH),
  ...(WITH_POSTGRES
    ? [
        () => onPostgres((url) => ours(OURS_POSTGRES, url)),
        () => onPostgres((url) => lean(LEAN_POSTGRES, url)),
      ]
    : []),
];
const done = new Map<string, Rush[]>();
for (let round = 1; round <= ROUNDS; round += 1) {
  for (const run of round % 2 === 0 ? runs.toReversed() : runs) {
    const one = await run();
    console.log(
      `${one.name}: ${Math.round(one.wallMs)} ms, ${one.residentMb} MB, ${one.turnedAway} turned away`,
    );
    done.set(one.name, [...(done.get(one.name) ?? []), one]);
  }
}

const tabletsOf = (name: string): number => (name === POUCH ? POUCH_TABLETS : TABLETS);
const wallOf = (name: string) =>
  spreadOf((done.get(name) ?? []).map(({ wallMs }) => (wallMs * TABLETS) / tabletsOf(name)));
const p99Of = (name: string): number => {
  const all = (done.get(name) ?? []).flatMap(({ pushMs }) => pushMs).toSorted((a, b) => a - b);
  return Math.round(all[Math.ceil(all.length * 0.99) - 1] ?? Number.NaN);
};
const mostMb = (name: string): number =>
  Math.max(...(done.get(name) ?? []).map((run) => run.residentMb ?? 0));
const atMost = (name: string, floor: string) => {
  const share = wallOf(name).median / wallOf(floor).median;
  return { goal: `${name}: ≤ 2 × ${floor}`, got: `${share.toFixed(2)} ×`, met: share <= 2 };
};
const ourNames = [OURS_SQLITE, OURS_POSTGRES].filter((name) => done.has(name));
const beforePouch = wallOf(POUCH).median / wallOf(OURS_SQLITE).median;
const wrong = [...done].filter(([name, rushes]) =>
  rushes.some(({ stored }) => stored !== tabletsOf(name) * RATINGS),
);

record({
  id: 'B2',
  title: `${TABLETS} tablets with ${RATINGS} ratings each at the same moment`,
  columns: ['until all are acknowledged, ms', 'p99 of a push, ms', 'resident memory, MB', 'turned away'],
  rows: [...done].map(([name, rushes]) => ({
    name,
    values: [
      wallOf(name),
      p99Of(name),
      mostMb(name),
      rushes.reduce((sum, { turnedAway }) => sum + turnedAway, 0),
    ],
  })),
  goals: [
    atMost(OURS_SQLITE, LEAN_SQLITE),
    ...(WITH_POSTGRES ? [atMost(OURS_POSTGRES, LEAN_POSTGRES)] : []),
    ...ourNames.flatMap((name) => [
      { goal: `${name}: p99 of a push ≤ 2,000 ms`, got: `${p99Of(name)} ms`, met: p99Of(name) <= 2_000 },
      { goal: `${name}: resident memory ≤ 250 MB`, got: `${mostMb(name)} MB`, met: mostMb(name) <= 250 },
    ]),
    { goal: '≥ 3 × faster than PouchDB', got: `${beforePouch.toFixed(1)} ×`, met: beforePouch >= 3 },
  ],
  checks: [
    {
      what: `every rating of every tablet stands at its server${wrong.length > 0 ? `; not: ${wrong.map(([name]) => name).join('; ')}` : ''}`,
      ok: wrong.length === 0,
    },
  ],
  notes: [
    'Who is turned away comes back when the centre said (RT1d), and its push counts from its first attempt on.',
    'PouchDB was measured with fewer tablets, and LevelDB does not flush a write before it is answered: the others do.',
  ],
});

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import * as v from 'valibot';
import { SAMPLE_QUESTIONNAIRE } from '#server/rules/vietnamese-questionnaires.ts';
import { SAMPLE_CLERKS, SAMPLE_COUNTERS } from '#server/sample/sample-office.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import type { PageName } from './open-page.ts';
import type { PageTask } from './pages/page-peer.ts';
import type { RatedPlace } from './rows.ts';
import { startServer } from './server-process.ts';

/** What lies at a server at the end. */
export interface Arrived {
  readonly rows: number;
  readonly distinct: number;
}

/** A server, and what only it can tell. */
export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  /** Only of ours: to pair one tablet. */
  readonly code?: string;
  arrived(): Promise<Arrived>;
  dispose(): Promise<void>;
}

/** A way to bring ratings from a tablet to a server. */
export interface Client {
  readonly name: string;
  readonly page: PageName;
  readonly task: Pick<PageTask, 'batch' | 'variant'>;
  start(): Promise<RunningServer>;
}

/** The sample office, which a new centre has. */
export const PLACE: RatedPlace = {
  counter: SAMPLE_COUNTERS[0]?.id ?? '',
  clerk: SAMPLE_CLERKS[0]?.id ?? '',
  questionnaire: { id: SAMPLE_QUESTIONNAIRE.id, version: SAMPLE_QUESTIONNAIRE.version },
};

/** Ours: a centre on its embedded store. A rating counts as arrived when it stands among the ratings that count, not only in the journal. */
export const OURS: Client = {
  name: 'Hài Lòng',
  page: 'ours',
  task: { batch: 0 },
  async start() {
    const centre = await CentreProcess.startWith({ args: ['--dev'] });
    return {
      port: Number(new URL(centre.url).port),
      pid: centre.pid ?? 0,
      code: centre.pairingCode,
      arrived: async () => ratingsIn(join(centre.dataDir, 'hailong.db')),
      dispose: () => centre.dispose(),
    };
  },
};

export function pouchClient(batch: number): Client {
  return {
    name: `PouchDB, batches of ${batch}`,
    page: 'pouch',
    task: { batch },
    async start() {
      const server = await startServer('pouch-server.ts');
      return {
        ...server,
        async arrived() {
          const answer = await fetch(`http://localhost:${server.port}/ratings`);
          const { doc_count } = v.parse(v.object({ doc_count: v.number() }), await answer.json());
          return { rows: doc_count, distinct: doc_count };
        },
      };
    },
  };
}

export function rxClient(batch: number): Client {
  return { name: `RxDB, batches of ${batch}`, page: 'rx', task: { batch }, start: () => startRowServer() };
}

/** An outbox with so many rows in a request. */
export function postingClient(
  name: string,
  batch: number,
  how: { readonly anyAnswer?: boolean; readonly noKey?: boolean } = {},
): Client {
  const task = how.anyAnswer ? { batch, variant: 'any-answer' } : { batch };
  return { name, page: 'posting', task, start: () => startRowServer(how.noKey === true) };
}

export function floorClient(batch: number): Client {
  return {
    name: `floor, batches of ${batch}`,
    page: 'floor',
    task: { batch },
    start: () => startRowServer(),
  };
}

async function startRowServer(noKey = false): Promise<RunningServer> {
  const server = await startServer('row-server.ts', ...(noKey ? ['no-key'] : []));
  return {
    ...server,
    async arrived() {
      const answer = await fetch(`http://localhost:${server.port}/count`);
      const counts = v.parse(v.object({ all: v.number(), ids: v.number() }), await answer.json());
      return { rows: counts.all, distinct: counts.ids };
    },
  };
}

function ratingsIn(file: string): Arrived {
  const db = new Sqlite(file, { readonly: true });
  try {
    const row = db
      .prepare('select count(*) as rows, count(distinct entry_id) as "distinct" from rating')
      .get();
    return v.parse(v.object({ rows: v.number(), distinct: v.number() }), row);
  } finally {
    db.close();
  }
}

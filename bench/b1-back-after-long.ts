import { chromium } from 'playwright';
import { browserLaunchOptions } from '#tests/support/browser.ts';
import { countAt } from './arguments.ts';
import { type Client, floorClient, OURS, postingClient, pouchClient, rxClient } from './peers/clients.ts';
import { bringBack, type Return } from './peers/run-once.ts';
import { record } from './record.ts';
import { spreadOf } from './spread.ts';

/**
 * B1: a tablet with months of ratings, from "network back" to all of them durable at the centre and acknowledged, beside what people
 * would pick instead and beside the least that any program must do. `node bench/b1-back-after-long.ts [RATINGS] [ROUNDS]`.
 */
const RATINGS = countAt(0, 10_000, 300);
const ROUNDS = countAt(1, 4, 1);
/** One POST per record takes minutes for all of them: measured with fewer, told per whole. */
const SINGLES = Math.min(RATINGS, 200);
const RTTS_MS = [0, 100];

const FLOORS = [500, 2_000, 10_000].map(floorClient);
const POUCHES = [1_000, 5_000].map(pouchClient);
const RXES = [500, 2_000, 10_000].map(rxClient);
const BATCHES = postingClient('Dexie, naive batches of 100', 100);
const SINGLE = postingClient('Dexie, one POST per record', 1);

const browser = await chromium.launch(browserLaunchOptions());
const returns = new Map<string, Return[]>();
const wrong: string[] = [];
const keyOf = (rttMs: number, { name }: Client): string => `RTT ${rttMs} ms: ${name}`;

async function run(rttMs: number, clients: readonly Client[], seed: number): Promise<void> {
  for (const client of clients) {
    const count = client === SINGLE ? SINGLES : RATINGS;
    const one = await bringBack(browser, client, { count, rttMs, seed });
    const key = keyOf(rttMs, client);
    if (one.rows !== count || one.distinct !== count) wrong.push(`${key}: ${one.rows} rows of ${count}`);
    returns.set(key, [...(returns.get(key) ?? []), { ...one, ms: (one.ms * RATINGS) / count }]);
    console.log(`${key}: ${Math.round(one.ms)} ms`);
  }
}

const medianOf = (rttMs: number, client: Client): number =>
  spreadOf((returns.get(keyOf(rttMs, client)) ?? []).map(({ ms }) => ms)).median;
const bestOf = (rttMs: number, clients: readonly Client[]): Client =>
  clients.toSorted((a, b) => medianOf(rttMs, a) - medianOf(rttMs, b))[0] ?? OURS;

for (const rttMs of RTTS_MS) {
  const known = rttMs !== RTTS_MS[0];
  const peers = known ? [bestOf(0, POUCHES), bestOf(0, RXES)] : [...POUCHES, ...RXES];
  await run(rttMs, [OURS, ...FLOORS, ...peers, BATCHES, SINGLE], 1);
  const best = [
    bestOf(rttMs, known ? peers.slice(0, 1) : POUCHES),
    bestOf(rttMs, known ? peers.slice(1) : RXES),
  ];
  for (let round = 2; round <= ROUNDS; round += 1) {
    // Peers take long, and differ by far more than they vary: twice is enough for the best of each.
    const clients = [OURS, ...FLOORS, ...(round === 2 ? best : [])];
    await run(rttMs, round % 2 === 0 ? clients.toReversed() : clients, round);
  }
}
const version = browser.version();
await browser.close();

const goals = RTTS_MS.flatMap((rttMs) => {
  const ours = medianOf(rttMs, OURS);
  const beside = (clients: readonly Client[]) =>
    medianOf(rttMs, bestOf(rttMs, measured(rttMs, clients))) / ours;
  const faster = (name: string, clients: readonly Client[], times: number) => ({
    goal: `RTT ${rttMs} ms: ≥ ${times} × faster than ${name}`,
    got: `${beside(clients).toFixed(1)} ×`,
    met: beside(clients) >= times,
  });
  const share = 1 / beside(FLOORS);
  return [
    { goal: `RTT ${rttMs} ms: ≤ 1.5 × the best floor`, got: `${share.toFixed(2)} ×`, met: share <= 1.5 },
    faster('RxDB at its best batch', RXES, 4),
    faster('PouchDB at its best batch', POUCHES, 8),
    faster('one POST per record', [SINGLE], 100),
  ];
});
const [own] = returns.get(keyOf(100, OURS)) ?? [];
const upKilobytes = (own?.upBytes ?? 0) / 1_000;

function measured(rttMs: number, clients: readonly Client[]): readonly Client[] {
  return clients.filter((client) => returns.has(keyOf(rttMs, client)));
}

record({
  id: 'B1',
  title: `A tablet back after long: ${RATINGS} ratings`,
  columns: ['from network back to all acknowledged, ms', 'requests', 'kB up'],
  rows: [...returns].map(([name, runs]) => ({
    name,
    values: [
      spreadOf(runs.map(({ ms }) => ms)),
      runs[0]?.requests ?? 0,
      Math.round((runs[0]?.upBytes ?? 0) / 1_000),
    ],
  })),
  goals: [
    ...goals,
    { goal: '≤ 1,000 kB up', got: `${Math.round(upKilobytes)} kB`, met: upKilobytes <= 1_000 },
    { goal: '≤ 10 requests', got: `${own?.requests ?? 0}`, met: (own?.requests ?? Number.NaN) <= 10 },
  ],
  checks: [
    {
      what: `every run brought each of its ratings to the server, once${wrong.length > 0 ? `; not: ${wrong.join('; ')}` : ''}`,
      ok: wrong.length === 0,
    },
  ],
  notes: [
    `One POST per record was measured with ${SINGLES} records; its time is told for ${RATINGS}, its requests and bytes as measured.`,
  ],
  chromium: version,
});

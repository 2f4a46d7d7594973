import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright';
import { browserLaunchOptions } from '#tests/support/browser.ts';
import { countAt } from './arguments.ts';
import { type Client, OURS, PLACE, postingClient, pouchClient, rxClient } from './peers/clients.ts';
import { startLinkProxy } from './peers/link-proxy.ts';
import { openPage } from './peers/open-page.ts';
import { record } from './record.ts';
import { spreadOf } from './spread.ts';

/**
 * B0: ratings are made and sent while a fifth of all answers is lost, or is a 503 of something in between: what lies at the server
 * afterwards, for ours and for what people would pick instead. `node bench/b0-under-fire.ts [RATINGS] [SEEDS]`.
 */
const RATINGS = countAt(0, 1_000, 100);
const SEEDS = countAt(1, 2, 1);
const SHARE = 0.2;
/** Made as they are under a rush: so many at a time. */
const PORTION = 10;
const PAUSE_MS = 100;
/** Whoever is not through by then is told with what is missing. */
const LONGEST_MS = 45_000;

const CLIENTS: readonly Client[] = [
  OURS,
  pouchClient(100),
  rxClient(100),
  postingClient('Dexie, one POST per record, tried until 2xx, a server with a key', 1),
  postingClient('the same, a server without a key', 1, { noKey: true }),
  postingClient('the same, any answer counts (workbox-background-sync)', 1, { anyAnswer: true, noKey: true }),
  postingClient('Dexie, naive batches of 100, tried until 2xx, a server without a key', 100, { noKey: true }),
];

interface Outcome {
  readonly ms: number;
  readonly faults: number;
  readonly stored: number;
  readonly doubled: number;
  /** Not at the server, and the client takes them for delivered. */
  readonly lost: number;
  /** Not at the server, and the client still has them to send. */
  readonly waiting: number;
}

async function underFire(browser: Browser, client: Client, seed: number): Promise<Outcome> {
  const server = await client.start();
  const link = await startLinkProxy(server.port, { rttMs: 0, faults: { share: SHARE, seed } });
  try {
    const page = await openPage(browser, link.origin, client.page);
    const told = server.code === undefined ? {} : { code: server.code };
    const about = { untilMs: Date.now(), place: PLACE, count: 0, seed };
    await page.call('prepare', { ...client.task, ...told, ...about });
    link.setFaulty(true);
    link.reset();
    const begunMs = performance.now();
    await page.call('start');
    for (let made = 0; made < RATINGS; made += PORTION) {
      await page.call('record', Math.min(PORTION, RATINGS - made));
      await wait(PAUSE_MS);
    }
    // Whoever tells that nothing waits is done, whatever lies at the server; who does not tell is done when all is there.
    let unsent = await page.call('unsent');
    let arrived = await server.arrived();
    while (unsent === null ? arrived.distinct < RATINGS : unsent > 0) {
      if (performance.now() - begunMs > LONGEST_MS) break;
      await wait(200);
      unsent = await page.call('unsent');
      arrived = await server.arrived();
    }
    const ms = performance.now() - begunMs;
    // An answer that was lost may have left something under way.
    await wait(500);
    const { rows, distinct } = await server.arrived();
    const missing = RATINGS - distinct;
    const lost = unsent === null ? 0 : Math.max(0, missing - unsent);
    const faults = link.lost + link.refused;
    await page.close();
    return { ms, faults, stored: distinct, doubled: rows - distinct, lost, waiting: missing - lost };
  } finally {
    await link.close();
    await server.dispose();
  }
}

const browser = await chromium.launch(browserLaunchOptions());
const outcomes = new Map<Client, Outcome[]>();
for (let seed = 1; seed <= SEEDS; seed += 1) {
  for (const client of seed % 2 === 0 ? CLIENTS.toReversed() : CLIENTS) {
    const outcome = await underFire(browser, client, seed);
    outcomes.set(client, [...(outcomes.get(client) ?? []), outcome]);
    console.log(`${client.name}: ${JSON.stringify(outcome)}`);
  }
}
const version = browser.version();
await browser.close();

const range = (values: readonly number[]): string => [...new Set(values)].join(' · ');
const ours = outcomes.get(OURS) ?? [];
const isWhole = ({ stored, doubled, lost, waiting }: Outcome): boolean =>
  stored === RATINGS && doubled === 0 && lost === 0 && waiting === 0;

record({
  id: 'B0',
  title: `Right under fire: ${RATINGS} ratings, ${SHARE * 100} % of the answers lost or 503`,
  columns: ['at the server', 'doubled', 'lost', 'still waiting', 'answers lost or 503', 's'],
  rows: CLIENTS.map((client) => {
    const runs = outcomes.get(client) ?? [];
    return {
      name: client.name,
      values: [
        range(runs.map(({ stored }) => stored)),
        range(runs.map(({ doubled }) => doubled)),
        range(runs.map(({ lost }) => lost)),
        range(runs.map(({ waiting }) => waiting)),
        range(runs.map(({ faults }) => faults)),
        spreadOf(runs.map(({ ms }) => ms / 1_000)),
      ],
    };
  }),
  goals: [
    {
      goal: 'ours: all stored, 0 doubled, 0 lost',
      got: `${range(ours.map(({ doubled }) => doubled))} doubled, ${range(ours.map(({ lost }) => lost))} lost`,
      met: ours.every(isWhole),
    },
  ],
  checks: [
    { what: 'ours: every rating stands at the centre once', ok: ours.every(isWhole) },
    {
      what: 'the link was faulty for everybody',
      ok: [...outcomes.values()].flat().every(({ faults }) => faults > 0),
    },
  ],
  notes: [
    `${PORTION} ratings every ${PAUSE_MS} ms while they are sent, ${SEEDS} rows of chance; a client that is not through after ${LONGEST_MS / 1_000} s is told as it stands.`,
  ],
  chromium: version,
});

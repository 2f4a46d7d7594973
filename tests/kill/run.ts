/**
 * `npm run test:kill -- [ROUNDS] [SEED]`: the browser and the centre are killed while somebody rates, on the embedded store
 * in even rounds and on PostgreSQL in odd ones. One line a round; nothing but its own children is touched.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideBrowser } from '../support/browser.ts';
import { RESULTS, ROOT } from '../support/run-suite.ts';
import { playRound } from './kill-round.ts';
import { Station } from './station.ts';

const ROUNDS = 40;
const FIRST_SEED = 1_000;
const ROUND_LIMIT_MS = 180_000;

const STORES = ['sqlite', 'postgres'] as const;

async function main(rounds: number, firstSeed: number): Promise<number> {
  process.env.CHROME_PATH = provideBrowser();
  const stations = new Map<string, Station>();
  let passed = 0;
  let played = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const store = STORES[round % STORES.length] ?? 'sqlite';
      const station = stations.get(store) ?? (await Station.open(store));
      stations.set(store, station);
      played += 1;
      const faults = await play(station, round, firstSeed + round);
      if (faults.length === 0) passed += 1;
      // What is wrong stays wrong: later rounds on the same journal would only say it again.
      else break;
    }
  } finally {
    for (const station of stations.values()) await station.close();
  }
  sumUp([...stations.values()]);
  writeResult(passed, played - passed);
  say(`\n${passed} passed, ${played - passed} failed`);
  return passed === rounds ? 0 : 1;
}

async function play(station: Station, round: number, seed: number): Promise<readonly string[]> {
  const begun = performance.now();
  const faults = await within(ROUND_LIMIT_MS, async () => {
    await playRound(station, seed);
    return await station.findFaults();
  }).catch(async (error: unknown) => [
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    `on the screen: ${await station.tablet.readScreen().catch(String)}`,
  ]);
  const { taps, kills, segments } = station.tablet;
  const thanked = taps.filter((tap) => tap.thanked).length;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(
    `round ${round + 1}, ${station.store}, seed ${seed}: so far ${taps.length} taps, ${thanked} thanked, ` +
      `${segments.length} segments, browser killed ${kills}, centre killed ${station.centreKills}, ${seconds} s: ` +
      (faults.length === 0 ? 'all there, once, in order' : 'FAULT'),
  );
  for (const fault of faults) say(`  ${fault}`);
  return faults;
}

function sumUp(stations: readonly Station[]): void {
  const sum = (count: (station: Station) => number) => stations.reduce((all, one) => all + count(one), 0);
  say(
    `\n${sum(({ tablet }) => tablet.taps.length)} taps, ` +
      `${sum(({ tablet }) => tablet.taps.filter((tap) => tap.thanked).length)} thanked; ` +
      `browser killed ${sum(({ tablet }) => tablet.kills)} times, centre ${sum((one) => one.centreKills)} times`,
  );
}

async function within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** For the test command, which counts all suites. */
function writeResult(passed: number, failed: number): void {
  mkdirSync(join(ROOT, RESULTS), { recursive: true });
  writeFileSync(join(ROOT, RESULTS, 'rounds.json'), JSON.stringify({ passed, failed }));
}

const [rounds = ROUNDS, seed = FIRST_SEED] = process.argv.slice(2).map(Number);
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  say('npm run test:kill -- [ROUNDS] [SEED]');
  process.exitCode = 2;
} else {
  process.exitCode = await main(rounds, seed);
}

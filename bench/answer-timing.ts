import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { build } from 'vite';
import { createSeededRandom, type SeededRandom } from '#server/sample/seeded-random.ts';
import { DIST } from '#tests/support/built-app.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { expectQuestion, face, finish, pairByLink } from '#tests/support/kiosk-page.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { installProbe, tapAt } from './probe.ts';
import { spreadOf } from './spread.ts';

/**
 * Could somebody with a stop-watch tell an answer by how long its thanks takes? Every round asks for all five levels in an
 * order of its own; a permutation test then says how often chance alone, dealing the times of a round out to other levels,
 * sets the medians as far apart as they were seen. A small share (under 0.01) would betray the answer.
 */
const LEVELS = [1, 2, 3, 4, 5] as const;
const ROUNDS = 12;
const SHUFFLES = 10_000;

type Round = ReadonlyMap<number, number>;

const root = join(import.meta.dirname, '..');
if (!existsSync(join(DIST, 'sw.js'))) await build({ root });
const random = createSeededRandom(20_261_124);
const rounds = await measureRounds(random);
const seen = distanceOfMedians(rounds);
let asFar = 0;
for (let shuffle = 0; shuffle < SHUFFLES; shuffle += 1) {
  const dealt = rounds.map((round) => dealAnew(round, random));
  if (distanceOfMedians(dealt) >= seen) asFar += 1;
}
console.log('\n| answer | tap → thanks painted, median / p95 ms |\n| --- | --- |');
for (const level of LEVELS) {
  const { median, p95 } = spreadOf(timesOf(rounds, level));
  console.log(`| ${level} | ${median} / ${p95} |`);
}
console.log(
  `\nmedians at most ${seen.toFixed(1)} ms apart; chance alone does that in ${asFar / SHUFFLES} of all cases`,
);
console.log(`${ROUNDS} taps an answer, centre dead`);

async function measureRounds(chance: SeededRandom): Promise<readonly Round[]> {
  const centre = await CentreProcess.start();
  const tablet = new RealTablet(centre.url);
  try {
    const { page } = await tablet.switchOn();
    await installProbe(page);
    await pairByLink(page, centre.pairingUrl);
    await centre.stop();
    // The first taps warm everything up and count for nobody.
    for (const level of LEVELS) await tapMs(page, level);
    const measured: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times = new Map<number, number>();
      for (const level of shuffled(LEVELS, chance)) times.set(level, await tapMs(page, level));
      measured.push(times);
    }
    return measured;
  } finally {
    await tablet.dispose();
    await centre.dispose();
  }
}

async function tapMs(page: Page, level: number): Promise<number> {
  await expectQuestion(page);
  const { paint } = await tapAt(page, face(page, level));
  await finish(page);
  return paint;
}

function distanceOfMedians(all: readonly Round[]): number {
  const medians = LEVELS.map((level) => spreadOf(timesOf(all, level)).median);
  return Math.max(...medians) - Math.min(...medians);
}

function timesOf(all: readonly Round[], level: number): readonly number[] {
  return all.flatMap((round) => round.get(level) ?? []);
}

function dealAnew(round: Round, chance: SeededRandom): Round {
  const times = shuffled([...round.values()], chance);
  return new Map([...round.keys()].map((level, place) => [level, times[place] ?? Number.NaN]));
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], chance: SeededRandom): readonly T[] {
  const rest = [...items];
  const order: T[] = [];
  while (rest.length > 0) order.push(...rest.splice(Math.floor(chance.fraction() * rest.length), 1));
  return order;
}

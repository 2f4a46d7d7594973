import { createSeededChance } from '../support/virtual-time.ts';
import type { Station } from './station.ts';

/** 40 rounds of this are the 500 ratings and more. */
const RATINGS_A_ROUND = 13;
const MID_TAP_MS = 160;
const MID_PUSH_MS = 400;

type Death = 'tapping' | 'thanked' | 'quiet';

/** Taps with SIGKILLs among them, all drawn from the seed; at the end everything is up and nothing is under way. */
export async function playRound(station: Station, seed: number): Promise<void> {
  const chance = createSeededChance(seed);
  const draw = (below: number) => Math.floor(chance.fraction() * below);
  const deaths = new Map<number, Death>();
  for (let count = 1 + draw(2); count > 0; count -= 1) {
    deaths.set(draw(RATINGS_A_ROUND), (['tapping', 'thanked', 'quiet'] as const)[draw(3)] ?? 'quiet');
  }
  const outage = { from: draw(RATINGS_A_ROUND - 2), taps: 1 + draw(4), afterMs: draw(MID_PUSH_MS) };
  let killing = Promise.resolve();
  const bringBack = async () => {
    await killing;
    await station.centre.restart();
  };
  for (let n = 0; n < RATINGS_A_ROUND; n += 1) {
    // Not waited for: it dies while the hand taps and the tablet pushes.
    if (n === outage.from) killing = killAfter(station, outage.afterMs);
    if (n === outage.from + outage.taps) await bringBack();
    await tap(station, 1 + draw(5), deaths.get(n) ?? null, draw);
  }
  if (outage.from + outage.taps >= RATINGS_A_ROUND) await bringBack();
  await station.drain();
}

async function tap(
  { tablet }: Station,
  level: number,
  death: Death | null,
  draw: (below: number) => number,
): Promise<void> {
  switch (death) {
    case null:
      return await tablet.rate(level);
    case 'tapping':
      await tablet.dieTapping(level, draw(MID_TAP_MS));
      break;
    case 'thanked':
      await tablet.rateAndDie(level);
      break;
    case 'quiet':
      await tablet.rate(level);
      await tablet.passTime(draw(1_000));
      await tablet.kill();
      break;
  }
  await tablet.switchOn();
}

async function killAfter(station: Station, ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await station.killCentre();
}

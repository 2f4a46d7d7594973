import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { FIVE_LEVEL_QUESTIONNAIRE } from '../rules/vietnamese-questionnaires.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One counter on one working day. */
export interface DemoDay {
  /** Midnight of the day in Vietnam, ms. */
  readonly midnightMs: number;
  readonly counter: string;
  readonly clerk: string;
  readonly procedures: readonly string[];
  /** About how many people come. */
  readonly visitors: number;
  /** Share of the two best levels, by clerk. */
  readonly goodwill: number;
}

const MINUTE_MS = 60_000;
/** How busy each half-hour is: 7:30–11:30 and 13:30–17:00, busiest in the middle of the morning. */
const HALF_HOURS: readonly (readonly [startMinute: number, weight: number])[] = [
  [450, 3],
  [480, 6],
  [510, 9],
  [540, 10],
  [570, 9],
  [600, 7],
  [630, 5],
  [660, 3],
  [810, 4],
  [840, 6],
  [870, 7],
  [900, 6],
  [930, 5],
  [960, 4],
  [990, 2],
];
const REASONS_GOOD = ['A1', 'B2', 'C1', 'C2', 'D1', 'D2'] as const;
const REASONS_BAD = ['A1', 'B2', 'B3', 'C1', 'C2', 'D1', 'D2', 'C4'] as const;

/** The entries of one day in the order of the day: who was asked, what they answered, what they changed or added. */
export function demoDay(day: DemoDay, random: SeededRandom): readonly EntryDraft[] {
  const count = Math.max(1, Math.round(day.visitors * (0.7 + 0.6 * random.fraction())));
  const visits = Array.from({ length: count }, () => {
    const start = random.pick(HALF_HOURS.map((slot) => [slot[0], slot[1]] as const));
    return day.midnightMs + Math.floor((start + 30 * random.fraction()) * MINUTE_MS);
  });
  return visits.sort((a, b) => a - b).flatMap((atMs) => demoVisit(day, atMs, random));
}

/** Somebody is invited; about six in ten answer. */
function demoVisit(day: DemoDay, atMs: number, random: SeededRandom): readonly EntryDraft[] {
  const place = { counter: day.counter, clerk: day.clerk };
  const ask = draft(atMs, random, 'ask', null);
  const outcome = random.pick([
    ['answered', 62],
    ['timeout', 30],
    ['dismissed', 8],
  ] as const);
  if (outcome !== 'answered') return [{ ...ask, body: { ...place, trigger: 'sampled', outcome } }];
  const ms = Math.round(1_200 + 9_000 * random.fraction() ** 3);
  const level = demoLevel(day.goodwill, random);
  const rating = draft(atMs + ms, random, 'rating', {
    questionnaire: { id: FIVE_LEVEL_QUESTIONNAIRE.id, version: FIVE_LEVEL_QUESTIONNAIRE.version },
    level,
    ...place,
    intake: 'invited',
    procedure: random.pick(day.procedures.map((code, index) => [code, 1 / (index + 1)] as const)),
    ask: ask.id,
    lang: random.fraction() < 0.02 ? 'en' : 'vi',
    ms,
  });
  return [
    rating,
    { ...ask, at: rating.at, body: { ...place, trigger: 'sampled', outcome, rating: rating.id } },
    ...demoAfterthought(rating, level, atMs + ms, random),
  ];
}

function demoAfterthought(
  rating: EntryDraft,
  level: number,
  atMs: number,
  random: SeededRandom,
): readonly EntryDraft[] {
  const chance = random.fraction();
  if (chance < 0.012) {
    const slipped = Math.min(5, Math.max(1, level + (random.fraction() < 0.5 ? 1 : -1)));
    return slipped === level
      ? []
      : [draft(atMs + 3_000, random, 'rating.change', { of: rating.id, level: slipped })];
  }
  if (chance > (level <= 3 ? 0.5 : 0.85)) {
    const reasons = level <= 3 ? REASONS_BAD : REASONS_GOOD;
    const first = random.pick(reasons.map((reason, index) => [reason, 1 / (index + 1)] as const));
    return [draft(atMs + 8_000, random, 'rating.detail', { of: rating.id, reasons: [first] })];
  }
  return [];
}

function demoLevel(goodwill: number, random: SeededRandom): number {
  const rest = 1 - goodwill;
  return random.pick([
    [5, goodwill * 0.58],
    [4, goodwill * 0.42],
    [3, rest * 0.56],
    [2, rest * 0.29],
    [1, rest * 0.15],
  ] as const);
}

function draft(atMs: number, random: SeededRandom, kind: string, body: unknown): EntryDraft {
  return { id: uuidV7(atMs, random.bytes(10)), at: new Date(atMs).toISOString(), kind, kv: 1, body };
}

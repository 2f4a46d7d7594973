import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';

/** Where and with which questionnaire the ratings are given; the centre must know all of it. */
export interface RatedPlace {
  readonly counter: string;
  readonly clerk: string;
  readonly questionnaire: { readonly id: string; readonly version: number };
}

/** Every two and a half minutes from eight to four: about two hundred a day. */
const INTERVAL_MS = 150_000;
const A_DAY = 192;
const DAY_MS = 86_400_000;
const LANGUAGES = ['vi', 'vi', 'vi', 'vi', 'en'];

/** A busy counter's ratings of the days before `untilMs`, oldest first, the same for the same seed. */
export function ratingsUntil(
  untilMs: number,
  count: number,
  place: RatedPlace,
  seed: number,
): readonly EntryDraft[] {
  const chance = seededChance(seed);
  const days = Math.ceil(count / A_DAY);
  const firstDayMs = Math.floor(untilMs / DAY_MS) * DAY_MS - days * DAY_MS;
  return Array.from({ length: count }, (_, index) => {
    const day = Math.floor(index / A_DAY);
    // One in the morning of Greenwich is eight in Vietnam.
    const atMs =
      firstDayMs +
      day * DAY_MS +
      3_600_000 +
      (index % A_DAY) * INTERVAL_MS +
      Math.floor(chance() * INTERVAL_MS * 0.9);
    const body = {
      questionnaire: place.questionnaire,
      level: [5, 5, 5, 4, 4, 4, 3, 2, 1][Math.floor(chance() * 9)] ?? 5,
      counter: place.counter,
      clerk: place.clerk,
      intake: 'open',
      lang: LANGUAGES[Math.floor(chance() * LANGUAGES.length)] ?? 'vi',
      ms: 800 + Math.floor(chance() * 6_000),
    };
    const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256));
    return { id: uuidV7(atMs, bytes), at: new Date(atMs).toISOString(), kind: 'rating', kv: 1, body };
  });
}

/** Uniform in [0, 1), the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

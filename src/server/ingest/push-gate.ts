import type { ServerClock } from '../context.ts';

/** How much a process takes in at once. */
export interface PushLimits {
  /** A push that would wait longer than this is turned away; far below the 30 s after which its tablet gives up. */
  readonly waitMs: number;
  /** Length of the unpacked texts that all pushes under way hold together. */
  readonly textLength: number;
  /** So many are let in however slow the last ones were. */
  readonly atLeast: number;
}

export const PUSH_LIMITS: PushLimits = { waitMs: 8_000, textLength: 64 * 1024 * 1024, atLeast: 64 };

/** Until it was measured: what a push takes of a slow machine, ms. */
const FIRST_PACE_MS = 25;
/** The pace is told by times in which so many were under way: otherwise the tablets set it, not the process. */
const BUSY_FROM = 8;
/** So long is one measure of the pace at least, from one answer to another, ms. */
const MEASURE_MS = 1_000;
/**
 * The places that are told lie nearer to each other than the pace: to be turned away again costs a hundredth of a push, and a centre that
 * waits for those whom it told too late a time loses all of it. A rush begins slower than it goes on.
 */
const TOLD_PER_PACE = 2;
/** Nor further than this, ms: fifty a second are turned away at next to no cost, whatever the pace is or was taken for. */
const MOST_APART_MS = 20;
/** A store that stands still for a while says nothing about a push. */
const SLOWEST_PACE_MS = 1_000;
/** Nobody is told to come later than this; then the places begin anew. */
const LATEST_MS = 120_000;

/** What became of a push at the gate. */
export type Admission =
  /** To be called once, when the push is answered. */
  | { readonly type: 'admitted'; readonly leave: () => void }
  /** RT1d: when it may come again. */
  | { readonly type: 'turned-away'; readonly retryAfterSeconds: number };

/** Lets in as many pushes as the process gets to in time, and gives the others a time to come back (RT1d). */
export interface PushGate {
  /** Before anything else: null, or what to answer at once. Takes no place. */
  look(): Extract<Admission, { type: 'turned-away' }> | null;
  /** While the store is asked who sends it, a push counts as under way; while its body comes in, which its sender may draw out, not. */
  whileAsked<T>(ask: () => Promise<T>): Promise<T>;
  /** @param length of the push's text, unpacked */
  enter(length: number): Admission;
  readonly underWay: number;
  /** Since the process started. */
  readonly turnedAway: number;
}

/** Makes a gate; a process has one for all its tablets. */
export function createPushGate(clock: ServerClock, limits: PushLimits = PUSH_LIMITS): PushGate {
  return new Gate(clock, limits);
}

class Gate implements PushGate {
  underWay = 0;
  turnedAway = 0;
  readonly #clock: ServerClock;
  readonly #limits: PushLimits;
  #textLength = 0;
  /** Between two answers when there is enough to do. */
  #paceMs = FIRST_PACE_MS;
  /** Begun with an answer when enough were under way, given up when no longer: until the first of a rush is through, nothing is known. */
  #measure: { readonly sinceMs: number; answered: number } | null = null;
  /** When everybody who was turned away so far would be through. */
  #throughMs = Number.NEGATIVE_INFINITY;

  constructor(clock: ServerClock, limits: PushLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  look(): Extract<Admission, { type: 'turned-away' }> | null {
    return this.#isFull(0) ? this.#turnAway() : null;
  }

  async whileAsked<T>(ask: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await ask();
    } finally {
      this.underWay -= 1;
    }
  }

  enter(length: number): Admission {
    if (this.#isFull(length)) return this.#turnAway();
    this.underWay += 1;
    this.#textLength += length;
    return { type: 'admitted', leave: () => this.#leave(length) };
  }

  /** A push that comes alone is let in whatever its size: the bound of a body is another's business. */
  #isFull(length: number): boolean {
    const { waitMs, atLeast, textLength } = this.#limits;
    if (this.underWay === 0) return false;
    const most = Math.max(atLeast, waitMs / this.#paceMs);
    return this.underWay >= most || this.#textLength + length > textLength;
  }

  #turnAway(): Extract<Admission, { type: 'turned-away' }> {
    this.turnedAway += 1;
    const nowMs = this.#clock.nowMs();
    const apartMs = Math.min(this.#paceMs / TOLD_PER_PACE, MOST_APART_MS);
    const queueMs = Math.min(this.underWay * apartMs, LATEST_MS / 2);
    const nextMs = Math.max(this.#throughMs, nowMs + queueMs) + apartMs;
    // Too far away also where the clock was set back: what the old one promised binds nobody.
    this.#throughMs = nextMs - nowMs > LATEST_MS ? nowMs + queueMs : nextMs;
    const retryAfterSeconds = Math.max(1, Math.ceil((this.#throughMs - nowMs) / 1_000));
    return { type: 'turned-away', retryAfterSeconds };
  }

  #leave(length: number): void {
    if (this.underWay < BUSY_FROM) this.#measure = null;
    else this.#measureOn();
    this.underWay -= 1;
    this.#textLength -= length;
  }

  #measureOn(): void {
    const nowMs = this.#clock.nowMs();
    const measure = this.#measure;
    const tookMs = measure === null ? 0 : nowMs - measure.sinceMs;
    if (measure === null || tookMs < 0) {
      this.#measure = { sinceMs: nowMs, answered: 0 };
      return;
    }
    measure.answered += 1;
    if (tookMs < MEASURE_MS) return;
    this.#paceMs = (this.#paceMs + Math.min(SLOWEST_PACE_MS, tookMs / measure.answered)) / 2;
    this.#measure = { sinceMs: nowMs, answered: 0 };
  }
}

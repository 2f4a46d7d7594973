import type { Clock, Random } from '#sync/ports.ts';

/** A clock whose timers fire only when a test says so. */
export interface VirtualTime extends Clock {
  /** Moves to the next timer within `ms` and fires it, again and again, then to the end of `ms`; `settle` is awaited after each. */
  advance(ms: number, settle: () => Promise<void>): Promise<void>;
  /** How many timers wait. */
  pendingTimers(): number;
}

/** Virtual time, starting at the given moment. */
export function createVirtualTime(startMs: number): VirtualTime {
  let nowMs = startMs;
  let created = 0;
  const timers = new Map<number, { readonly dueMs: number; readonly callback: () => void }>();
  const takeDue = (untilMs: number) => {
    const due = [...timers].filter(([, timer]) => timer.dueMs <= untilMs);
    due.sort(([idA, a], [idB, b]) => a.dueMs - b.dueMs || idA - idB);
    const [next] = due;
    if (next === undefined) return null;
    timers.delete(next[0]);
    return next[1];
  };
  return {
    nowMs: () => nowMs,
    pendingTimers: () => timers.size,
    after(delayMs, callback) {
      const id = created++;
      timers.set(id, { dueMs: nowMs + Math.max(0, delayMs), callback });
      return () => timers.delete(id);
    },
    async advance(ms, settle) {
      const untilMs = nowMs + ms;
      await settle();
      for (let timer = takeDue(untilMs); timer !== null; timer = takeDue(untilMs)) {
        nowMs = Math.max(nowMs, timer.dueMs);
        timer.callback();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}

/** The same chance for the same seed (mulberry32). */
export function createSeededChance(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction: next,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}

/** Work under way, so that a test can wait for quiet without waiting for time. */
export interface Quiet {
  /** Counts the promise until it settles. */
  watch<T>(promise: Promise<T>): Promise<T>;
  /** Resolves when nothing watched is under way and no turn of the event loop brings more. */
  settle(): Promise<void>;
}

/** Makes a watcher. */
export function createQuiet(): Quiet {
  const running = new Set<Promise<unknown>>();
  return {
    watch(promise) {
      const done: Promise<unknown> = promise.then(
        () => running.delete(done),
        () => running.delete(done),
      );
      running.add(done);
      return promise;
    },
    async settle() {
      for (let calm = 0; calm < 2; calm++) {
        while (running.size > 0) {
          calm = 0;
          await Promise.all(running);
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

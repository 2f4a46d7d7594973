/** Chance that comes out the same every time: the demonstration must be able to continue where it was interrupted. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  fraction(): number;
  bytes(length: number): Uint8Array;
  /** One of these by their weights. */
  pick<T>(choices: readonly (readonly [choice: T, weight: number])[]): T;
}

/** Mulberry32; for made-up data only, never for secrets. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256)),
    pick: (choices) => {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let rest = fraction() * total;
      for (const [choice, weight] of choices) {
        rest -= weight;
        if (rest < 0) return choice;
      }
      const last = choices.at(-1);
      if (!last) throw new Error('nothing to pick from');
      return last[0];
    },
  };
}

/** Upper bounds in seconds; what takes longer counts under +Inf alone. */
const BOUNDS: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is known of the answers to one call. */
export interface CallTimes {
  readonly method: string;
  /** As mounted, with `:name` for parameters: what stood in the path itself may be a secret. */
  readonly route: string;
  readonly byStatus: ReadonlyMap<number, number>;
  /** How many were answered within each bound, and the bounds. */
  readonly within: readonly { readonly seconds: number; readonly count: number }[];
  readonly count: number;
  readonly seconds: number;
}

/** Counts this process's answers since it started; nothing about who asked. */
export interface Meter {
  record(call: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void;
  read(): readonly CallTimes[];
}

interface Tally {
  readonly method: string;
  readonly route: string;
  readonly byStatus: Map<number, number>;
  readonly within: number[];
  count: number;
  seconds: number;
}

export function createMeter(): Meter {
  const tallies = new Map<string, Tally>();
  return {
    record({ method, route, status, ms }) {
      const key = `${method} ${route}`;
      const tally = tallies.get(key) ?? emptyTally(method, route);
      tallies.set(key, tally);
      const seconds = ms / 1_000;
      tally.count += 1;
      tally.seconds += seconds;
      tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1);
      for (const [index, bound] of BOUNDS.entries()) {
        if (seconds <= bound) tally.within[index] = (tally.within[index] ?? 0) + 1;
      }
    },
    read: () =>
      [...tallies.values()].map((tally) => ({
        ...tally,
        within: BOUNDS.map((seconds, index) => ({ seconds, count: tally.within[index] ?? 0 })),
      })),
  };
}

function emptyTally(method: string, route: string): Tally {
  return { method, route, byStatus: new Map(), within: [], count: 0, seconds: 0 };
}

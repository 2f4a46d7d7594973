import type { Clock } from './ports.ts';

/** The device's clock was set, or the machine slept while its monotonic clock stood still. */
export interface ClockJump {
  /** What the clock should have shown, and what it showed. */
  readonly expectedMs: number;
  readonly foundMs: number;
}

export interface ClockWatchPorts {
  readonly clock: Clock;
  /** Milliseconds that are never set. */
  readonly monotonicMs: () => number;
  readonly onJump: (jump: ClockJump) => void;
}

const LOOK_EVERY_MS = 30_000;
/** The same two minutes from which on TM1 corrects. */
const JUMP_MS = 2 * 60_000;

/** DE3: compares the device's clock with time that cannot be set, for as long as the page lives. */
export function watchClock({ clock, monotonicMs, onJump }: ClockWatchPorts): void {
  let offsetMs = clock.nowMs() - monotonicMs();
  const look = (): void => {
    const foundMs = clock.nowMs();
    const expectedMs = monotonicMs() + offsetMs;
    if (Math.abs(foundMs - expectedMs) > JUMP_MS) onJump({ expectedMs, foundMs });
    offsetMs = foundMs - monotonicMs();
    clock.after(LOOK_EVERY_MS, look);
  };
  clock.after(LOOK_EVERY_MS, look);
}

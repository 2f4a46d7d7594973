import { randomBytes } from 'node:crypto';
import type { ServerClock, ServerRandom } from './context.ts';
import { createLog, type Log } from './log.ts';

/** What the machine gives to a composition root of the centre, and to nobody else. */
export interface ProcessPorts {
  readonly clock: ServerClock;
  readonly random: ServerRandom;
  readonly log: Log;
}

/** The real clock, real randomness, and the log on standard error. */
export function createProcessPorts(): ProcessPorts {
  const clock = { nowMs: () => Date.now() };
  return {
    clock,
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    log: createLog((line) => process.stderr.write(`${line}\n`), clock.nowMs),
  };
}

import { onTestFinished } from 'vitest';
import { createBackground } from '#server/background.ts';
import { createContentCache } from '#server/content/content-cache.ts';
import type { ServerClock, ServerContext, ServerRandom } from '#server/context.ts';
import { createAtRest } from '#server/data-key.ts';
import { createLog, type Log } from '#server/log.ts';
import { BUILTIN_PACKS } from '#server/rules/builtin-packs.ts';
import { loadServerKeys } from '#server/server-keys.ts';
import type { Database } from '#server/store/database.ts';
import { migrate } from '#server/store/migrate.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';

/** A clock that stands still until a test moves it. */
export interface VirtualClock extends ServerClock {
  advance(ms: number): void;
  set(ms: number): void;
}

export interface TestContext extends ServerContext {
  readonly clock: VirtualClock;
  /** Every log line that was written, parsed. */
  readonly logLines: readonly Record<string, unknown>[];
}

/** 2026-11-22 08:00 in Vietnam. */
export const TEST_NOW_MS: number = Date.parse('2026-11-22T01:00:00.000Z');

/** The data key of these contexts; a process that opens the same store needs it as `data.key`. */
export const TEST_DATA_KEY: Buffer = Buffer.alloc(32, 7);

/** A context on a fresh in-memory SQLite store (or the given one), closed when the test ends. No office in it yet. */
export async function createTestContext(db: Database = openSqlite(':memory:')): Promise<TestContext> {
  const clock = createVirtualClock(TEST_NOW_MS);
  await migrate(db, new Date(clock.nowMs()).toISOString());
  const logLines: Record<string, unknown>[] = [];
  const log: Log = createLog((line) => logLines.push(JSON.parse(line)), clock.nowMs);
  const background = createBackground(log);
  onTestFinished(async () => {
    await background.stop();
    await db.destroy();
  });
  const atRest = createAtRest(TEST_DATA_KEY, createSeededRandom(2));
  const keys = await loadServerKeys(db, new Date(clock.nowMs()).toISOString(), atRest);
  return {
    db,
    keys,
    content: createContentCache(db, clock),
    atRest,
    rules: BUILTIN_PACKS,
    clock,
    random: createSeededRandom(1),
    log,
    background,
    logLines,
    version: '0.1.0-test',
    publicUrl: 'http://localhost:8080',
    webhookHosts: [],
    trustsProxy: () => false,
  };
}

/** A clock under the test's hand. */
function createVirtualClock(startMs: number): VirtualClock {
  let now = startMs;
  return {
    nowMs: () => now,
    advance: (ms) => {
      now += ms;
    },
    set: (ms) => {
      now = ms;
    },
  };
}

/** The same bytes for the same seed (mulberry32); never for real secrets. */
export function createSeededRandom(seed: number): ServerRandom {
  let state = seed >>> 0;
  const nextByte = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) & 0xff;
  };
  return { bytes: (length) => Uint8Array.from({ length }, nextByte) };
}

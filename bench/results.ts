import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const spread = v.object({
  n: v.number(),
  // JSON has no NaN: a spread of nothing comes back as null and is refused.
  ...{ min: v.number(), median: v.number(), p95: v.number(), max: v.number() },
});

/** One finished benchmark as it stands in the file of results. */
const benchRecord = v.object({
  /** `B0` … `B9`, as in docs/benchmarks.md. */
  id: v.pipe(v.string(), v.regex(/^B\d$/)),
  title: v.string(),
  /** What the values of every row are, with their units; the name of a row has no heading. */
  columns: v.array(v.string()),
  rows: v.array(v.object({ name: v.string(), values: v.array(v.union([spread, v.number(), v.string()])) })),
  /** What was aimed at, what was reached. */
  goals: v.array(v.object({ goal: v.string(), got: v.string(), met: v.boolean() })),
  /** Whether the results are right: one that is not makes every figure above worthless. */
  checks: v.array(v.object({ what: v.string(), ok: v.boolean() })),
  notes: v.array(v.string()),
  /** When it ended, ISO 8601 UTC. */
  at: v.string(),
  machine: v.object({
    cores: v.number(),
    model: v.string(),
    memoryGb: v.number(),
    node: v.string(),
    /** Where a browser took part. */
    chromium: v.optional(v.string()),
  }),
});
const resultsFile = v.record(v.string(), benchRecord);

export type BenchRecord = v.InferOutput<typeof benchRecord>;
/** Every benchmark's latest record under its id. */
export type Results = Readonly<Record<string, BenchRecord>>;

/** Full runs go into the project's own file, trials beside the caches. */
export function resultsPath(isQuick: boolean): string {
  const folder = isQuick ? join(import.meta.dirname, '../.cache/bench') : import.meta.dirname;
  return join(folder, 'results.json');
}

export function readResults(path: string): Results {
  return existsSync(path) ? v.parse(resultsFile, JSON.parse(readFileSync(path, 'utf8'))) : {};
}

export function writeResults(path: string, results: Results): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
}

/** The same results with this one in the place of the earlier of its id, in order of id. */
export function mergeResult(results: Results, record: BenchRecord): Results {
  const all = { ...results, [record.id]: v.parse(benchRecord, record) };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

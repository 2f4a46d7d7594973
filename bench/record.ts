import { availableParallelism, cpus, totalmem } from 'node:os';
import { IS_QUICK } from './arguments.ts';
import { type BenchRecord, mergeResult, readResults, resultsPath, writeResults } from './results.ts';
import { formatRecord } from './table.ts';

/** What a benchmark hands over; `chromium` is the browser's version where one took part. */
export type BenchResult = Omit<BenchRecord, 'at' | 'machine'> & { readonly chromium?: string };

/**
 * Ends a benchmark: prints its table, goals and checks, keeps them under its id with the time and the machine, and lets the process end
 * with 1 where a check failed. A goal that is not met is told, and is no failure.
 */
export function record(result: BenchResult): void {
  const { chromium, ...rest } = result;
  for (const { name, values } of rest.rows) {
    if (values.length !== rest.columns.length)
      throw new Error(`${rest.id}: "${name}" does not fill its columns`);
  }
  const done: BenchRecord = {
    ...rest,
    at: new Date().toISOString(),
    machine: { ...thisMachine(), ...(chromium === undefined ? {} : { chromium }) },
  };
  console.log(formatRecord(done));
  const path = resultsPath(IS_QUICK);
  writeResults(path, mergeResult(readResults(path), done));
  if (done.checks.some(({ ok }) => !ok)) process.exitCode = 1;
}

function thisMachine(): BenchRecord['machine'] {
  return {
    cores: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}

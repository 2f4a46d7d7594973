import { parentPort } from 'node:worker_threads';
import { prepareRuns, runSeed } from './run-seed.ts';

/** What a worker is given; null is the end. */
export interface SeedTask {
  readonly seed: number;
  readonly runs: number;
}

/** What came of it. */
export interface SeedDone {
  readonly task: SeedTask;
  /** The shortest failing run, as text. */
  readonly failure: string | null;
}

const port = parentPort;
if (port === null) throw new Error('This is the worker of run.ts.');
const template = await prepareRuns();
port.on('message', async (task: SeedTask | null) => {
  if (task === null) {
    template.remove();
    port.close();
    return;
  }
  let failure: string | null = null;
  try {
    await runSeed(template, task.seed, task.runs);
  } catch (error) {
    failure = error instanceof Error ? `${error.message}\n${String(error.cause)}` : String(error);
  }
  port.postMessage({ task, failure } satisfies SeedDone);
});

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { FileFailure, FileRow, ReadFile } from './file-row.ts';

/** A file that is being read, its rows a piece at a time. */
export interface OpenedFile extends Omit<ReadFile, 'rows'> {
  readonly total: number;
  rows(): AsyncGenerator<readonly FileRow[]>;
}

/** What the worker says, in the order of saying it. Both sides are this program: nothing is parsed. */
type Said =
  | { readonly type: 'refused'; readonly failure: FileFailure }
  | ({ readonly type: 'read'; readonly total: number } & Omit<ReadFile, 'rows'>)
  | { readonly type: 'rows'; readonly rows: readonly FileRow[] };

/** A file of the largest size that is taken, unpacked and read, stays below. */
const MAX_HEAP_MB = 1_024;

/**
 * Reads a file in a thread of its own, and hands it to `work`. A file that would need more memory than there is for it is
 * refused like one that is too large; the thread ends with `work`, or when `signal` says so.
 */
export async function readInWorker<T>(
  bytes: Uint8Array,
  signal: AbortSignal,
  work: (file: Result<OpenedFile, FileFailure>) => Promise<T>,
): Promise<T> {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const hear = async (): Promise<Said> => {
    const [said]: Said[] = await once(worker, 'message', { signal });
    if (said === undefined) throw new Error('the reading thread said nothing');
    return said;
  };
  try {
    const first = await hearFirst(hear);
    return await work(first.ok ? toOpened(worker, hear, first.value) : first);
  } finally {
    await worker.terminate();
  }
}

async function hearFirst(hear: () => Promise<Said>): Promise<Result<Said, FileFailure>> {
  try {
    const said = await hear();
    return said.type === 'refused' ? err(said.failure) : ok(said);
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    return err({ code: 'too-large', detail: null });
  }
}

function toOpened(worker: Worker, hear: () => Promise<Said>, said: Said): Result<OpenedFile, FileFailure> {
  if (said.type !== 'read') throw new Error('the reading thread spoke out of turn');
  const { format, columns, total } = said;
  return ok({
    ...{ format, columns, total },
    async *rows() {
      for (let given = 0; given < total; ) {
        const answer = hear();
        worker.postMessage('more');
        const piece = await answer;
        if (piece.type !== 'rows') throw new Error('the reading thread spoke out of turn');
        given += piece.rows.length;
        yield piece.rows;
      }
    },
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

import { createIndexBuilder, type SearchIndex, type SearchSettings } from '#shared/domain/search-index.ts';
import { procedureToSearchText, type SearchText } from '#shared/domain/search-text.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';

/** What goes to the thread that makes the index, and what comes back. */
export type IndexRequest =
  | { readonly type: 'add'; readonly texts: readonly SearchText[] }
  | { readonly type: 'finish'; readonly settings: SearchSettings };
export interface IndexAnswer {
  readonly index: SearchIndex;
}

export interface IndexPorts {
  /** Starts the thread; throws where there are none. */
  readonly createWorker: () => Worker;
  /** Lets the page answer taps before the next portion. */
  readonly breathe: () => Promise<void>;
}

/** Procedures that are handled in one go; a slow tablet needs a few milliseconds for them. */
const PORTION = 40;
/** A thread that has not answered by then does not answer. */
const PATIENCE_MS = 20_000;

/** The ports of this browser. */
const browserIndexPorts: IndexPorts = {
  createWorker: () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' }),
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
};

/** Makes the search index in a thread of its own, so that nobody's tap waits for it; where that fails, here in small portions. */
export async function buildSearchIndex(
  procedures: readonly Procedure[],
  settings: SearchSettings,
  ports: IndexPorts = browserIndexPorts,
): Promise<SearchIndex> {
  try {
    return await buildInWorker(procedures, settings, ports);
  } catch {
    // No thread, or it died: the index is made all the same, only not as smoothly.
    return await buildHere(procedures, settings, ports);
  }
}

async function buildInWorker(
  procedures: readonly Procedure[],
  settings: SearchSettings,
  { createWorker, breathe }: IndexPorts,
): Promise<SearchIndex> {
  const worker = createWorker();
  let patience: ReturnType<typeof setTimeout> | undefined;
  const send = (request: IndexRequest): void => worker.postMessage(request);
  try {
    const answer = new Promise<SearchIndex>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<IndexAnswer>) => resolve(data.index);
      worker.onerror = () => reject(new Error('the index thread failed'));
      worker.onmessageerror = () => reject(new Error('the index did not arrive'));
      patience = setTimeout(() => reject(new Error('the index thread does not answer')), PATIENCE_MS);
    });
    // Handled below; without this a failure before the end of the portions would count as unhandled.
    answer.catch(() => {});
    for (const texts of portions(procedures)) {
      send({ type: 'add', texts });
      await breathe();
    }
    send({ type: 'finish', settings });
    return await answer;
  } finally {
    clearTimeout(patience);
    worker.terminate();
  }
}

async function buildHere(
  procedures: readonly Procedure[],
  settings: SearchSettings,
  { breathe }: IndexPorts,
): Promise<SearchIndex> {
  const builder = createIndexBuilder();
  for (const texts of portions(procedures)) {
    for (const text of texts) builder.add(text);
    await breathe();
  }
  return builder.finish(settings);
}

function* portions(procedures: readonly Procedure[]): Generator<readonly SearchText[]> {
  for (let from = 0; from < procedures.length; from += PORTION) {
    yield procedures.slice(from, from + PORTION).map(procedureToSearchText);
  }
}

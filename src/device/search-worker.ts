import { createIndexBuilder, type SearchIndex } from '#shared/domain/search-index.ts';
import type { IndexAnswer, IndexRequest } from './build-search-index.ts';

/** The thread that makes a search index: takes the procedures in portions, answers once, and is ended by who began it. */
const builder = createIndexBuilder();

addEventListener('message', ({ data }: MessageEvent<IndexRequest>) => {
  if (data.type === 'add') {
    for (const text of data.texts) builder.add(text);
    return;
  }
  const index = builder.finish(data.settings);
  const answer: IndexAnswer = { index };
  postMessage(answer, { transfer: buffersOf(index) });
});

/** What is handed over instead of being copied. */
function buffersOf(index: SearchIndex): Transferable[] {
  return Object.values(index).flatMap((part: unknown) => (ArrayBuffer.isView(part) ? [part.buffer] : []));
}

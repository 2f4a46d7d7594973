import { expect, test } from 'vitest';
import { createIndexBuilder } from '#shared/domain/search-index.ts';
import { procedureToSearchText } from '#shared/domain/search-text.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { buildSearchIndex, type IndexRequest } from './build-search-index.ts';

const procedures = loadSampleProcedures();
const SETTINGS = { synonyms: [{ say: 'sổ đỏ', means: 'quyền sử dụng đất' }], favoured: ['1.001193'] };
const expected = (() => {
  const builder = createIndexBuilder();
  for (const procedure of procedures) builder.add(procedureToSearchText(procedure));
  return builder.finish(SETTINGS);
})();

/** A thread that behaves as it is told. */
class FakeWorker extends EventTarget implements Worker {
  onmessage: Worker['onmessage'] = null;
  onmessageerror: Worker['onmessageerror'] = null;
  onerror: Worker['onerror'] = null;
  ended = false;
  readonly requests: IndexRequest[] = [];
  private readonly behave: (worker: FakeWorker, request: IndexRequest) => void;

  constructor(behave: (worker: FakeWorker, request: IndexRequest) => void) {
    super();
    this.behave = behave;
  }

  postMessage(request: IndexRequest): void {
    this.requests.push(structuredClone(request));
    this.behave(this, request);
  }

  terminate(): void {
    this.ended = true;
  }
}

const breathe = () => Promise.resolve();

test('the index is made by a thread that gets the procedures in portions, and is ended afterwards', async () => {
  const builder = createIndexBuilder();
  const worker = new FakeWorker((self, request) => {
    if (request.type === 'add') for (const text of request.texts) builder.add(text);
    else {
      const data = structuredClone({ index: builder.finish(request.settings) });
      self.onmessage?.call(self, new MessageEvent('message', { data }));
    }
  });
  const index = await buildSearchIndex(procedures, SETTINGS, { createWorker: () => worker, breathe });
  expect(index).toEqual(expected);
  expect(worker.requests.filter(({ type }) => type === 'add').length).toBeGreaterThan(1);
  expect(worker.ended).toBe(true);
});

test.each([
  [
    'there are none',
    () => {
      throw new Error('no threads here');
    },
  ],
  ['it dies', () => new FakeWorker((self) => self.onerror?.call(self, new ErrorEvent('error')))],
  [
    'its answer does not arrive',
    () => new FakeWorker((self) => self.onmessageerror?.call(self, new MessageEvent('messageerror'))),
  ],
])('without a thread (%s) the index is the same, made here', async (_, createWorker) => {
  expect(await buildSearchIndex(procedures, SETTINGS, { createWorker, breathe })).toEqual(expected);
});

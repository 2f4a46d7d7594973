import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { EVERYDAY_WORDS } from '#shared/domain/everyday-words.ts';
import { LIFE_EVENTS } from '#shared/domain/life-events.ts';
import { createProcedureFinder } from '#shared/domain/procedure-search.ts';
import { createIndexBuilder, type SearchIndex } from '#shared/domain/search-index.ts';
import { procedureToSearchText, type SearchText } from '#shared/domain/search-text.ts';
import { foldVietnamese } from '#shared/domain/vietnamese.ts';
import { isTried, loadCrowd, loadQualityCases, rankAll, successOf } from '#tests/support/search-quality.ts';
import { spreadOf } from './spread.ts';

/**
 * How often the expected procedure comes first, among 2,000 others, by kind of query; beside three libraries as they come
 * out of the box, and MiniSearch with folding, beginnings and slips switched on. Time per query and size of the index as well.
 */
interface Contestant {
  readonly name: string;
  readonly buildMs: number;
  find(query: string): readonly number[];
}

const FIELDS = ['code', 'name', 'near', 'far'] as const;
const crowd = loadCrowd();
const texts = crowd.map(procedureToSearchText);
const cases = loadQualityCases();
const unseen = loadQualityCases('search-quality-unseen.json');

const favoured = LIFE_EVENTS.flatMap(({ codes }) => codes);
const contestants = [
  contest('this', () => ours(favoured)),
  contest('this, no life events', () => ours([])),
  contest('this, no everyday words', () => ours([], [])),
  contest('MiniSearch', () => miniSearch(texts, {})),
  contest('MiniSearch, tuned', () =>
    miniSearch(texts.map(foldText), { prefix: true, fuzzy: 0.2, boost: { name: 3 } }),
  ),
  contest('Fuse.js', () => fuse()),
  contest('FlexSearch', () => flexSearch()),
];

console.log(
  `\n${cases.length} queries and ${unseen.length} that were written last, ${crowd.length} procedures\n`,
);
console.log('| success@1 / @3 in % | n |', contestants.map(({ name }) => name).join(' | '), '|');
console.log(`| --- | --- |${' --- |'.repeat(contestants.length)}`);
row('all', cases);
row('half that weights were tried on', cases.filter(isTried));
row(
  'other half',
  cases.filter((one) => !isTried(one)),
);
for (const kind of new Set(cases.map((one) => one.kind))) {
  row(
    kind,
    cases.filter((one) => one.kind === kind),
  );
}
row('written last', unseen);

console.log('\n| ms | build | per query, median | p95 |\n| --- | --- | --- | --- |');
for (const { name, buildMs, find } of contestants) {
  const times = [...cases, ...unseen].map(({ query }) => {
    const from = performance.now();
    find(query);
    return performance.now() - from;
  });
  const { median, p95 } = spreadOf(times);
  console.log(`| ${name} | ${buildMs.toFixed(0)} | ${median} | ${p95} |`);
}
const index = buildIndex(favoured, EVERYDAY_WORDS);
console.log(`\nindex: ${index.words.length} words, ${(bytesOf(index) / 1e6).toFixed(2)} MB`);

function contest(name: string, build: () => Contestant['find']): Contestant {
  const from = performance.now();
  const find = build();
  return { name, buildMs: performance.now() - from, find };
}

function row(name: string, some: ReturnType<typeof loadQualityCases>): void {
  const cells = contestants.map(({ find }) => {
    const { at1, at3 } = successOf(rankAll(some, crowd, find));
    return `${at1.toFixed(1)} / ${at3.toFixed(1)}`;
  });
  console.log(`| ${name} | ${some.length} | ${cells.join(' | ')} |`);
}

function buildIndex(codes: readonly string[], synonyms: typeof EVERYDAY_WORDS): SearchIndex {
  const builder = createIndexBuilder();
  for (const text of texts) builder.add(text);
  return builder.finish({ synonyms, favoured: codes });
}

function ours(codes: readonly string[], synonyms = EVERYDAY_WORDS): Contestant['find'] {
  const finder = createProcedureFinder(buildIndex(codes, synonyms));
  return (query) => finder.find(query).positions;
}

interface Row {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly near: string;
  readonly far: string;
}

function toRow(text: SearchText, id: number): Row {
  return { id, code: text.code, name: text.name, near: text.near.join(' '), far: text.far.join(' ') };
}

function foldText(text: SearchText): SearchText {
  const fold = (parts: readonly string[]) => parts.map(foldVietnamese);
  return { ...text, name: foldVietnamese(text.name), near: fold(text.near), far: fold(text.far) };
}

function miniSearch(
  some: readonly SearchText[],
  options: { prefix?: boolean; fuzzy?: number; boost?: Record<string, number> },
): Contestant['find'] {
  const engine = new MiniSearch<Row>({ fields: [...FIELDS] });
  engine.addAll(some.map(toRow));
  const prepare = options.fuzzy === undefined ? (query: string) => query : foldVietnamese;
  return (query) => engine.search(prepare(query), options).map(({ id }) => Number(id));
}

function fuse(): Contestant['find'] {
  const engine = new Fuse(texts.map(toRow), { keys: [...FIELDS] });
  return (query) => engine.search(query, { limit: 10 }).map(({ item }) => item.id);
}

function flexSearch(): Contestant['find'] {
  const engine = new Document({ document: { id: 'id', index: [...FIELDS] } });
  for (const one of texts.map(toRow)) engine.add({ ...one });
  return (query) => [
    ...new Set(engine.search(query, { limit: 10 }).flatMap(({ result }) => result.map((id) => Number(id)))),
  ];
}

/** What the index holds: buffers, and two bytes a character of its words. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + 8 + bytesOf(item), 16);
  if (typeof value === 'object' && value !== null) return bytesOf(Object.values(value));
  return 8;
}

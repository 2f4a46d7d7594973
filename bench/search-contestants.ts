import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { EVERYDAY_WORDS } from '#shared/domain/everyday-words.ts';
import { LIFE_EVENTS } from '#shared/domain/life-events.ts';
import { createProcedureFinder } from '#shared/domain/procedure-search.ts';
import { createIndexBuilder } from '#shared/domain/search-index.ts';
import { procedureToSearchText, type SearchText } from '#shared/domain/search-text.ts';
import { foldVietnamese } from '#shared/domain/vietnamese.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';

/** Answers the places, in the crowd it was built of, of what it finds, best first. */
export type Find = (query: string) => readonly number[];

const FIELDS = ['code', 'name', 'near', 'far'] as const;

/** Ours, three libraries as they come out of the box, and one of them with folding, beginnings and slips switched on. */
export const CONTESTANTS: Readonly<Record<string, (crowd: readonly Procedure[]) => Find>> = {
  'Hài Lòng': (crowd) => ours(crowd),
  MiniSearch: (crowd) => miniSearch(crowd.map(procedureToSearchText), {}),
  'MiniSearch, tuned': (crowd) =>
    miniSearch(crowd.map(procedureToSearchText).map(foldText), {
      prefix: true,
      fuzzy: 0.2,
      boost: { name: 3 },
    }),
  'Fuse.js': (crowd) => fuse(crowd.map(procedureToSearchText)),
  FlexSearch: (crowd) => flexSearch(crowd.map(procedureToSearchText)),
};

function ours(crowd: readonly Procedure[]): Find {
  const builder = createIndexBuilder();
  for (const one of crowd) builder.add(procedureToSearchText(one));
  const favoured = LIFE_EVENTS.flatMap(({ codes }) => codes);
  const finder = createProcedureFinder(builder.finish({ synonyms: EVERYDAY_WORDS, favoured }));
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
  texts: readonly SearchText[],
  options: { prefix?: boolean; fuzzy?: number; boost?: Record<string, number> },
): Find {
  const engine = new MiniSearch<Row>({ fields: [...FIELDS] });
  engine.addAll(texts.map(toRow));
  const prepare = options.fuzzy === undefined ? (query: string) => query : foldVietnamese;
  return (query) => engine.search(prepare(query), options).map(({ id }) => Number(id));
}

function fuse(texts: readonly SearchText[]): Find {
  const engine = new Fuse(texts.map(toRow), { keys: [...FIELDS] });
  return (query) => engine.search(query, { limit: 10 }).map(({ item }) => item.id);
}

function flexSearch(texts: readonly SearchText[]): Find {
  const engine = new Document({ document: { id: 'id', index: [...FIELDS] } });
  for (const one of texts.map(toRow)) engine.add({ ...one });
  return (query) => [
    ...new Set(engine.search(query, { limit: 10 }).flatMap(({ result }) => result.map((id) => Number(id)))),
  ];
}

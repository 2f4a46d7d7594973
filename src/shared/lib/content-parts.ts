import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ContentPackage } from '../protocol/content.ts';
import type { ContentList } from '../protocol/content-manifest.ts';
import { utf8Length } from './utf8.ts';

/** A slice of a package's JSON text. `list`: items of that list without brackets; null: what stands around the lists. */
export interface ContentSlice {
  readonly list: ContentList | null;
  readonly text: string;
}

/** CF2: between two slices of one list stands a comma; everywhere else nothing. */
export function glueBefore(slices: readonly Pick<ContentSlice, 'list'>[], place: number): '' | ',' {
  const list = slices[place]?.list ?? null;
  return list !== null && slices[place - 1]?.list === list ? ',' : '';
}

/** The package's text again; or, with some slices left out, a package that lacks their items. */
export function joinSlices(slices: readonly ContentSlice[]): string {
  return slices.map(({ text }, place) => glueBefore(slices, place) + text).join('');
}

/** CF2: cuts a package so that `joinSlices` gives exactly `JSON.stringify(content)`. */
export function splitContent(content: ContentPackage): readonly ContentSlice[] {
  const slices: ContentSlice[] = [];
  let frame = '{';
  for (const [name, value] of Object.entries(content)) {
    const key = `${frame === '{' ? '' : ','}${JSON.stringify(name)}:`;
    const items = itemsOf(content, name);
    if (items === null) frame += key + JSON.stringify(value);
    else {
      const list: ContentList = name === 'clerks' ? 'clerks' : 'procedures';
      slices.push({ list: null, text: `${frame}${key}[` });
      slices.push(...cut(items).map((text) => ({ list, text })));
      frame = ']';
    }
  }
  return [...slices, { list: null, text: `${frame}}` }];
}

interface Item {
  readonly id: string;
  readonly text: string;
}

function itemsOf(content: ContentPackage, name: string): readonly Item[] | null {
  if (name === 'clerks') return content.clerks.map((one) => ({ id: one.id, text: JSON.stringify(one) }));
  if (name === 'procedures')
    return content.procedures.map((one) => ({ id: one.code, text: JSON.stringify(one) }));
  return null;
}

/** A slice is as long as it must be to hold one item, otherwise not longer. */
const MAX_SLICE_BYTES = 128 * 1024;

function cut(items: readonly Item[]): readonly string[] {
  const slices: string[] = [];
  let open: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (open.length > 0) slices.push(open.join(','));
    open = [];
    bytes = 0;
  };
  for (const { id, text } of items) {
    const size = utf8Length(text);
    if (bytes + size > MAX_SLICE_BYTES) close();
    open.push(text);
    bytes += size;
    if (endsSlice(id)) close();
  }
  close();
  return slices;
}

/** One item in sixteen, and always the same ones, whatever stands around them. */
function endsSlice(id: string): boolean {
  return (sha256(utf8ToBytes(id))[0] ?? 0) < 16;
}

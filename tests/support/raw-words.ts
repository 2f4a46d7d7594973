import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface RawHit {
  readonly file: string;
  readonly word: string;
  readonly spelling: string;
}

/** Reads every file of a folder as bytes and looks for the words in every spelling that a program may store them in. */
export function findRawWords(folder: string, words: readonly string[]): readonly RawHit[] {
  const needles = words.flatMap((word) => spellingsOf(word).map((one) => ({ word, ...one })));
  return filesIn(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    return needles
      .filter(({ needle }) => bytes.includes(needle))
      .map(({ word, spelling }) => ({ file: relative(folder, file), word, spelling }));
  });
}

/** How many bytes there were to look through, so that nobody looks through nothing. */
export function bytesIn(folder: string): number {
  return filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Composed and decomposed, as typed and in small letters; as UTF-8, UTF-16LE, Latin-1 where it can be, in JSON and in an address. */
function spellingsOf(word: string) {
  return (['NFC', 'NFD'] as const).flatMap((form) =>
    [...new Set([word, word.toLowerCase()])].flatMap((cased) => {
      const text = cased.normalize(form);
      const escaped = text.replace(
        /\P{ASCII}/gu,
        (sign) => `\\u${codeOf(sign).toString(16).padStart(4, '0')}`,
      );
      return [
        { spelling: `${form} UTF-8`, needle: Buffer.from(text, 'utf8') },
        { spelling: `${form} UTF-16LE`, needle: Buffer.from(text, 'utf16le') },
        { spelling: `${form} JSON`, needle: Buffer.from(escaped, 'latin1') },
        { spelling: `${form} address`, needle: Buffer.from(encodeURIComponent(text), 'latin1') },
        ...([...text].every((sign) => codeOf(sign) < 0x100)
          ? [{ spelling: `${form} Latin-1`, needle: Buffer.from(text, 'latin1') }]
          : []),
      ];
    }),
  );
}

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

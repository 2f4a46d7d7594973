import fc from 'fast-check';

const DEEP = 20_000;

/** JSON values that break careless readers. */
const NASTY_VALUES: readonly string[] = [
  'null',
  'true',
  '-0',
  '0.5',
  '1e400',
  '-1e400',
  '9007199254740993',
  '1e-400',
  '""',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '[]',
  '{}',
  '{"__proto__":{"ok":true}}',
  '{"constructor":{"prototype":{"ok":true}}}',
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  `"${'x'.repeat(70_000)}"`,
  '"2026-02-30T25:61:61.000Z"',
  '"+275760-09-13T00:00:00.000Z"',
  '"0000-00-00T00:00:00.000Z"',
  '"\'; drop table entry; --"',
];
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g;

/** A JSON value that nobody expects, as text. */
export const nastyValue: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY_VALUES),
  fc.json({ maxDepth: 3 }),
);

/** JSON text in which one key or value is replaced, a key doubled, or a dangerous member added. */
export function mangledJson(valid: string): fc.Arbitrary<string> {
  const tokens = [...valid.matchAll(TOKEN)];
  const at = fc.nat(Math.max(0, tokens.length - 1));
  return fc.oneof(
    fc.tuple(at, nastyValue).map(([index, value]) => replaceToken(valid, tokens[index], value)),
    fc.tuple(at, nastyValue).map(([index, value]) => {
      const token = tokens[index]?.[0] ?? '"x"';
      return valid.replace('{', `{${token.startsWith('"') ? token : `"${token}"`}:${value},`);
    }),
    nastyValue.map((value) => valid.replace('{', `{"__proto__":${value},`)),
    nastyValue.map((value) => valid.replace(/\}(?=[^}]*$)/, `,"t":${value}}`)),
  );
}

/** Every version of the text in which one key or value is one of the nasty values: no chance involved. */
export function everyNastyVersion(valid: string): readonly string[] {
  const tokens = [...valid.matchAll(TOKEN)];
  return tokens.flatMap((token) => NASTY_VALUES.map((value) => replaceToken(valid, token, value)));
}

/** Bytes that were flipped, cut, repeated or spliced. */
export function mangledBytes(valid: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const at = fc.nat(Math.max(0, valid.length - 1));
  return fc.oneof(
    fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([index, mask]) => {
      const copy = Uint8Array.from(valid);
      copy[index] = (copy[index] ?? 0) ^ mask;
      return copy;
    }),
    at.map((length) => Uint8Array.from(valid.subarray(0, length))),
    fc.tuple(at, at).map(([from, to]) => join(valid.subarray(0, from), valid.subarray(Math.min(from, to)))),
    fc
      .tuple(at, fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([index, added]) => join(valid.subarray(0, index), added, valid.subarray(index))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
  );
}

/** Words that break careless readers of addresses and headers. */
export const NASTY_TEXTS: readonly string[] = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '%',
  '%00',
  '%E0%A4',
  '../..',
  '__proto__',
  '9'.repeat(400),
  '\'"`;--',
];
/** Text of any kind, well-formed or not. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(...NASTY_TEXTS),
);

function replaceToken(text: string, token: RegExpExecArray | undefined, value: string): string {
  if (!token) return value;
  return text.slice(0, token.index) + value + text.slice(token.index + token[0].length);
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}

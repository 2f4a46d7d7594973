import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#i18n/languages.ts';

const modules = import.meta.glob<Record<string, object>>('../../src/i18n/locales/*/*.ts', { eager: true });

/** `vi/kiosk` → flat keys and their texts. */
const words = new Map(
  Object.entries(modules).map(([path, module]) => [
    path.replace(/^.*locales\/|\.ts$/g, ''),
    new Map(Object.values(module).flatMap((value) => flatten(value, ''))),
  ]),
);
const namespaces = [...words.keys()].filter((name) => name.startsWith('vi/')).map((name) => name.slice(3));

describe.each(LANGUAGES.filter((language) => language !== 'vi'))('the words in %s', (language) => {
  test('are in the same files', () => {
    const own = [...words.keys()]
      .filter((name) => name.startsWith(`${language}/`))
      .map((name) => name.slice(3));
    expect(own.sort()).toEqual([...namespaces].sort());
  });

  test.each(namespaces)('have the keys of the Vietnamese ones: %s', (namespace) => {
    const keysOf = (code: string) =>
      [...new Set([...(words.get(`${code}/${namespace}`) ?? new Map()).keys()].map(withoutPlural))].sort();
    expect(keysOf(language)).toEqual(keysOf('vi'));
  });

  test.each(namespaces)('carry the same variables: %s', (namespace) => {
    const vi = words.get(`vi/${namespace}`) ?? new Map<string, string>();
    const other = words.get(`${language}/${namespace}`) ?? new Map<string, string>();
    const wrong = [...vi].filter(
      ([key, text]) => other.has(key) && variables(text).join() !== variables(other.get(key) ?? '').join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

test('no text is empty', () => {
  const empty = [...words].flatMap(([name, texts]) =>
    [...texts].filter(([, text]) => text.trim() === '').map(([key]) => `${name}: ${key}`),
  );
  expect(empty).toEqual([]);
});

function flatten(value: unknown, prefix: string): readonly [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key));
}

function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function variables(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort();
}

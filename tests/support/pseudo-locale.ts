import { LANGUAGES } from '#i18n/languages.ts';

/** Vietnamese words are short; other languages need about half as much room again, and their accents stand as high. */
const GROWTH = 0.45;
const FILLER = 'ếỗữặ ửợ ';

/**
 * The words of a surface in a language that nobody speaks: marked, so that a text which did not come from here is seen, and
 * longer, so that what has no room is seen.
 */
export function pseudoWords<T extends object>(words: T): T {
  // The shape is kept: every object is walked and every text replaced.
  return stretch(words) as T;
}

function stretch(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, stretch(inner)]));
}

function pseudoText(text: string): string {
  const shown = text.replace(/\{\{.*?\}\}/g, '');
  const more = Math.ceil(shown.length * GROWTH);
  return `⟦${text}${` ${FILLER.repeat(Math.ceil(more / FILLER.length))
    .slice(0, more)
    .trim()}`}⟧`;
}

/** The same words in place of every language. */
export function inEveryLanguage<T>(words: T): { readonly [L in (typeof LANGUAGES)[number]]: T } {
  return Object.fromEntries(LANGUAGES.map((language) => [language, words])) as {
    [L in (typeof LANGUAGES)[number]]: T;
  };
}

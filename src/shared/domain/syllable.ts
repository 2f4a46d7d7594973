/**
 * How Vietnamese syllables are spelled, mistyped and heard. Everything here is about folded syllables: lower-case Latin letters
 * and digits without marks, as `foldVietnamese` leaves them.
 */

/** One spelling where two are right: "kỹ" and "kĩ", "quý" and "quí". */
export function canonicalSyllable(folded: string): string {
  return /^(?:[bdhklmstvr]|qu|th|nh|ng|kh|tr|ch)y$/.test(folded) ? `${folded.slice(0, -1)}i` : folded;
}

/** What a syllable sounds like where the regions differ: s/x, tr/ch, d/gi/r/v, l/n, c/k/q and the endings n/ng/nh, t/c/ch. */
export function soundOf(syllable: string): string {
  const [, onset = '', rest = ''] =
    /^(ngh|ng|gh|gi(?=[aeiouy])|nh|kh|ch|tr|th|ph|qu|[bcdghklmnpqrstvx])?(.*)$/.exec(syllable) ?? [
      '',
      '',
      syllable,
    ];
  const [, vowels = '', coda = ''] = /^([aeiouy]*)(.*)$/.exec(rest) ?? ['', rest, ''];
  return `${ONSET_SOUNDS[onset] ?? onset}${vowels.replace(/y/g, 'i')}${CODA_SOUNDS[coda] ?? coda}`;
}

const ONSET_SOUNDS: Readonly<Record<string, string>> = {
  ngh: 'ng',
  gh: 'g',
  gi: 'z',
  d: 'z',
  r: 'z',
  v: 'z',
  s: 's',
  x: 's',
  tr: 'ch',
  n: 'l',
  k: 'c',
  q: 'c',
  qu: 'cu',
};
const CODA_SOUNDS: Readonly<Record<string, string>> = { ng: 'n', nh: 'n', c: 't', ch: 't' };

/**
 * The syllable that somebody meant who typed for an input method that is switched off: Telex ("ddawng", "keets") or VNI
 * ("dang9", "ho65"). Null when it does not look like either.
 */
export function decodeTyping(typed: string): string | null {
  if (/[a-z]\d/.test(typed)) {
    const letters = typed.replace(/\d/g, '');
    return /^[a-z]{2,7}$/.test(letters) ? canonicalSyllable(letters) : null;
  }
  if (!/^[a-z]{3,10}$/.test(typed)) return null;
  const plain = typed
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/([aou])w/g, '$1')
    .replace(/^([^aeiouyw]*)w/, '$1u')
    .replace(/^(.*[aeiouy][a-z]*?)[sfrxj]([a-z]*)$/, '$1$2');
  return plain === typed ? null : canonicalSyllable(plain);
}

/** How sure it is, from 0 to 1, that `typed` was meant to be `word`: 1 the same, 0 something else. One slip is forgiven. */
export function likeness(typed: string, word: string): number {
  const difference = typed.length - word.length;
  if (difference < -1 || difference > 1) return 0;
  const shorter = Math.min(typed.length, word.length);
  let head = 0;
  while (head < shorter && typed.charCodeAt(head) === word.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    typed.charCodeAt(typed.length - 1 - tail) === word.charCodeAt(word.length - 1 - tail)
  ) {
    tail += 1;
  }
  const common = head + tail;
  if (difference === 0) return sameLengthLikeness(typed, word, head, common);
  if (common < shorter) return 0;
  // A letter hit twice is the slip that means least.
  return difference === 1 && head > 0 && typed[head] === typed[head - 1] ? DOUBLED : ONE_LETTER;
}

const DOUBLED = 0.86;
const SWAPPED = 0.82;
const ONE_LETTER = 0.72;
const OTHER_LETTER = 0.64;

function sameLengthLikeness(typed: string, word: string, head: number, common: number): number {
  if (common === typed.length) return 1;
  if (common === typed.length - 1) return OTHER_LETTER;
  const swapped =
    common === typed.length - 2 && typed[head] === word[head + 1] && typed[head + 1] === word[head];
  return swapped ? SWAPPED : 0;
}

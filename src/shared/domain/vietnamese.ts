/**
 * Text as it is compared and searched: lower case, without tone and vowel marks, `đ` as `d`, every run of other signs
 * one space. Two ways of writing the same word ("hoà", "hòa"; composed or not) become equal.
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The folded words (in Vietnamese: syllables) of a text, in order. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldVietnamese(text);
  return folded === '' ? [] : folded.split(' ');
}

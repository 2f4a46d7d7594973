import { decodeTyping, likeness, soundOf } from './syllable.ts';

/** A word as it was typed. */
export interface TypedWord {
  readonly token: string;
  /** What was meant if the input method was off; null = it does not look like that. */
  readonly decoded: string | null;
  readonly sound: string;
}

/** Prepares a typed word for being compared with many. */
export function toTypedWord(token: string, isKnown: boolean): TypedWord {
  return { token, decoded: isKnown ? null : decodeTyping(token), sound: soundOf(token) };
}

const DECODED = 0.95;
const BEGINS = 0.8;
const BEGINS_DECODED = 0.8;
const SOUNDS_SAME = 0.88;
const SOUNDS_NEARLY_SAME = 0.76;
/** Two doubts at once: a slip in a word that is also written as it sounds, or in one that is not finished. */
const AND_SLIP = 0.84;
const BEGINS_AND_SLIP = 0.8;

/**
 * How surely a typed word means a word of the index, from 0 to 1.
 * @param heard how the word sounds
 * @param open the typed word may be the beginning of this one
 */
export function howLikely(
  { token, decoded, sound }: TypedWord,
  word: string,
  heard: string,
  open: boolean,
): number {
  if (word === token) return 1;
  let sure = 0;
  if (word === decoded) sure = DECODED;
  else if (open && word.startsWith(token)) sure = BEGINS + (0.14 * token.length) / word.length;
  else if (open && decoded !== null && decoded.length > 1 && word.startsWith(decoded)) sure = BEGINS_DECODED;
  // Of two letters any other word is one slip away; numbers are not mistyped words.
  if (token.length < 3 || isNumber(word)) return sure;
  if (heard === sound)
    sure = Math.max(sure, codaOf(word) === codaOf(token) ? SOUNDS_SAME : SOUNDS_NEARLY_SAME);
  sure = Math.max(sure, likeness(token, word));
  if (token.length === 3) return sure;
  sure = Math.max(sure, AND_SLIP * likeness(sound, heard));
  const longer = open && word.length > token.length + 1;
  return longer ? Math.max(sure, BEGINS_AND_SLIP * likeness(token, word.slice(0, token.length))) : sure;
}

function isNumber(word: string): boolean {
  return word.charCodeAt(0) < 58 || word.charCodeAt(word.length - 1) < 58;
}

function codaOf(syllable: string): string {
  return /[aeiouy]([a-z]*)$/.exec(syllable)?.[1] ?? '';
}

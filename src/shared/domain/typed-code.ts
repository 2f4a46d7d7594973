import { err, ok, type Result } from '../lib/result.ts';

/**
 * 23 characters. No letter that is taken for another sign here (those are read as what they are taken for), no vowel and
 * no `D` or `W`: a Vietnamese keyboard (Telex, VNI) leaves every code as it is typed, and no code spells a word. The number
 * is prime, which the check character needs.
 */
const ALPHABET = '0123456789CFGHJKMNPRTVX';
/** How many characters there are. */
export const CODE_RADIX: number = ALPHABET.length;
/** A primitive root modulo 23: its powers differ for 22 places in a row, more than a code has. */
const CHECK_ROOT = 5;
const TAKEN_FOR: Readonly<Record<string, string>> = {
  D: '0',
  Đ: '0',
  O: '0',
  Q: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
  U: 'V',
  Y: 'V',
};
const GROUP = 4;

/** Why a text is no code, so that a page can say what to mend. */
export type TypedFault = 'character' | 'length' | 'check';

/**
 * Reads what somebody typed: case, spaces, dashes and marks do not matter, and letters that no code has are read as what they
 * were taken for. Answers the characters alone, the check character among them.
 * @param length characters of a whole code
 */
export function readTypedCode(text: string, length: number): Result<string, TypedFault> {
  const signs = text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[\p{M}\p{P}\p{Z}\p{C}]/gu, '');
  const plain = Array.from(signs, (sign) => TAKEN_FOR[sign] ?? sign).join('');
  if (Array.from(plain).some((sign) => !ALPHABET.includes(sign))) return err('character');
  if (plain.length !== length) return err('length');
  return checkCharacter(plain.slice(0, -1)) === plain.at(-1) ? ok(plain) : err('check');
}

/** The characters in groups of four with dashes between them, and the check character behind. */
export function writeTypedCode(body: string): string {
  const plain = body + checkCharacter(body);
  return plain.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? plain;
}

/** A number as so many characters, the last ones first; what does not fit is left out. */
export function numberToCharacters(value: bigint, places: number): string {
  let rest = value;
  let body = '';
  for (let place = 0; place < places; place++) {
    body += ALPHABET.charAt(Number(rest % BigInt(CODE_RADIX)));
    rest /= BigInt(CODE_RADIX);
  }
  return body;
}

/** The number that characters of the alphabet were written from. */
export function charactersToNumber(body: string): bigint {
  return Array.from(body).reduceRight(
    (sum, sign) => sum * BigInt(CODE_RADIX) + BigInt(ALPHABET.indexOf(sign)),
    0n,
  );
}

/**
 * The pure system of ISO/IEC 7064 with one check character, M = 23, r = 5: the values, weighted from the right with
 * 1, r, r², …, sum up to 1 modulo M. As M is prime and r a primitive root, every wrong character and every exchange of two
 * characters is noticed.
 */
function checkCharacter(body: string): string {
  const sum = Array.from(body, (sign) => ALPHABET.indexOf(sign)).reduce(
    (product, value) => ((product + value) * CHECK_ROOT) % CODE_RADIX,
    0,
  );
  return ALPHABET.charAt((1 - sum + CODE_RADIX) % CODE_RADIX);
}

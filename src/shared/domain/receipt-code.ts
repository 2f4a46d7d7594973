import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '../lib/result.ts';
import { type ReceiptCode, toReceiptCode } from './ids.ts';

/** Why a text is no receipt code, so that a page can say what to mend. */
export type ReceiptFault = 'character' | 'length' | 'check' | 'version';

/**
 * 23 characters. No letter that is taken for another sign here (those are read as what they are taken for), no vowel and
 * no `D` or `W`: a Vietnamese keyboard (Telex, VNI) leaves every code as it is typed, and no code spells a word. The number
 * is prime, which the check character needs.
 */
const ALPHABET = '0123456789CFGHJKMNPRTVX';
const MODULUS = ALPHABET.length;
/** A primitive root modulo 23: its powers differ for 22 places in a row, more than a code has. */
const RADIX = 5;
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

const VERSION = '1';
const RANDOM_CHARACTERS = 14;
const LENGTH = VERSION.length + RANDOM_CHARACTERS + 1;
const GROUP = 4;
/** Twice as many bits as a code holds, so that no character is noticeably likelier than another. */
export const RECEIPT_RANDOM_BYTES = 16;

/**
 * A new code, `1XXX-XXXX-XXXX-XXXC`: version, 14 random characters (63.3 bits), check character.
 * @param random `RECEIPT_RANDOM_BYTES` bytes that nobody can foresee
 */
export function makeReceiptCode(random: Uint8Array): ReceiptCode {
  let rest = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let body = VERSION;
  for (let place = 0; place < RANDOM_CHARACTERS; place++) {
    body += ALPHABET.charAt(Number(rest % BigInt(MODULUS)));
    rest /= BigInt(MODULUS);
  }
  return inGroups(body + checkCharacter(body));
}

/**
 * Reads what somebody typed or scanned: case, spaces, dashes and marks do not matter, letters that no code has are read as
 * what they were taken for, and of a whole address only what follows `#` counts.
 */
export function parseReceiptCode(text: string): Result<ReceiptCode, ReceiptFault> {
  const signs = text
    .slice(text.lastIndexOf('#') + 1)
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[\p{M}\p{P}\p{Z}\p{C}]/gu, '');
  const plain = Array.from(signs, (sign) => TAKEN_FOR[sign] ?? sign).join('');
  if (Array.from(plain).some((sign) => !ALPHABET.includes(sign))) return err('character');
  if (plain.length !== LENGTH) return err('length');
  if (checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) return err('check');
  return plain.startsWith(VERSION) ? ok(inGroups(plain)) : err('version');
}

/**
 * What is recorded and looked up in place of the code: the code itself is known to whoever wrote it, and to no disk, wire or
 * list on the way.
 */
export function receiptDigest(code: ReceiptCode): string {
  return bytesToHex(sha256(utf8ToBytes(`hailong-receipt 1\n${code}`)));
}

/**
 * The pure system of ISO/IEC 7064 with one check character, M = 23, r = 5: the values, weighted from the right with
 * 1, r, r², …, sum up to 1 modulo M. As M is prime and r a primitive root, every wrong character and every exchange of two
 * characters is noticed.
 */
function checkCharacter(body: string): string {
  const sum = Array.from(body, (sign) => ALPHABET.indexOf(sign)).reduce(
    (product, value) => ((product + value) * RADIX) % MODULUS,
    0,
  );
  return ALPHABET.charAt((1 - sum + MODULUS) % MODULUS);
}

function inGroups(plain: string): ReceiptCode {
  return toReceiptCode(plain.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? plain);
}

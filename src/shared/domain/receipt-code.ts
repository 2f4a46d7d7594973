import { err, ok, type Result } from '../lib/result.ts';
import { type ReceiptCode, toReceiptCode } from './ids.ts';
import { numberToCharacters, readTypedCode, type TypedFault, writeTypedCode } from './typed-code.ts';

/** Why a text is no receipt code, so that a page can say what to mend. */
export type ReceiptFault = TypedFault | 'version';

const VERSION = '1';
const RANDOM_CHARACTERS = 14;
const LENGTH = VERSION.length + RANDOM_CHARACTERS + 1;
/** Twice as many bits as a code holds, so that no character is noticeably likelier than another. */
export const RECEIPT_RANDOM_BYTES = 16;

/**
 * A new code, `1XXX-XXXX-XXXX-XXXC`: version, 14 random characters (63.3 bits), check character.
 * @param random `RECEIPT_RANDOM_BYTES` bytes that nobody can foresee
 */
export function makeReceiptCode(random: Uint8Array): ReceiptCode {
  const value = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return toReceiptCode(writeTypedCode(VERSION + numberToCharacters(value, RANDOM_CHARACTERS)));
}

/** Reads what somebody typed or scanned; of a whole address only what follows `#` counts. */
export function parseReceiptCode(text: string): Result<ReceiptCode, ReceiptFault> {
  const read = readTypedCode(text.slice(text.lastIndexOf('#') + 1), LENGTH);
  if (!read.ok) return read;
  return read.value.startsWith(VERSION)
    ? ok(toReceiptCode(writeTypedCode(read.value.slice(0, -1))))
    : err('version');
}

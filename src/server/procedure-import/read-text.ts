import { err, ok, type Result } from '#shared/lib/result.ts';
import type { FileFailure } from './file-row.ts';
import { bytesFault, textFault } from './foreign-encoding.ts';

/** The text of a JSON or CSV file: UTF-8 or UTF-16, with or without a mark. Everything else is named and refused. */
export function readText(bytes: Uint8Array): Result<string, FileFailure> {
  const text = decode(bytes, findEncoding(bytes));
  if (text === null) return err({ code: bytesFault(bytes), detail: null });
  if (text.includes('\0')) return err({ code: 'unknown-format', detail: null });
  const fault = textFault(text);
  return fault === null ? ok(text) : err({ code: fault, detail: null });
}

/** By the mark; without one, Western text in UTF-16 has a zero in every other byte. */
function findEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 512);
  const zeros = (parity: number) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zeros(1) * 4 > head.length && zeros(0) * 8 < head.length) return 'utf-16le';
  if (zeros(0) * 4 > head.length && zeros(1) * 8 < head.length) return 'utf-16be';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

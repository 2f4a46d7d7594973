import { utf8ToBytes } from '@noble/hashes/utils.js';
import { SEALED_FORMAT, SEALED_VERSION, type SealedHead } from '../protocol/sealed-journal.ts';

/** What binds the sealing to its purpose: a text sealed for this file opens nowhere else. */
export const SEALED_INFO = `${SEALED_FORMAT}/${SEALED_VERSION}`;

/** A part is filled up to a multiple of this, so that its length does not tell what was answered. */
const SEALED_PAD_BYTES = 4096;

/** What is authenticated beside the text of part `n`. */
export function partAad(n: number): string {
  return `part\n${n}`;
}

/** What the last line authenticates. */
export function endAad(parts: number): string {
  return `end\n${parts}`;
}

/** The head as it stands in the file: the text that is authenticated, and behind it the seal over that text. */
export function sealedHeadLine(bare: string, seal: string): string {
  return `${bare.slice(0, -1)},"seal":"${seal}"}`;
}

/** The head without its seal: what the seal is over. */
export function bareHead(head: Omit<SealedHead, 'seal'>): string {
  const { t, format, v, device, key, enc, createdAt } = head;
  return JSON.stringify({ t, format, v, device, key, enc, createdAt });
}

/** The text that the head line's own seal is over; null when the line does not end with a seal. */
export function authenticatedHead(line: string): string | null {
  const bare = /^(\{.*),"seal":"[A-Za-z0-9_-]+"\}$/.exec(line)?.[1];
  return bare === undefined ? null : `${bare}}`;
}

/** A segment's bytes, filled up with zero bytes; a segment is JSON and holds none. */
export function padSegment(text: string): Uint8Array<ArrayBuffer> {
  const bytes = utf8ToBytes(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / SEALED_PAD_BYTES) * SEALED_PAD_BYTES);
  padded.set(bytes);
  return padded;
}

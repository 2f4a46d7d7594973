import { utf8Length } from '#shared/lib/utf8.ts';
import type { SegmentHead } from '#shared/protocol/segment.ts';
import { PAD_STEP_BYTES, SMALL_PUSH_BYTES } from './limits.ts';

/** Longer than any number that a segment holds. */
const WIDEST_NUMBER = '0'.repeat(16);
/** A number as a value of JSON, and the first numbers of a time, which are as long in every time. */
const NUMBERS = /:-?\d+(?:\.\d+)?/g;
const EMPTY_PAD_BYTES = ',"pad":""'.length;

/**
 * PU3: the head with `pad`, spaces that bring a small segment to a length that depends on its shape alone: which entries it
 * holds and whom they name, not on any number in them (a level, a time to answer, a position). A large one is left as it
 * is; the transport packs it.
 * @param rest what follows the head line, byte for byte as long as it will be
 */
export function padHead(head: SegmentHead, rest: string): SegmentHead {
  // No text has fewer bytes than characters: a large one is not read through for nothing.
  if (rest.length > SMALL_PUSH_BYTES) return head;
  const text = `${JSON.stringify(head)}\n${rest}`;
  const bytes = utf8Length(text);
  if (bytes > SMALL_PUSH_BYTES) return head;
  const widestBytes = utf8Length(text.replace(NUMBERS, `:${WIDEST_NUMBER}`)) + EMPTY_PAD_BYTES;
  const wantedBytes = Math.ceil(widestBytes / PAD_STEP_BYTES) * PAD_STEP_BYTES;
  return { ...head, pad: ' '.repeat(wantedBytes - bytes - EMPTY_PAD_BYTES) };
}

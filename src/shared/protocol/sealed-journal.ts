import * as v from 'valibot';
import { base64Url, count, deviceId, isoUtc, seq, shortText } from './fields.ts';

/**
 * History of the sealed file (`v` in its head).
 *
 * 1  first released format: head, one part per segment, end; each sealed by itself, in sequence.
 */
export const SEALED_FORMAT = 'hailong-sealed-journal';
export const SEALED_VERSION = 1;

/** First line: whose journal it is and for which key of which centre it is sealed. `seal` authenticates this very line. */
export const sealedHead = v.object({
  t: v.literal('sealed-journal'),
  format: v.literal(SEALED_FORMAT),
  v: v.literal(SEALED_VERSION),
  device: deviceId,
  /** Id of the centre's seal key, and the encapsulated key of RFC 9180 (an uncompressed point of P-256). */
  key: shortText,
  enc: v.pipe(base64Url, v.length(87)),
  createdAt: isoUtc,
  seal: base64Url,
});
export type SealedHead = v.InferOutput<typeof sealedHead>;

/** One segment of the journal, as it would be on the wire. `n` counts from 1. */
export const sealedPart = v.object({ t: v.literal('part'), n: seq, ct: base64Url });
export type SealedPart = v.InferOutput<typeof sealedPart>;

/** Last line: how many parts there are, so that a file that was cut off is noticed. */
export const sealedEnd = v.object({ t: v.literal('end'), parts: count, ct: base64Url });
export type SealedEnd = v.InferOutput<typeof sealedEnd>;

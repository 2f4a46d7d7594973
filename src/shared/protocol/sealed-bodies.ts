import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { base64Url, isoUtc, shortText } from './fields.ts';

/** HPKE (RFC 9180) to the key `key`: encapsulated key and ciphertext. */
export const sealedBox = v.object({ key: shortText, enc: base64Url, ct: base64Url });
export type SealedBox = v.InferOutput<typeof sealedBox>;

/** What is inside, by the kind of entry that carries the box. */
const freeText = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));

/** In `rating.detail` and `procedure.problem`: what somebody wrote. */
export const sealedText = v.object({ v: v.literal(1), text: freeText });
export type SealedText = v.InferOutput<typeof sealedText>;

/** In `feedback`. A petition has a sender (NĐ 20/2008 Điều 7); an opinion and an integrity report have none unless given. */
export const sealedFeedback = v.object({
  v: v.literal(1),
  text: freeText,
  /** Of a petition: what it is about. */
  about: v.optional(v.picklist(['conduct', 'rule', 'proposal', 'other'])),
  sender: v.optional(
    v.object({
      name: shortText,
      address: shortText,
      /** Telephone, or a postal address where there is none. */
      phone: shortText,
      email: v.optional(shortText),
    }),
  ),
  /** The box was ticked: which text, when. Without it there is no sender. */
  consent: v.optional(v.object({ version: shortText, at: isoUtc })),
  /** Whether the answer may be published. */
  publish: v.optional(v.boolean()),
});
export type SealedFeedback = v.InferOutput<typeof sealedFeedback>;

/** HPKE's info, so that a box made for one purpose opens for no other. */
export const BOX_INFO = 'hailong-box 1';

/** Ties a box to its entry: it cannot be moved to another one. */
export function boxAad(kind: string, entryId: string): string {
  return `${kind}\n${entryId}`;
}

/** Boxes come in few sizes, so that their length does not tell what was written. */
const BOX_PAD_BYTES = 512;

/** JSON text, filled up with spaces, which JSON ignores, to a multiple of 512 bytes of UTF-8. */
export function padBoxText(json: string): string {
  const bytes = utf8ToBytes(json).length;
  return json + ' '.repeat(Math.ceil(bytes / BOX_PAD_BYTES) * BOX_PAD_BYTES - bytes);
}

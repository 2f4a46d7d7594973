import * as v from 'valibot';
import { utf8Length } from '../lib/utf8.ts';
import { base64Url, isoUtc, shortText } from './fields.ts';

/** HPKE (RFC 9180) to the key `key`: encapsulated key and ciphertext. */
export const sealedBox = v.object({ key: shortText, enc: base64Url, ct: base64Url });
export type SealedBox = v.InferOutput<typeof sealedBox>;

/** What is inside, by the kind of entry that carries the box. */
const freeText = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));

/** In `rating.detail` and `procedure.problem`: what somebody wrote. */
export const sealedText = v.object({ v: v.literal(1), text: freeText });
export type SealedText = v.InferOutput<typeof sealedText>;

/** What a petition is about, in the words of NĐ 20/2008: how staff behave, a rule, a proposal. */
const about = v.picklist(['conduct', 'rule', 'proposal', 'other']);
const sender = v.object({
  name: shortText,
  address: shortText,
  /** Telephone, or a postal address where there is none. */
  phone: shortText,
  email: v.optional(shortText),
});
/** Of an integrity report whose writer wants to be asked back: as much as they chose to tell. */
const contact = v.object({ name: v.optional(shortText), phone: shortText });
/** The box was ticked: which text, when. */
const consent = v.object({ version: shortText, at: isoUtc });

/**
 * In `feedback`. A petition has a sender (NĐ 20/2008 Điều 7); an opinion has none, and an integrity report has a contact only
 * when its writer gives one. What comes in is read leniently, so that nobody's words are lost for a missing member.
 */
export const sealedFeedback = v.object({
  v: v.literal(1),
  text: freeText,
  about: v.optional(about),
  sender: v.optional(sender),
  contact: v.optional(contact),
  /** Without it there is neither sender nor contact. */
  consent: v.optional(consent),
  /** Whether the answer may be published. */
  publish: v.optional(v.boolean()),
});
export type SealedFeedback = v.InferOutput<typeof sealedFeedback>;

/** What must be there before a tablet sends it, by the door that the writer chose. */
export const FEEDBACK_TO_SEND = {
  opinion: v.object({ v: v.literal(1), text: freeText }),
  petition: v.object({ v: v.literal(1), text: freeText, about, sender, consent, publish: v.boolean() }),
  integrity: v.pipe(
    v.object({
      v: v.literal(1),
      text: freeText,
      contact: v.optional(contact),
      consent: v.optional(consent),
    }),
    v.forward(
      v.check((body) => body.contact === undefined || body.consent !== undefined, 'contact without consent'),
      ['consent'],
    ),
  ),
} as const;

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
  const bytes = utf8Length(json);
  return json + ' '.repeat(Math.ceil(bytes / BOX_PAD_BYTES) * BOX_PAD_BYTES - bytes);
}

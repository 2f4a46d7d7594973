import * as v from 'valibot';
import { clerkId, counterId, isoUtc, shortText, unitId } from './fields.ts';
import { procedure } from './procedure.ts';
import { questionnaire } from './questionnaire.ts';
import { unitSettings } from './unit-settings.ts';

/** How to reach the office: always one tap away on the kiosk. Null = the office has not entered it. */
export const contactBlock = v.object({
  address: v.nullable(shortText),
  phone: v.nullable(shortText),
  email: v.nullable(shortText),
  /** Provincial switchboard, e.g. 1022; numbers are data because they differ by province. */
  hotline: v.nullable(shortText),
  /** Hotline of the national portal, e.g. 18001096. */
  nationalHotline: v.optional(v.nullable(shortText), null),
  leaders: v.optional(
    v.pipe(v.array(v.object({ name: shortText, title: shortText, phone: shortText })), v.maxLength(10)),
    [],
  ),
});
export type ContactBlock = v.InferOutput<typeof contactBlock>;

/** A small picture inside the package, so that no tablet fetches one while a citizen waits. */
const photo = v.pipe(
  v.string(),
  v.regex(/^data:image\/(?:webp|jpeg|png);base64,[A-Za-z0-9+/=]+$/),
  v.maxLength(100_000),
);

/**
 * What flows down to a tablet. Its version is the SHA-256 of its bytes, sent as the ETag. It only grows: what came later has
 * a default, so that every tablet reads every centre's package.
 */
export const contentPackage = v.object({
  format: v.literal('hailong-content'),
  v: v.literal(1),
  /** The office is the sample one: every screen says so. */
  sample: v.boolean(),
  unit: v.object({
    id: unitId,
    name: shortText,
    parentName: v.nullable(shortText),
    timeZone: shortText,
    contact: contactBlock,
  }),
  counters: v.array(v.object({ id: counterId, name: shortText, number: v.nullable(shortText) })),
  clerks: v.array(
    v.object({
      id: clerkId,
      name: shortText,
      title: v.nullable(shortText),
      photo: v.optional(v.nullable(photo), null),
    }),
  ),
  /** Who is on which counter; `to` null = until further notice. */
  duties: v.array(v.object({ counter: counterId, clerk: clerkId, from: isoUtc, to: v.nullable(isoUtc) })),
  /** Where a citizen's own phone reaches the centre; null: nobody has said, the tablet's own address stands in. */
  publicUrl: v.optional(v.nullable(v.pipe(v.string(), v.url(), v.maxLength(500))), null),
  questionnaire,
  settings: v.optional(unitSettings, {}),
  procedures: v.array(procedure),
});
export type ContentPackage = v.InferOutput<typeof contentPackage>;

/**
 * What a tablet shows at once: everything but the procedures, which may be thousands and are read when the question already
 * stands. `version` is that of the whole package.
 */
export interface OfficeContent extends Omit<ContentPackage, 'procedures'> {
  readonly version: string;
}

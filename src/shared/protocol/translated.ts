import * as v from 'valibot';
import { shortText } from './fields.ts';

/** One text of the office in the languages of the kiosk: Vietnamese and English always, others as the office has them. */
export const translated = v.objectWithRest({ vi: shortText, en: shortText }, shortText);
export type TranslatedText = v.InferOutput<typeof translated>;

const longText = v.pipe(v.string(), v.minLength(1), v.maxLength(5_000));
/** The same for whole paragraphs. */
export const translatedLong = v.objectWithRest({ vi: longText, en: longText }, longText);

import * as v from 'valibot';
import { shortText } from './fields.ts';

/** One text of the office in the languages of the kiosk; a further language is one more member. */
export const translated = v.object({ vi: shortText, en: shortText });
export type TranslatedText = v.InferOutput<typeof translated>;

const longText = v.pipe(v.string(), v.minLength(1), v.maxLength(5_000));
/** The same for whole paragraphs. */
export const translatedLong = v.object({ vi: longText, en: longText });

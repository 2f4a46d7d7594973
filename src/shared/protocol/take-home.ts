import * as v from 'valibot';
import { CODE_KEYS } from '../domain/take-home-limits.ts';
import { base64Url, count, counterId, isoDate, isoUtc, language, shortText, unitId } from './fields.ts';
import { reasonCode } from './questionnaire.ts';

/** Rating at home: the tablet's key, printed batches, and what the page takes. docs/decisions/2026-11-30-take-home.md. */

/** Number of a code key. */
const codeKeyNo = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CODE_KEYS - 1));

/** The tablet's own secret for codes, 32 bytes; told once. */
export const takeHomeKey = v.object({ no: codeKeyNo, secret: v.pipe(base64Url, v.length(43)) });
export type TakeHomeKey = v.InferOutput<typeof takeHomeKey>;

/** Codes on a sheet of A4. */
export const CODES_ON_SHEET = 24;
/** A batch has at most so many sheets; its numbers would reach further. */
export const MAX_SHEETS = 40;

/** A batch of printed codes to be made: for one counter, valid until the end of a day. */
export const batchCreate = v.strictObject({
  counter: counterId,
  name: shortText,
  sheets: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SHEETS)),
  validUntil: isoDate,
});
export type BatchCreate = v.InferOutput<typeof batchCreate>;

export const batchItem = v.object({
  no: codeKeyNo,
  name: shortText,
  unit: unitId,
  counter: v.object({ id: counterId, name: shortText }),
  /** How many codes it has, and how many of them were used. */
  codes: count,
  used: count,
  validUntil: isoDate,
  createdAt: isoUtc,
  createdBy: v.nullable(shortText),
  /** From then on its codes are refused. */
  revokedAt: v.nullable(isoUtc),
});
export type TakeHomeBatch = v.InferOutput<typeof batchItem>;
export const batchList = v.object({ items: v.array(batchItem) });

/** The codes of a batch in the order of its sheets, and the address before each. */
export const batchCodes = v.object({
  batch: batchItem,
  unitName: shortText,
  address: v.pipe(v.string(), v.url()),
  codes: v.array(shortText),
});

export type BatchCodes = v.InferOutput<typeof batchCodes>;

export const COMMENT_MAX_LENGTH = 1_000;

/** What the page sends: a form without a script. Fields that are not these are not looked at. */
export const takeHomeForm = v.object({
  level: v.pipe(v.string(), v.regex(/^(?:[1-9]|10)$/), v.transform(Number)),
  reasons: v.pipe(v.array(reasonCode), v.maxLength(20)),
  comment: v.pipe(v.string(), v.trim(), v.maxLength(COMMENT_MAX_LENGTH)),
  lang: language,
});
export type TakeHomeForm = v.InferOutput<typeof takeHomeForm>;

import * as v from 'valibot';
import { chainHash, count } from './fields.ts';

/** What is asked for by `Accept` at `GET /content`; a centre of before ignores it and sends the whole package. */
export const CONTENT_MANIFEST_TYPE = 'application/vnd.hailong.content-parts+json';
/** So many parts may be asked for at once. */
export const MAX_PARTS_A_REQUEST = 32;
/** Of `GET /content/parts`. */
export const contentPartsQuery = v.object({
  hash: v.pipe(v.array(chainHash), v.minLength(1), v.maxLength(MAX_PARTS_A_REQUEST)),
});

/** Lists of the package that are cut into several parts. */
const contentList = v.picklist(['clerks', 'procedures']);
export type ContentList = v.InferOutput<typeof contentList>;

const contentPart = v.object({
  /** SHA-256 of its bytes. */
  hash: chainHash,
  bytes: count,
  /** Items of that list, without brackets; null: a piece of the text around the lists. */
  list: v.nullable(contentList),
});
export type ContentPart = v.InferOutput<typeof contentPart>;

/** CF2: of which parts a package consists, in order. Between two parts of one list stands a comma, and nothing else anywhere. */
export const contentManifest = v.object({
  format: v.literal('hailong-content-parts'),
  v: v.literal(1),
  /** SHA-256 of the whole package's bytes: the version that acks and ETags name. */
  version: chainHash,
  parts: v.pipe(v.array(contentPart), v.minLength(1), v.maxLength(20_000)),
});
export type ContentManifest = v.InferOutput<typeof contentManifest>;

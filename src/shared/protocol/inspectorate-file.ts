import * as v from 'valibot';
import { base64Url, publicJwk, shortText } from './fields.ts';

/** A key pair of an inspectorate, open: what `npm run inspectorate -- new` writes, and what a protected file holds inside. */
export const inspectorateKey = v.object({
  id: shortText,
  jwk: publicJwk,
  private: v.looseObject({ d: base64Url }),
});
export type InspectorateKey = v.InferOutput<typeof inspectorateKey>;

const power = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20));
const small = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16));

/** The file that an inspector keeps: the private part under a passphrase. */
export const protectedKeyFile = v.object({
  format: v.literal('hailong-inspectorate-key'),
  v: v.literal(1),
  id: shortText,
  jwk: publicJwk,
  /** scrypt (RFC 7914), N = 2^logN; bounded, so that no file can tie up a browser for hours. */
  kdf: v.object({ name: v.literal('scrypt'), logN: power, r: small, p: small, salt: base64Url }),
  /** AES-256-GCM of the private JWK as UTF-8 JSON. */
  iv: base64Url,
  ct: base64Url,
});
export type ProtectedKeyFile = v.InferOutput<typeof protectedKeyFile>;

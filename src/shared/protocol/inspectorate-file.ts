import * as v from 'valibot';
import { base64Url, publicJwk, shortText } from './fields.ts';

/** A key pair of an inspectorate, open: what `npm run inspectorate -- new` writes, and what a protected file holds inside. */
export const inspectorateKey = v.object({
  id: shortText,
  jwk: publicJwk,
  private: v.looseObject({ d: base64Url }),
});
export type InspectorateKey = v.InferOutput<typeof inspectorateKey>;

const iterations = v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(20_000_000));

/** The file that an inspector keeps: the private part under a passphrase. */
export const protectedKeyFile = v.object({
  format: v.literal('hailong-inspectorate-key'),
  v: v.literal(1),
  id: shortText,
  jwk: publicJwk,
  /** PBKDF2 (RFC 8018); bounded, so that no file can tie up a browser for hours. */
  kdf: v.object({ name: v.literal('pbkdf2-sha256'), iterations, salt: base64Url }),
  /** AES-256-GCM of the private JWK as UTF-8 JSON. */
  iv: base64Url,
  ct: base64Url,
});
export type ProtectedKeyFile = v.InferOutput<typeof protectedKeyFile>;

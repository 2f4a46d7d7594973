import * as v from 'valibot';
import {
  SLUG_PATTERN,
  toClerkId,
  toCounterId,
  toDeviceId,
  toEntryId,
  toProcedureCode,
  toReplicaId,
  toUnitId,
  UUID_PATTERN,
} from '../domain/ids.ts';

/** Field schemas that several messages share. */
export const unitId = v.pipe(v.string(), v.regex(SLUG_PATTERN), v.transform(toUnitId));
export const counterId = v.pipe(v.string(), v.regex(SLUG_PATTERN), v.transform(toCounterId));
export const clerkId = v.pipe(v.string(), v.regex(SLUG_PATTERN), v.transform(toClerkId));
export const deviceId = v.pipe(v.string(), v.regex(SLUG_PATTERN), v.transform(toDeviceId));
export const replicaId = v.pipe(v.string(), v.regex(UUID_PATTERN), v.transform(toReplicaId));
export const entryId = v.pipe(v.string(), v.regex(UUID_PATTERN), v.transform(toEntryId));
export const procedureCode = v.pipe(
  v.string(),
  v.regex(/^\d+\.\d{4,}(?:\.[A-Z0-9]+)*$/),
  v.transform(toProcedureCode),
);
/** Lower-case hex of SHA-256. */
export const chainHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const isoUtc = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  v.isoTimestamp(),
);
export const isoDate = v.pipe(v.string(), v.isoDate());
/** A position in a journal; 2^53 is out of reach, the bound keeps sums exact. */
export const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const base64Url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/));
export const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
export const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/));
/** A public key of curve P-256 as JWK (RFC 7517); private parts are refused by leaving them out. */
export const publicJwk = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.pipe(base64Url, v.length(43)),
  y: v.pipe(base64Url, v.length(43)),
});
export type PublicJwk = v.InferOutput<typeof publicJwk>;
export const serverKey = v.object({ id: shortText, jwk: publicJwk });
export type ServerKey = v.InferOutput<typeof serverKey>;

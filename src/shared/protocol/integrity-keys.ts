import * as v from 'valibot';
import { count, isoUtc, publicJwk, shortText, unitId } from './fields.ts';

/** What an inspector uploads: the public part alone. A private part is refused, not ignored: it must not travel at all. */
export const integrityKeySet = v.strictObject({ jwk: v.strictObject(publicJwk.entries) });

/** A key to which tablets of a unit and below it seal integrity reports, or did. */
export const integrityKeyItem = v.object({
  unit: v.object({ id: unitId, name: shortText }),
  /** Follows from the public key: whoever sees it elsewhere can compare. */
  id: shortText,
  jwk: publicJwk,
  since: isoUtc,
  by: shortText,
  /** Null: in force. */
  endedAt: v.nullable(isoUtc),
  /** Reports that this key alone still opens. */
  sealed: count,
});
export type IntegrityKeyItem = v.InferOutput<typeof integrityKeyItem>;
export const integrityKeyList = v.object({ items: v.array(integrityKeyItem) });

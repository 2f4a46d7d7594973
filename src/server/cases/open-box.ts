import type { webcrypto } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { BOX_INFO, boxAad, type SealedBox } from '#shared/protocol/sealed-bodies.ts';
import { canonicalBytes, HPKE_SUITE } from '../hpke-suite.ts';

/** Why a box stays closed. */
export type BoxFault =
  /** It is sealed for somebody else: an inspectorate, or a centre whose keys are not here. */
  | 'foreign-key'
  /** It was altered, or belongs to another entry. */
  | 'not-authentic'
  /** It opens, and what is inside is not what this program knows. */
  | 'unreadable';

/** A key pair of this centre by its id, also a former one; null when it has none of that id. */
export type FindKeyPair = (id: string) => Promise<webcrypto.CryptoKeyPair | null>;

/** Opens what a tablet sealed for the entry that carries it (RFC 9180, base mode): its JSON, not yet held against a schema. */
export async function openBox(
  findKeyPair: FindKeyPair,
  purpose: { readonly kind: string; readonly entryId: string },
  box: SealedBox,
): Promise<Result<unknown, BoxFault>> {
  const recipientKey = await findKeyPair(box.key);
  if (recipientKey === null) return err('foreign-key');
  const enc = canonicalBytes(box.enc);
  const ct = canonicalBytes(box.ct);
  if (enc === null || ct === null) return err('not-authentic');
  const plain = await unseal({ recipientKey, enc }, ct, boxAad(purpose.kind, purpose.entryId));
  if (plain === null) return err('not-authentic');
  const json = parseJson(plain);
  return json === undefined ? err('unreadable') : ok(json);
}

async function unseal(
  recipient: { readonly recipientKey: webcrypto.CryptoKeyPair; readonly enc: Buffer<ArrayBuffer> },
  ct: Buffer<ArrayBuffer>,
  aad: string,
): Promise<Uint8Array | null> {
  const info = new TextEncoder().encode(BOX_INFO);
  try {
    return new Uint8Array(await HPKE_SUITE.open({ ...recipient, info }, ct, new TextEncoder().encode(aad)));
  } catch {
    // Whatever it dislikes about these bytes: they are not what was sealed for this entry.
    return null;
  }
}

/** Undefined, which no JSON is, when it is none. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

import type { ServerKey } from '#shared/protocol/fields.ts';
import { BOX_INFO, boxAad, padBoxText, type SealedBox } from '#shared/protocol/sealed-bodies.ts';
import { bytesToBase64Url } from './base64-url.ts';
import { HPKE_SUITE, utf8 } from './hpke-suite.ts';

/** What a box is sealed for: the entry that will carry it. */
export interface BoxPurpose {
  readonly kind: string;
  readonly entryId: string;
}

/**
 * Seals what a citizen wrote to the owner of `key` (HPKE, RFC 9180, base mode), before it touches the disk. Nobody at the
 * counter can open it, and it opens for no other entry.
 * @param plain what goes in, as JSON
 */
export async function sealBox(key: ServerKey, purpose: BoxPurpose, plain: unknown): Promise<SealedBox> {
  const recipientPublicKey = await HPKE_SUITE.kem.importKey('jwk', key.jwk, true);
  const { ct, enc } = await HPKE_SUITE.seal(
    { recipientPublicKey, info: utf8(BOX_INFO) },
    utf8(padBoxText(JSON.stringify(plain))),
    utf8(boxAad(purpose.kind, purpose.entryId)),
  );
  return {
    key: key.id,
    enc: bytesToBase64Url(new Uint8Array(enc)),
    ct: bytesToBase64Url(new Uint8Array(ct)),
  };
}

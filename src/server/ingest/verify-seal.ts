import { type Segment, sealMessage } from '#shared/lib/segment-text.ts';
import { verifySignature } from '../verify-signature.ts';

/** True when the seal was made by the holder of this key over this head and this chain. */
export async function verifySeal(segment: Segment, publicJwkJson: string): Promise<boolean> {
  const { headLine, seal } = segment;
  return await verifySignature(publicJwkJson, sealMessage(headLine, seal.hash), seal.sig);
}

import * as v from 'valibot';
import { base64Url, chainHash, count, deviceId, isoUtc, replicaId, serverKey } from './fields.ts';

export const PROOF_FORMAT = 'hailong-proof';

/** The centre's signed word on how far it holds one journal; `sig` is over `ackMessage`, as in an ack. */
export const proof = v.object({
  format: v.literal(PROOF_FORMAT),
  v: v.literal(1),
  device: deviceId,
  replica: replicaId,
  receivedThrough: count,
  hash: chainHash,
  serverTime: isoUtc,
  key: serverKey,
  sig: base64Url,
});
export type Proof = v.InferOutput<typeof proof>;

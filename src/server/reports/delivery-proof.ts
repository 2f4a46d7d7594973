import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { ackMessage } from '#shared/lib/segment-text.ts';
import { PROOF_FORMAT, type Proof } from '#shared/protocol/proof.ts';
import type { ServerContext } from '../context.ts';
import { findReplicaWithin } from '../store/device-reports.ts';

/** The centre's signed word on how far it holds a journal, or null when the account may not see such a journal. */
export async function makeDeliveryProof(
  context: ServerContext,
  replica: string,
  rootUnitId: string,
): Promise<Proof | null> {
  const found = await findReplicaWithin(context.db, replica, rootUnitId);
  if (!found) return null;
  const signed = {
    replica: toReplicaId(found.id),
    receivedThrough: found.received_through,
    hash: found.hash,
    serverTime: new Date(context.clock.nowMs()).toISOString(),
  };
  const { ack } = context.keys;
  return {
    format: PROOF_FORMAT,
    v: 1,
    device: toDeviceId(found.device_id),
    ...signed,
    key: { id: ack.id, jwk: ack.jwk },
    sig: await ack.sign(ackMessage(signed)),
  };
}

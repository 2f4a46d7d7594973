import { err, ok, type Result } from '#shared/lib/result.ts';
import { ackMessage, type Segment } from '#shared/lib/segment-text.ts';
import type { Ack } from '#shared/protocol/segment.ts';
import { PROTOCOL_MAX, PROTOCOL_MIN } from '#shared/protocol/version.ts';
import { contentVersion } from '../content/content-version.ts';
import type { ServerContext } from '../context.ts';
import { recordContact, type StoredDevice } from '../store/devices.ts';
import { transactTogether } from '../store/transact-together.ts';
import { checkSegment, type PushRefusal } from './check-segment.ts';
import { type Ingested, ingestSegment } from './ingest-segment.ts';

/** Takes a push in and answers the signed ack, or why it was refused. The ack is made after the commit, never before. */
export async function acceptPush(
  context: ServerContext,
  device: StoredDevice,
  text: string,
): Promise<Result<Ack, PushRefusal>> {
  const checked = await checkSegment(device, text);
  if (!checked.ok) return checked;
  const segment = checked.value;
  const nowMs = context.clock.nowMs();
  const receivedAt = new Date(nowMs).toISOString();
  const skewMs = nowMs - Date.parse(segment.head.sentAt);
  const ingested = await transactTogether(context.db, async (trx) => {
    const contact = { at: receivedAt, skewMs, app: segment.head.app, statusJson: statusJson(segment) };
    await recordContact(trx, device.id, contact);
    return await ingestSegment(trx, context, device, segment, { receivedAt, skewMs });
  });
  if (!ingested.ok) return err(ingested.error);
  return ok(await signAck(context, device, segment, ingested.value, receivedAt));
}

async function signAck(
  context: ServerContext,
  device: StoredDevice,
  segment: Segment,
  ingested: Ingested,
  serverTime: string,
): Promise<Ack> {
  const { receivedThrough, hash, quarantined } = ingested;
  const signed = { replica: segment.head.replica, receivedThrough, hash, serverTime };
  return {
    ...signed,
    quarantined,
    protocol: { min: PROTOCOL_MIN, max: PROTOCOL_MAX },
    contentVersion: await contentVersion(context, device.unitId),
    key: context.keys.ack.id,
    sig: await context.keys.ack.sign(ackMessage(signed)),
  };
}

function statusJson(segment: Segment): string | null {
  return segment.head.status ? JSON.stringify(segment.head.status) : null;
}

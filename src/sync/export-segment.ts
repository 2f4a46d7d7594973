import type { Result } from '#shared/lib/result.ts';
import { buildSegment, type ChainDamage } from './build-segment.ts';
import { planPush } from './plan-push.ts';
import type { Clock, DeviceInfo, Journal, Signer } from './ports.ts';

export interface ExportPorts {
  readonly journal: Journal;
  readonly signer: Signer;
  readonly device: DeviceInfo;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/**
 * SN1: everything the centre has not acknowledged (or everything held) as one sealed segment, for a file that is carried
 * there by hand. Changes nothing on the tablet: only an ack does.
 */
export async function exportSegment(
  ports: ExportPorts,
  what: 'unsent' | 'all',
): Promise<Result<string, ChainDamage>> {
  const { journal, device, clock } = ports;
  const state = await journal.state();
  const from = what === 'all' ? { ...state, ackedThrough: 0 } : state;
  const { first, count } = planPush(from, {
    maxEntries: Number.MAX_SAFE_INTEGER,
    maxBytes: Number.MAX_VALUE,
  });
  const rows = count === 0 ? [] : await journal.read(first, count);
  if (rows.length < count) return { ok: false, error: { seq: first + rows.length } };
  const prev = await journal.hashAt(first - 1);
  const status = { ...(await device.status()), pending: state.last - state.ackedThrough };
  const sentAt = new Date(clock.nowMs()).toISOString();
  return buildSegment({ state, first, prev, rows, device, status, sentAt }, ports.signer);
}

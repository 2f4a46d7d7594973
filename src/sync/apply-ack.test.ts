import { describe, expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import { applyAck, isForked } from './apply-ack.ts';
import type { JournalState } from './ports.ts';

const replica = toReplicaId('00000000-0000-7000-8000-000000000001');
const state: JournalState = { replica, last: 20, hash: 'h20', ackedThrough: 12, oldest: 8, receipt: null };
const ack = (receivedThrough: number, hash: string) => ({ replica, receivedThrough, hash });

describe('applyAck', () => {
  test('[AK3] a position whose hash agrees is adopted', () => {
    expect(applyAck(state, ack(20, 'h20'), 'h20')).toEqual({ type: 'adopt', lower: false });
    expect(applyAck(state, ack(12, 'h12'), 'h12')).toEqual({ type: 'adopt', lower: false });
  });

  test('[AK3] a lower position whose hash agrees is adopted too', () => {
    expect(applyAck(state, ack(9, 'h9'), 'h9')).toEqual({ type: 'adopt', lower: true });
  });

  test('[RP1] another hash at the position is a fork', () => {
    expect(applyAck(state, ack(12, 'other'), 'h12')).toEqual({ type: 'start-replica', reason: 'fork' });
    expect(applyAck(state, ack(9, 'other'), 'h9')).toEqual({ type: 'start-replica', reason: 'fork' });
  });

  test('[AK3a] a position above the last entry means that the tablet was set back', () => {
    expect(applyAck(state, ack(21, 'h21'), null)).toEqual({ type: 'start-replica', reason: 'fork' });
  });

  test('[AK4] a position whose hash is pruned is adopted: the next push declares what is missing', () => {
    expect(applyAck(state, ack(3, 'h3'), null)).toEqual({ type: 'adopt', lower: true });
    expect(applyAck(state, ack(7, 'other'), 'h7')).toEqual({ type: 'start-replica', reason: 'fork' });
  });

  test('[DM1] a position whose row is gone although it is not pruned shows damage', () => {
    expect(applyAck(state, ack(10, 'h10'), null)).toEqual({ type: 'start-replica', reason: 'damage' });
  });

  test('[AK3b] an ack of another replica teaches nothing', () => {
    const other = toReplicaId('00000000-0000-7000-8000-000000000002');
    expect(applyAck(state, { ...ack(12, 'h12'), replica: other }, 'h12')).toEqual({ type: 'ignore' });
  });
});

describe('isForked', () => {
  test('[RP1a] a refusal as forked is believed when our own chain differs or cannot tell', () => {
    expect(isForked(state, ack(15, 'other'), 'h15')).toBe(true);
    expect(isForked(state, ack(25, 'h25'), null)).toBe(true);
    expect(isForked(state, ack(3, 'h3'), null)).toBe(true);
  });

  test('[RP1a] a refusal as forked that contradicts our own chain is not believed', () => {
    expect(isForked(state, ack(15, 'h15'), 'h15')).toBe(false);
  });
});

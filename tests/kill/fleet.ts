import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { CentreAdmin } from '../support/centre-admin.ts';
import { findBrokenLink, type StoredReplica } from '../support/journal-evidence.ts';
import { PushingTablet } from '../support/pushing-tablet.ts';
import type { Send } from '../support/tablet.ts';

/** A few tablets on the sample office's first counter. */
export async function pairFleet(
  admin: CentreAdmin,
  send: Send,
  count: number,
): Promise<readonly PushingTablet[]> {
  const fleet: PushingTablet[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    fleet.push(await PushingTablet.pair(send, await admin.addDevice(), seed));
  }
  return fleet;
}

/** Every journal lies at the centre as it was written, whole, once, in order, and was confirmed to the end. */
export function expectStoredOnce(replicas: readonly StoredReplica[], fleet: readonly PushingTablet[]): void {
  expect(replicas.map(({ id }) => id).sort()).toEqual(fleet.map(({ tablet }) => tablet.replica).sort());
  const byId = new Map(replicas.map((replica) => [replica.id, replica]));
  for (const { tablet, acked } of fleet) {
    const replica = byId.get(tablet.replica);
    expect(acked).toBe(tablet.last);
    expect(replica && findBrokenLink(replica)).toBeNull();
    expect(replica?.entries.map(({ line }) => line)).toEqual(tablet.rows.map(({ line }) => line));
    expect(new Set(replica?.entries.map(({ state }) => state))).toEqual(new Set(['stored']));
  }
}

/** Looks again and again until it is so; bounded. */
export async function until(reached: () => boolean, timeoutMs = 30_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!reached()) {
    if (performance.now() > deadline) throw new Error('it did not come to that');
    await wait(20);
  }
}

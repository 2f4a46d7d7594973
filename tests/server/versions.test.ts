import { expect, test } from 'vitest';
import { PROTOCOL_MAX, PROTOCOL_MIN } from '#shared/protocol/version.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { storedEntries } from '../support/stored.ts';

test('[RT2d] a segment of a newer format is 426 with what this centre reads, and nothing of it is stored', async () => {
  const { context, send, tablet } = await createPairedTablet();
  tablet.rate(4);
  const newer = { v: PROTOCOL_MAX + 1, shape: 'of a head that nobody knows yet' };
  const answer = await tablet.tryPush(send, await tablet.segment({ head: newer as Record<string, unknown> }));
  expect(answer.status).toBe(426);
  expect(await answer.json()).toMatchObject({
    code: 'version-unsupported',
    protocol: { min: PROTOCOL_MIN, max: PROTOCOL_MAX },
  });
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[RT2d] every ack names the versions; the same entries are taken in a version of the range', async () => {
  const { send, tablet } = await createPairedTablet();
  tablet.rate(4);
  for (let version = PROTOCOL_MIN; version <= PROTOCOL_MAX; version += 1) {
    const ack = await tablet.push(send, { head: { v: version } });
    expect(ack).toMatchObject({ receivedThrough: 1, protocol: { min: PROTOCOL_MIN, max: PROTOCOL_MAX } });
  }
});

test('[AK2] kinds and bodies of a newer tablet are kept for the upgrade, inside a format that is known', async () => {
  const { context, send, tablet } = await createPairedTablet();
  tablet.record('rating', { score: { value: 5, of: 5 } }, { kv: 2 });
  tablet.rate(5);
  expect(await tablet.push(send)).toMatchObject({ receivedThrough: 2, quarantined: 1 });
  expect((await storedEntries(context.db)).map((entry) => entry.state)).toEqual(['quarantined', 'stored']);
});

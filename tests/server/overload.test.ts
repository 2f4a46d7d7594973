import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createPushGate, type PushLimits } from '#server/ingest/push-gate.ts';
import { journalRoute } from '#server/routes/journal.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { storedEntries } from '../support/stored.ts';
import { sendTo } from '../support/tablet.ts';

/** A centre whose pushes pass a gate with the given bounds. */
async function start(limits: PushLimits) {
  const centre = await createPairedTablet();
  const gate = createPushGate(centre.context.clock, limits);
  const narrow = new Hono().route('/api/v1/journal', journalRoute(centre.context, gate));
  return { ...centre, gate, narrow: sendTo(narrow) };
}

const ONE_AT_A_TIME: PushLimits = { waitMs: 0, textLength: 1_000_000, atLeast: 1 };

test('[RT1d] whom the centre would not get to is told when to come, and nothing of it is stored', async () => {
  const { context, send, tablet, gate, narrow } = await start(ONE_AT_A_TIME);
  const other = await addTablet(context, send);
  tablet.rate();
  other.rate();
  const [taken, refused] = await Promise.all([
    tablet.tryPush(narrow, await tablet.segment()),
    other.tryPush(narrow, await other.segment()),
  ]);
  expect([taken.status, refused.status]).toEqual([200, 503]);
  expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
  expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
  expect(await refused.json()).toMatchObject({ code: 'overloaded', status: 503 });
  expect(await storedEntries(context.db)).toHaveLength(1);
  expect([gate.underWay, gate.turnedAway]).toEqual([0, 1]);
  expect(await other.push(narrow)).toMatchObject({ receivedThrough: 1 });
});

test('[RT1d] a push that is refused, or is nobody’s, gives its place back', async () => {
  const { tablet, gate, narrow } = await start(ONE_AT_A_TIME);
  tablet.rate();
  expect((await tablet.tryPush(narrow, 'not a segment')).status).toBe(422);
  expect((await narrow('/api/v1/journal', { method: 'POST' })).status).toBe(401);
  expect(gate.underWay).toBe(0);
  expect(await tablet.push(narrow)).toMatchObject({ receivedThrough: 1 });
});

test('[RT1d] a body that trickles in takes no place', async () => {
  const { tablet, gate, narrow } = await start(ONE_AT_A_TIME);
  const trickle = new TransformStream<Uint8Array, Uint8Array>();
  const slow = narrow('/api/v1/journal', {
    method: 'POST',
    headers: { Authorization: `Bearer ${tablet.token}` },
    body: trickle.readable,
    ...{ duplex: 'half' },
  });
  const writer = trickle.writable.getWriter();
  await writer.write(new TextEncoder().encode('{'));
  expect(gate.underWay).toBe(0);
  tablet.rate();
  expect(await tablet.push(narrow)).toMatchObject({ receivedThrough: 1 });
  await writer.close();
  expect((await slow).status).toBe(422);
});

import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { createTestContext } from '../support/server-context.ts';
import { createOffice, createWaitingDevice, OFFICE, reissueCode } from '../support/small-office.ts';
import { sendTo, Tablet } from '../support/tablet.ts';

async function start() {
  const context = await createTestContext();
  await createOffice(context);
  const send = sendTo(createApp(context));
  const tablet = await Tablet.create(context.clock, context.random);
  return { context, send, tablet, invitation: await createWaitingDevice(context) };
}

test('a code pairs once and brings unit, counter, keys and content version', async () => {
  const { context, send, tablet, invitation } = await start();
  expect(invitation.pairingCode).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  expect(invitation.pairingUrl).toBe(`http://localhost:8080/?pair=${invitation.pairingCode}`);
  const paired = await tablet.pair(send, invitation.pairingCode);
  expect(paired).toMatchObject({
    device: invitation.device,
    unit: { id: OFFICE.unit, name: 'Phường Thử Nghiệm' },
    counter: { id: OFFICE.counter, name: 'Hộ tịch' },
    serverKey: { id: context.keys.seal.id },
    ackKey: { id: context.keys.ack.id },
    contentVersion: (await context.content.get(OFFICE.unit))?.version,
  });
  const again = await tablet.tryPair(send, invitation.pairingCode);
  expect(again.status).toBe(403);
  expect(await again.json()).toMatchObject({ code: 'pairing-code-invalid' });
});

test('case, dashes and spaces are forgiven', async () => {
  const { send, tablet, invitation } = await start();
  const typed = ` ${invitation.pairingCode.toLowerCase().replace('-', ' ').split('').join(' ')} `;
  expect((await tablet.tryPair(send, typed)).status).toBe(200);
});

test('a code is worth nothing after fifteen minutes', async () => {
  const { context, send, tablet, invitation } = await start();
  context.clock.advance(15 * 60_000);
  const answer = await tablet.tryPair(send, invitation.pairingCode);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: 'pairing-code-expired' });
});

test('a newer code makes the older worthless', async () => {
  const { context, send, tablet, invitation } = await start();
  const newer = await reissueCode(context, invitation.device);
  expect((await tablet.tryPair(send, invitation.pairingCode)).status).toBe(403);
  expect((await tablet.tryPair(send, newer.pairingCode)).status).toBe(200);
});

test('pairing again keeps the device and replaces its key and token', async () => {
  const { context, send, tablet, invitation } = await start();
  await tablet.pair(send, invitation.pairingCode);
  tablet.rate();
  await tablet.push(send);
  const successor = await Tablet.create(context.clock, context.random);
  const paired = await successor.pair(send, (await reissueCode(context, invitation.device)).pairingCode);
  expect(paired.device).toBe(invitation.device);
  expect((await tablet.tryPush(send, await tablet.segment())).status).toBe(401);
  successor.rate();
  expect(await successor.push(send)).toMatchObject({ receivedThrough: 1 });
});

test('a device that was revoked cannot be paired', async () => {
  const { context, send, tablet, invitation } = await start();
  await context.db.updateTable('device').set({ revoked_at: '2026-11-22T00:00:00.000Z' }).execute();
  expect((await tablet.tryPair(send, invitation.pairingCode)).status).toBe(403);
});

test('malformed JSON, a missing field and a key off the curve are 400 and spend nothing', async () => {
  const { send, tablet, invitation } = await start();
  const post = (body: string) =>
    send('/api/v1/pair', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const code = invitation.pairingCode;
  const publicKey = await tablet.publicKey();
  const bad = [
    '{"code":',
    JSON.stringify({ code, app: 'x' }),
    JSON.stringify({ code, app: 'x', publicKey: { ...publicKey, x: 'A'.repeat(43) } }),
  ];
  for (const body of bad) {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'bad-request' });
  }
  expect((await tablet.tryPair(send, code)).status).toBe(200);
});

test('guessing is slowed down', async () => {
  const { context, send, tablet, invitation } = await start();
  for (let count = 0; count < 10; count += 1) {
    expect((await tablet.tryPair(send, `AAAA-AAA${count}`)).status).toBe(403);
  }
  const slowed = await tablet.tryPair(send, invitation.pairingCode);
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get('Retry-After'))).toBeGreaterThan(0);
  context.clock.advance(60_000);
  expect((await tablet.tryPair(send, invitation.pairingCode)).status).toBe(200);
});

test('neither code nor token is kept or logged in the clear', async () => {
  const { context, send, tablet, invitation } = await start();
  await tablet.pair(send, invitation.pairingCode);
  await tablet.tryPair(send, invitation.pairingCode);
  const kept = JSON.stringify([
    await context.db.selectFrom('device').selectAll().execute(),
    await context.db.selectFrom('pairing_code').selectAll().execute(),
    context.logLines,
  ]);
  expect(kept).not.toContain(tablet.token);
  expect(kept).not.toContain(invitation.pairingCode.replace('-', ''));
});

import { expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { draftEntry } from '#sync/device-events.ts';
import { createCanary } from './canary.ts';
import { createDeviceInfo } from './device-info.ts';
import { createDeviceSigner } from './device-signer.ts';
import { createDexieJournal } from './dexie-journal.ts';
import { createHttpTransport } from './http-transport.ts';
import { type Identity, readIdentity, writeIdentity } from './identity-store.ts';
import { measureTablet } from './measure-tablet.ts';
import { type DeviceDatabase, openDatabase } from './open-database.ts';
import { systemClock } from './system-clock.ts';
import { createWebMutex } from './web-mutex.ts';
import { webRandom } from './web-random.ts';

const stamp = { clock: systemClock, random: webRandom };
let names = 0;

async function open(name = `device-${Date.now()}-${names++}`): Promise<DeviceDatabase> {
  const opened = await openDatabase({ name });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

async function newIdentity(): Promise<Identity> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const publicKey = { kty: 'EC', crv: 'P-256', x, y } as const;
  const key = { id: 'k', jwk: publicKey };
  return {
    device: toDeviceId('tablet-1'),
    token: 't'.repeat(30),
    unit: { id: 'u' as Identity['unit']['id'], name: 'Phường' }, // ids come from the centre; a test makes its own
    counter: { id: 'c' as Identity['counter']['id'], name: 'Hộ tịch' },
    privateKey: keys.privateKey,
    publicKey,
    serverKey: key,
    ackKey: key,
    pairedAt: '2026-11-22T01:00:00.000Z',
  };
}

test('the device’s key lives in IndexedDB, signs after a restart, and cannot be read out', async () => {
  const name = `identity-${Date.now()}`;
  const db = await open(name);
  await writeIdentity(db, await newIdentity());
  db.close();
  const identity = await readIdentity(await open(name));
  if (identity === null) throw new Error('no identity');
  expect(await createDeviceSigner(identity.privateKey).sign('x')).toHaveLength(86);
  await expect(crypto.subtle.exportKey('pkcs8', identity.privateKey)).rejects.toThrow();
});

test('[PU1] the Web Lock has one holder; who comes second is told so, and may when it is free', async () => {
  const [one, other] = [createWebMutex('push'), createWebMutex('push')];
  const release = Promise.withResolvers<string>();
  const first = one.runExclusive(() => release.promise);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(await other.runExclusive(async () => 'second')).toBeNull();
  release.resolve('first');
  expect(await first).toBe('first');
  expect(await other.runExclusive(async () => 'second')).toBe('second');
  await expect(one.runExclusive(() => Promise.reject(new Error('work failed')))).rejects.toThrow(
    'work failed',
  );
  expect(await one.runExclusive(async () => 'again')).toBe('again');
});

test('[PU1] the browser’s own fetch is called as it must be, with a packed body', async () => {
  const transport = createHttpTransport({
    fetch: globalThis.fetch,
    token: 'x',
    clock: systemClock,
    baseUrl: '/nowhere',
  });
  // The test server answers with a page or a 404: reached, and not our centre.
  expect(await transport.push('{}\n')).toMatchObject({ ok: false, error: { type: 'unreachable' } });
});

test('[WD1] the canary survives the database', async () => {
  const canary = createCanary();
  const note = {
    device: toDeviceId('tablet-1'),
    replica: toReplicaId('00000000-0000-7000-8000-000000000001'),
  };
  canary.write(note);
  expect(createCanary().read()).toEqual(note);
});

test('[PU1a] the heartbeat’s facts come from the browser, and none of them can stop it', async () => {
  const info = createDeviceInfo({
    device: toDeviceId('tablet-1'),
    app: '1.2.3',
    navigator,
    lastTapAt: () => null,
    contentVersion: () => 'v',
  });
  const status = await info.status();
  expect(status).toMatchObject({ contentVersion: 'v', lastTapAt: null });
  expect(status.storageQuota).toBeGreaterThan(0);
});

test('[JR1] a thousand durable appends, one after the other, keep their order', async () => {
  const journal = createDexieJournal(await open(), stamp);
  for (let n = 0; n < 1_000; n++)
    await journal.append([draftEntry(stamp, 'device', 1, { event: 'self-test', n })]);
  const { rows } = await journal.salvage();
  expect(rows).toHaveLength(1_000);
  expect(rows.every((row) => row.type === 'entry')).toBe(true);
});

test('[DE5] the self-test finds that this engine keeps strictly, and what is missing on this page', async () => {
  const facts = await measureTablet({ db: await open(), page: window, app: '1.2.3', loop: null });
  expect(facts.secure).toBe(true);
  expect(facts.probe?.durability).toBe('strict');
  expect(facts.storage.quotaBytes).toBeGreaterThan(0);
  expect(facts.browser).toMatchObject({ name: 'Chromium' });
  expect(facts.version).toEqual({ page: '1.2.3', worker: null, waiting: false });
  // The page of the tests has no fonts of ours, and leads no counter.
  expect(facts.missingFonts).toEqual(['Be Vietnam Pro 400', 'Be Vietnam Pro 600']);
  expect(facts.windowLock).toBe('missing');
  expect(facts.network).toEqual({ type: 'silent' });
});

import { describe, expect, onTestFinished, test } from 'vitest';
import { createAckVerifier } from '#device/ack-verifier.ts';
import { createCanary } from '#device/canary.ts';
import { createContentStore } from '#device/content-store.ts';
import { createDeviceSigner } from '#device/device-signer.ts';
import { readDeviceState } from '#device/device-state.ts';
import { createDexieJournal } from '#device/dexie-journal.ts';
import { createHttpTransport } from '#device/http-transport.ts';
import { type Identity, readIdentity } from '#device/identity-store.ts';
import type { OpenOptions } from '#device/open-database.ts';
import { pairDevice } from '#device/pair-device.ts';
import { createApp } from '#server/app.ts';
import { touchContent } from '#server/store/content.ts';
import { createRecorder } from '#sync/record.ts';
import { createSyncLoop } from '#sync/sync-loop.ts';
import { freshIndexedDb, memoryStorage, openTestDatabase } from '#tests/support/device-database.ts';
import { createTestContext } from '#tests/support/server-context.ts';
import { createOffice, createWaitingDevice, reissueCode } from '#tests/support/small-office.ts';
import { createQuiet, createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';

type Answer = (request: Request) => Response | Promise<Response>;

/** The real centre in process and the real device layer on an IndexedDB of the test's own. */
async function setUp() {
  const context = await createTestContext();
  await createOffice(context);
  const app = createApp(context);
  const network: { answer: Answer } = { answer: (request) => app.fetch(request) };
  const fetch: typeof globalThis.fetch = async (input, init) =>
    network.answer(new Request(new URL(String(input), 'http://centre.test'), init));
  const time = createVirtualTime(context.clock.nowMs());
  const random = createSeededChance(3);
  const storage = memoryStorage();
  const canary = createCanary(() => storage);
  const newTablet = async (options: OpenOptions = freshIndexedDb()) => {
    const db = await openTestDatabase(options);
    const stamp = { clock: time, random };
    const pair = (code: string) =>
      pairDevice({ db, canary, fetch, crypto: globalThis.crypto, stamp }, { code, app: '1.2.3' });
    return { db, pair, journal: createDexieJournal(db, stamp), options };
  };
  return { context, network, fetch, time, random, canary, newTablet };
}

function taken<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('pairing', () => {
  test('a code becomes an identity whose key cannot be taken out, and which survives a restart', async () => {
    const { context, newTablet } = await setUp();
    const { db, pair, options } = await newTablet();
    const invitation = await createWaitingDevice(context);
    const identity = taken(await pair(invitation.pairingCode.toLowerCase()));
    expect(identity).toMatchObject({
      device: invitation.device,
      unit: { id: 'u-test' },
      counter: { id: 'c-1' },
    });
    expect(identity.privateKey.extractable).toBe(false);
    db.close();
    const stored = await readIdentity((await newTablet(options)).db);
    expect(stored).toMatchObject({ device: identity.device, token: identity.token });
    await expect(crypto.subtle.exportKey('jwk', stored?.privateKey ?? identity.privateKey)).rejects.toThrow();
  });

  test('every refusal has its name', async () => {
    const { context, network, newTablet } = await setUp();
    const { pair } = await newTablet();
    const invitation = await createWaitingDevice(context);
    expect(await pair('WRONG-CODE')).toEqual({ ok: false, error: { type: 'invalid' } });
    context.clock.advance(16 * 60_000);
    expect(await pair(invitation.pairingCode)).toEqual({ ok: false, error: { type: 'expired' } });
    network.answer = () => new Response('<!doctype html>');
    expect(await pair('ABCD')).toMatchObject({ ok: false, error: { type: 'unreachable' } });
    network.answer = () => new Response('<h1>Wi-Fi</h1>', { status: 403 });
    expect(await pair('ABCD')).toMatchObject({ ok: false, error: { type: 'unreachable' } });
    network.answer = () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await pair('ABCD')).toMatchObject({ ok: false, error: { type: 'unreachable' } });
  });

  test('a disk that takes nothing shows before the code is spent', async () => {
    const { context, newTablet } = await setUp();
    const { db, pair } = await newTablet();
    const invitation = await createWaitingDevice(context);
    db.close();
    expect(await pair(invitation.pairingCode)).toMatchObject({ ok: false, error: { type: 'storage' } });
    const { pair: pairOther } = await newTablet();
    expect(await pairOther(invitation.pairingCode)).toMatchObject({ ok: true });
  });

  test('[WD1] a wiped tablet says so in its first entry; the canary follows the journal', async () => {
    const { context, canary, newTablet } = await setUp();
    const first = await newTablet();
    const { device } = taken(await first.pair((await createWaitingDevice(context)).pairingCode));
    const lost = await first.journal.state();
    expect(canary.read()).toEqual({ device, replica: lost.replica });
    const wiped = await newTablet();
    expect(await readDeviceState(wiped.db, canary)).toMatchObject({ type: 'wiped', lost: { device } });
    taken(await wiped.pair((await reissueCode(context, device)).pairingCode));
    const [row] = await wiped.journal.read(1, 1);
    expect(JSON.parse(row?.line ?? '').body).toEqual({
      event: 'storage-reset',
      device,
      replica: lost.replica,
    });
    expect(canary.read()?.replica).toBe((await wiped.journal.state()).replica);
  });

  test('[RP1] paired again the journal stays, under a new replica only when the tablet becomes another device', async () => {
    const { context, newTablet } = await setUp();
    const { pair, journal } = await newTablet();
    const { device } = taken(await pair((await createWaitingDevice(context)).pairingCode));
    const id = '00000000-0000-7000-9000-000000000001';
    await journal.append([
      { id, at: '2026-11-22T01:00:00.000Z', kind: 'device', kv: 1, body: { event: 'boot' } },
    ]);
    const { replica } = await journal.state();
    taken(await pair((await reissueCode(context, device)).pairingCode));
    expect(await journal.state()).toMatchObject({ replica, last: 1 });
    taken(await pair((await createWaitingDevice(context)).pairingCode));
    expect((await journal.state()).replica).not.toBe(replica);
    expect((await journal.read(2, 1))[0]?.id).toBe(id);
  });
});

describe('pushing', () => {
  test('[JR1] [PU1] [AK1] from the counter over IndexedDB, gzip and the seal into the centre, with its signed receipt', async () => {
    const { context, fetch, time, random, newTablet } = await setUp();
    const { pair, journal } = await newTablet();
    const identity = taken(await pair((await createWaitingDevice(context)).pairingCode));
    const quiet = createQuiet();
    const loop = createSyncLoop({
      journal,
      transport: createHttpTransport({ fetch, token: identity.token, clock: time }),
      signer: createDeviceSigner(identity.privateKey),
      ackVerifier: createAckVerifier(identity.ackKey),
      device: { device: identity.device, app: '1.2.3', status: async () => ({ persisted: true }) },
      mutex: { runExclusive: (work) => quiet.watch(work()) },
      clock: time,
      random,
    });
    onTestFinished(() => loop.stop());
    const atRest = new Promise<void>((resolve) => {
      loop.subscribe((status) => status.phase === 'idle' && status.ackedThrough === 3 && resolve());
    });
    const recorder = createRecorder({
      journal,
      clock: time,
      random,
      onRecorded: () => loop.nudge('recorded'),
    });
    for (let n = 0; n < 3; n++) taken(await recorder.record('device', 1, { event: 'self-test', n }));
    loop.start();
    await time.advance(0, quiet.settle);
    await atRest;
    const stored = await context.db.selectFrom('entry').selectAll().orderBy('seq').execute();
    expect(stored.map(({ seq, line, hash, state }) => ({ seq, line, hash, state }))).toEqual(
      (await journal.read(1, 10)).map(({ seq, line, hash }) => ({ seq, line, hash, state: 'stored' })),
    );
    expect(loop.status().receipt).toMatchObject({ receivedThrough: 3, key: identity.ackKey.id });
  });
});

describe('content', () => {
  async function contentOf(world: Awaited<ReturnType<typeof setUp>>) {
    const { db, pair } = await world.newTablet();
    const identity: Identity = taken(await pair((await createWaitingDevice(world.context)).pairingCode));
    return createContentStore({ db, fetch: world.fetch, token: identity.token });
  }

  test('[CF1] what comes is laid beside the current package and shown only after the swap', async () => {
    const world = await setUp();
    const content = await contentOf(world);
    expect(await content.current()).toBeNull();
    expect(await content.swap()).toBe(false);
    expect(await content.fetchNext()).toEqual({ ok: true, value: 'next' });
    expect(await content.current()).toBeNull();
    expect(await content.swap()).toBe(true);
    expect(await content.current()).toMatchObject({ unit: { id: 'u-test' } });
    expect(await content.fetchNext()).toEqual({ ok: true, value: 'unchanged' });
  });

  test('[CF1] a newer package waits until it is swapped in', async () => {
    const world = await setUp();
    const content = await contentOf(world);
    await content.fetchNext();
    await content.swap();
    const before = await content.current();
    await world.context.db.updateTable('clerk').set({ name: 'Trần Thị Mới' }).execute();
    await touchContent(world.context.db);
    expect(await content.fetchNext()).toEqual({ ok: true, value: 'next' });
    expect(await content.fetchNext()).toEqual({ ok: true, value: 'next' });
    expect(await content.current()).toEqual(before);
    await content.swap();
    expect((await content.current())?.version).not.toBe(before?.version);
    expect((await content.current())?.clerks[0]?.name).toBe('Trần Thị Mới');
  });

  test.each<[string, Answer]>([
    [
      'bytes that are not what the tag says',
      () => new Response('{}', { headers: { etag: `"${'a'.repeat(64)}"` } }),
    ],
    ['no tag', () => Response.json({})],
    ['a login page', () => new Response('<!doctype html>')],
    ['an error', () => new Response('down', { status: 502 })],
  ])('[CF1] %s changes nothing', async (_, answer) => {
    const world = await setUp();
    const content = await contentOf(world);
    await content.fetchNext();
    await content.swap();
    const before = await content.current();
    world.network.answer = answer;
    expect(await content.fetchNext()).toMatchObject({ ok: false });
    expect(await content.swap()).toBe(false);
    expect(await content.current()).toEqual(before);
  });

  test('[CF1] a package that is well signed and badly made is refused', async () => {
    const world = await setUp();
    const content = await contentOf(world);
    const bytes = new TextEncoder().encode('{"format":"hailong-content","v":1}');
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    world.network.answer = () => new Response(bytes, { headers: { etag: `W/"${digest}"` } });
    expect(await content.fetchNext()).toMatchObject({ ok: false, error: { type: 'invalid' } });
    expect(await content.swap()).toBe(false);
  });
});

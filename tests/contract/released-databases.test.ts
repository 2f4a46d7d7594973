import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createAckVerifier } from '#device/ack-verifier.ts';
import { createContentStore } from '#device/content-store.ts';
import { createDeviceSigner } from '#device/device-signer.ts';
import { createDexieJournal } from '#device/dexie-journal.ts';
import { readIdentity } from '#device/identity-store.ts';
import { keepNotes } from '#device/keep-notes.ts';
import { verifySeal } from '#server/ingest/verify-seal.ts';
import { parseSegment } from '#shared/lib/segment-text.ts';
import { draftEntry, type Stamp } from '#sync/device-events.ts';
import { exportJournal } from '#sync/export-journal.ts';
import { openTestDatabase } from '../support/device-database.ts';
import { readGoldenDatabase, restoreDatabase } from '../support/golden-database.ts';
import { loadSampleProcedures } from '../support/sample-procedures.ts';
import { createSeededChance, createVirtualTime } from '../support/virtual-time.ts';

/** One dump a released version; none of them is ever edited. */
const RELEASED = readdirSync(new URL('../fixtures', import.meta.url)).filter((name) =>
  name.startsWith('indexeddb-v'),
);
const clock = createVirtualTime(Date.parse('2026-12-01T01:00:00.000Z'));
const stamp: Stamp = { clock, random: createSeededChance(9) };

test('[ST4] there is a dump of every released version', () => {
  expect(RELEASED).toContain('indexeddb-v1.json');
});

test.each(RELEASED)('[ST4] today’s app opens what %s left, and goes on in its journal', async (fileName) => {
  const golden = readGoldenDatabase(fileName);
  const db = await openTestDatabase(await restoreDatabase(golden));
  const journal = createDexieJournal(db, stamp);
  const [head] = golden.stores.find(({ name }) => name === 'journal')?.rows ?? [];
  const before = await journal.state();
  expect(head).toMatchObject({ ...before });
  expect(before).toMatchObject({ last: 7, ackedThrough: 4, oldest: 2 });

  const identity = await readIdentity(db);
  if (identity === null || before.receipt === null) throw new Error('identity or receipt is gone');
  expect(await createAckVerifier(identity.ackKey).verify(before.receipt)).toBe(true);

  const [appended] = await journal.append([draftEntry(stamp, 'device', 1, { event: 'self-test' })]);
  expect(appended?.seq).toBe(8);
  const { rows, replica } = await journal.salvage();
  expect(replica).toBe(before.replica);
  expect(rows.map(({ type, seq }) => [type, seq])).toEqual(
    [2, 3, 4, 5, 6, 7, 8].map((seq) => ['entry', seq]),
  );

  // Old rows and the new one travel in one chain, under the old key.
  const segments: string[] = [];
  const sealer = {
    begin: async () => ({
      add: async (text: string) => void segments.push(text),
      finish: async () => segments,
    }),
  };
  const device = { device: identity.device, app: 'next', status: async () => ({}) };
  const signer = createDeviceSigner(identity.privateKey);
  expect(await exportJournal({ ...stamp, clock, journal, device, signer, sealer }, 'unsent')).toMatchObject({
    value: { entries: 4, mended: false },
  });
  const segment = parseSegment(segments.join(''));
  if (!segment.ok) throw new Error(segment.error.message);
  expect(segment.value.head).toMatchObject({ first: 5, replica: before.replica });
  expect(await verifySeal(segment.value, JSON.stringify(identity.publicKey))).toBe(true);
});

test.each(RELEASED)('[ST4] [CF8] today’s app shows the content that %s holds', async (fileName) => {
  const golden = readGoldenDatabase(fileName);
  const db = await openTestDatabase(await restoreDatabase(golden));
  const offline = async () => Promise.reject(new TypeError('offline'));
  const store = createContentStore({ db, fetch: offline, token: 't' });
  const posted = loadSampleProcedures();
  const [row] = golden.stores.find(({ name }) => name === 'content')?.rows ?? [];
  const current = { ...row, key: 'current', content: { ...Object(row?.content), procedures: posted } };
  await db.run('rw', ['content'], ({ content }) => content.put(current));
  const office = await store.current();
  if (office === null) throw new Error('the content is gone');
  expect(office.unit.name).toContain('phường Mẫu');
  expect(await store.procedures(office.version)).toEqual({ procedures: posted, damagedParts: 0 });
  await store.collect();
  expect(await store.current()).toEqual(office);
});

test.each(RELEASED)('[ST4] [DE1] the first start of a newer app on %s is noted', async (fileName) => {
  const db = await openTestDatabase(await restoreDatabase(readGoldenDatabase(fileName)));
  const journal = createDexieJournal(db, stamp);
  await keepNotes(
    { db, journal, stamp, clock, monotonicMs: clock.nowMs, onNoted: () => {} },
    { app: 'next', persisted: true },
  );
  const [noted] = await journal.read(8, 5);
  expect(noted?.line).toContain('"event":"boot","app":"next"');
  expect(await readIdentity(db)).not.toBeNull();
});

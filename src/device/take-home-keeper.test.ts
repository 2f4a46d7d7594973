import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  type Mac,
  openTakeHomeSlot,
  openTakeHomeVisit,
  readTakeHomeCode,
} from '#shared/domain/take-home-code.ts';
import { ENTRY_BODIES } from '#shared/protocol/entry-bodies.ts';
import { freshIndexedDb, openTestDatabase } from '#tests/support/device-database.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { bytesToBase64Url } from './base64-url.ts';
import { createDexieJournal } from './dexie-journal.ts';
import type { DeviceDatabase } from './open-database.ts';
import { TakeHomeKeeper } from './take-home-keeper.ts';

const NOW_MS = Date.parse('2026-11-23T02:20:00.000Z');
const HOUR_MS = 3_600_000;
const HOUR = Math.floor(NOW_MS / HOUR_MS);
const SECRET = new Uint8Array(32).fill(9);
const PLACE = { counter: 'c-1', clerk: 'k-1' };
const VISIT = { ...PLACE, field: 'Hộ tịch' };
const random = createSeededChance(5);

/** A tablet whose centre answers `answer`. */
function keeperOn(
  db: DeviceDatabase,
  { time = createVirtualTime(NOW_MS), pairedAt = '2026-11-20T01:00:00.000Z' } = {},
) {
  const stamp = { clock: time, random };
  const asked: string[] = [];
  const centre = { answer: (): Response => Response.json({ no: 77, secret: bytesToBase64Url(SECRET) }) };
  const journal = createDexieJournal(db, stamp);
  const keeper = new TakeHomeKeeper({
    ...{ db, journal, stamp, random, clock: time, subtle: crypto.subtle },
    identity: { token: 'token-of-the-tablet', pairedAt },
    fetch: async (url, init) => {
      asked.push(`${init?.method} ${url} ${new Headers(init?.headers).get('authorization')}`);
      return centre.answer();
    },
    onRecorded: () => {},
  });
  const entries = async () =>
    (await journal.read(1, 1_000))
      .map(({ line }) => JSON.parse(line))
      .filter(({ kind }) => kind === 'takehome');
  return { keeper, asked, centre, entries, journal };
}

async function macOfCentre(): Promise<Mac> {
  const key = await crypto.subtle.importKey('raw', SECRET, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return async (text) =>
    new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}

/** The number in its hour of a code, as the centre reads it. */
async function numberOf(code: string, hour = HOUR): Promise<number> {
  const read = readTakeHomeCode(code);
  if (!read.ok) throw new Error(read.error);
  const slot = await openTakeHomeSlot(read.value, () => [hour], await macOfCentre());
  if (!slot.ok) throw new Error(slot.error);
  const known = { places: [PLACE], fields: [VISIT.field] };
  expect(await openTakeHomeVisit(read.value, slot.value, known, await macOfCentre())).toEqual(VISIT);
  return slot.value.no;
}

async function issue(keeper: TakeHomeKeeper, perHour = 64): Promise<string> {
  const made = await keeper.issue(VISIT, perHour);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

test('[TH1] the secret is asked for once a pairing, and no code needs the network after that', async () => {
  const db = await openTestDatabase();
  const { keeper, asked, centre } = keeperOn(db);
  centre.answer = () => new Response('<html>portal</html>');
  expect(await keeper.prepare()).toBe(false);
  expect(await keeper.issue(VISIT, 12)).toEqual({ ok: false, error: 'no-key' });
  centre.answer = () => Response.json({ no: 77, secret: bytesToBase64Url(SECRET) });
  expect(await keeper.prepare()).toBe(true);
  centre.answer = () => {
    throw new TypeError('no network');
  };
  expect(await keeper.prepare()).toBe(true);
  expect(asked).toEqual(Array(2).fill('POST /api/v1/take-home/key Bearer token-of-the-tablet'));
  expect(await numberOf(await issue(keeper))).toBeLessThan(64);
  const again = keeperOn(db, { pairedAt: '2026-11-23T01:00:00.000Z' });
  expect(await again.keeper.issue(VISIT, 12)).toEqual({ ok: false, error: 'no-key' });
  expect(await again.keeper.prepare()).toBe(true);
});

test('[TH1] what is kept of the secret cannot be taken out again', async () => {
  const db = await openTestDatabase();
  const { keeper } = keeperOn(db);
  await keeper.prepare();
  const row = await db.run('r', ['identity'], ({ identity }) => identity.get('take-home'));
  const { secret } = v.parse(v.object({ secret: v.instance(CryptoKey) }), row);
  await expect(crypto.subtle.exportKey('raw', secret)).rejects.toThrow();
});

test('[TH1] the entry is there before the code; without it there is no code', async () => {
  const db = await openTestDatabase();
  const { keeper, entries, journal } = keeperOn(db);
  await keeper.prepare();
  await issue(keeper);
  const [entry] = await entries();
  expect(entry).toMatchObject({ kv: 1, body: { ...PLACE, key: 77, hour: HOUR } });
  expect(v.safeParse(ENTRY_BODIES.takehome[1], entry.body).success).toBe(true);
  journal.append = async () => {
    throw new Error('the disk is full');
  };
  expect(await keeper.issue(VISIT, 12)).toEqual({ ok: false, error: 'storage' });
  expect(await entries()).toHaveLength(1);
});

test('[TH2] no entry names a code, numbers come in no order, and a clock that goes back doubles none', async () => {
  const db = await openTestDatabase();
  const time = createVirtualTime(NOW_MS);
  const { keeper, entries } = keeperOn(db, { time });
  await keeper.prepare();
  const codes: string[] = [];
  for (let n = 0; n < 20; n++) codes.push(await issue(keeper));
  const later = keeperOn(db, { time: createVirtualTime(NOW_MS + HOUR_MS) });
  await issue(later.keeper);
  for (let n = 0; n < 20; n++) codes.push(await issue(keeper));
  const numbers: number[] = [];
  for (const code of codes) numbers.push(await numberOf(code));
  expect(new Set(numbers).size).toBe(40);
  expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
  const bodies = (await entries()).map(({ body }) => Object.keys(body).sort().join());
  expect(new Set(bodies)).toEqual(new Set(['clerk,counter,hour,key']));
});

test('[TH3] an hour has as many codes as the unit allows, from whatever window, and the next hour has its own', async () => {
  const disk = freshIndexedDb();
  const [first, second] = [keeperOn(await openTestDatabase(disk)), keeperOn(await openTestDatabase(disk))];
  await first.keeper.prepare();
  for (let n = 0; n < 6; n++) await issue((n % 2 === 0 ? first : second).keeper, 6);
  expect(await first.keeper.issue(VISIT, 6)).toEqual({ ok: false, error: 'used-up' });
  expect(await second.keeper.issue(VISIT, 6)).toEqual({ ok: false, error: 'used-up' });
  const next = keeperOn(await openTestDatabase(disk), { time: createVirtualTime(NOW_MS + HOUR_MS) });
  expect((await next.keeper.issue(VISIT, 6)).ok).toBe(true);
  for (let n = 0; n < 58; n++) await issue(first.keeper, 1_000);
  expect(await first.keeper.issue(VISIT, 1_000)).toEqual({ ok: false, error: 'used-up' });
});

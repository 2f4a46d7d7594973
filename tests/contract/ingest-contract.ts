import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { replayQuarantine } from '#server/ingest/replay-quarantine.ts';
import type { Database } from '#server/store/database.ts';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';
import { ackMessage, formatEntryLine } from '#shared/lib/segment-text.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedEntries, storedMissing, storedRatings } from '../support/stored.ts';

/** AK1 to AK4, RP1 and TM1 at the centre, whatever the engine. */
export function ingestContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => await createPairedTablet(await open());

  describe(`${name}: a push`, () => {
    test('[AK1] stores what it brings and acknowledges it with a signature', async () => {
      const { context, send, tablet } = await start();
      tablet.rate(5);
      tablet.rate(1);
      const ack = await tablet.push(send);
      expect(ack).toMatchObject({
        replica: tablet.replica,
        receivedThrough: 2,
        hash: tablet.hashAt(2),
        quarantined: 0,
        protocol: { min: 1, max: 1 },
        serverTime: '2026-11-22T01:00:00.000Z',
      });
      const key = await webcrypto.subtle.importKey(
        'jwk',
        context.keys.ack.jwk,
        { name: 'ECDSA', namedCurve: 'P-256' },
        false,
        ['verify'],
      );
      const signature = Buffer.from(ack.sig, 'base64url');
      const signed = new TextEncoder().encode(ackMessage(ack));
      expect(await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)).toBe(
        true,
      );
      expect(await storedRatings(context.db)).toMatchObject([
        { pos: 1, seq: 1, level: 5, first_level: 5, satisfied: 1, unit_id: OFFICE.unit },
        { pos: 2, seq: 2, level: 1, first_level: 1, satisfied: 0, unit_id: OFFICE.unit },
      ]);
      expect((await storedEntries(context.db)).map((entry) => entry.line)).toEqual(
        tablet.rows.map((row) => row.line),
      );
    });

    test('[AK1] the same segment again changes nothing and is acknowledged again', async () => {
      const { context, send, tablet } = await start();
      tablet.rate();
      await tablet.push(send);
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 1 });
      tablet.rate();
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 2, hash: tablet.hashAt(2) });
      expect(await tablet.push(send, { last: 1 })).toMatchObject({
        receivedThrough: 2,
        hash: tablet.hashAt(2),
      });
      expect(await storedRatings(context.db)).toHaveLength(2);
    });

    test('[PU1] a heartbeat stores nothing and tells how far the centre is', async () => {
      const { context, send, tablet } = await start();
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 0 });
      tablet.rate();
      await tablet.push(send);
      expect(await tablet.push(send, { first: 2, last: 1 })).toMatchObject({ receivedThrough: 1 });
      expect(await storedEntries(context.db)).toHaveLength(1);
    });

    test('[AK1] a segment beyond a gap is not stored; the ack asks for what lies between', async () => {
      const { context, send, tablet } = await start();
      for (let count = 0; count < 4; count += 1) tablet.rate();
      await tablet.push(send, { last: 1 });
      expect(await tablet.push(send, { first: 3 })).toMatchObject({
        receivedThrough: 1,
        hash: tablet.hashAt(1),
      });
      expect(await tablet.push(send, { first: 3, head: { oldest: 1 } })).toMatchObject({
        receivedThrough: 1,
      });
      expect(await storedRatings(context.db)).toHaveLength(1);
    });

    test('[AK4] a gap that the tablet declares is recorded as missing, and the rest goes on', async () => {
      const { context, send, tablet } = await start();
      for (let count = 0; count < 5; count += 1) tablet.rate();
      await tablet.push(send, { last: 1 });
      const ack = await tablet.push(send, { first: 4, head: { oldest: 4 } });
      expect(ack).toMatchObject({ receivedThrough: 5, hash: tablet.hashAt(5) });
      expect(await storedMissing(context.db)).toEqual([{ first: 2, last: 3 }]);
      expect((await storedRatings(context.db)).map((rating) => rating.seq)).toEqual([1, 4, 5]);
    });

    test('[AK4] a heartbeat of a tablet that holds nothing any more declares the hole', async () => {
      const { context, send, tablet } = await start();
      for (let count = 0; count < 3; count += 1) tablet.rate();
      const ack = await tablet.push(send, { first: 4, last: 3, head: { oldest: 4 } });
      expect(ack).toMatchObject({ receivedThrough: 3, hash: tablet.hashAt(3) });
      expect(await storedMissing(context.db)).toEqual([{ first: 1, last: 3 }]);
      tablet.rate();
      expect(await tablet.push(send, { first: 4 })).toMatchObject({ receivedThrough: 4 });
    });

    test('[AK4] what arrives after all fills the hole as far as it arrives', async () => {
      const { context, send, tablet } = await start();
      for (let count = 0; count < 7; count += 1) tablet.rate();
      await tablet.push(send, { last: 1 });
      await tablet.push(send, { first: 6, head: { oldest: 6 } });
      expect(await tablet.push(send, { first: 3, last: 4 })).toMatchObject({ receivedThrough: 7 });
      expect(await storedMissing(context.db)).toEqual([
        { first: 2, last: 2 },
        { first: 5, last: 5 },
      ]);
      await tablet.push(send);
      expect(await storedMissing(context.db)).toEqual([]);
      expect((await storedRatings(context.db)).map((rating) => rating.seq).sort()).toEqual([
        1, 2, 3, 4, 5, 6, 7,
      ]);
    });

    test('[RP1] another entry at a known position is a fork; nothing of it is stored', async () => {
      const { context, send, tablet } = await start();
      tablet.rate(5);
      const clone = tablet.clone();
      tablet.rate(4);
      await tablet.push(send);
      clone.rate(1);
      const same = await clone.tryPush(send, await clone.segment());
      expect(same.status).toBe(409);
      expect(await same.json()).toMatchObject({
        code: 'replica-forked',
        receivedThrough: 2,
        hash: tablet.hashAt(2),
      });
      clone.rate(1);
      const further = await clone.tryPush(send, await clone.segment({ first: 3 }));
      expect(further.status).toBe(409);
      tablet.rate(3);
      await tablet.push(send);
      const stale = await clone.tryPush(send, await clone.segment({ last: 2 }));
      expect(stale.status).toBe(409);
      expect(await storedRatings(context.db)).toHaveLength(3);
    });

    test('[RP1] entries appended again to a new replica are kept as duplicates and counted once', async () => {
      const { context, send, tablet } = await start();
      const held = tablet.rate(5);
      await tablet.push(send);
      tablet.wipe();
      tablet.recordLine(formatEntryLine(1, held));
      tablet.rate(2);
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 2 });
      expect((await storedEntries(context.db)).map((entry) => entry.state)).toEqual([
        'stored',
        'duplicate',
        'stored',
      ]);
      expect((await storedRatings(context.db)).map((rating) => rating.level)).toEqual([5, 2]);
    });

    test('an entry id twice in one segment counts once', async () => {
      const { context, send, tablet } = await start();
      const first = tablet.rate(5);
      tablet.recordLine(formatEntryLine(2, { ...first }));
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 2 });
      expect(await storedRatings(context.db)).toHaveLength(1);
    });

    test('a thousand and some ratings in one push keep their order', async () => {
      const { context, send, tablet } = await start();
      for (let count = 0; count < 1_203; count += 1) tablet.rate((count % 5) + 1);
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 1_203 });
      const ratings = await storedRatings(context.db);
      expect(ratings.map((rating) => rating.seq)).toEqual(tablet.rows.map((_, index) => index + 1));
      expect(ratings.map((rating) => rating.pos)).toEqual(tablet.rows.map((_, index) => index + 1));
    });

    test('a replica of another device is refused', async () => {
      const { context, send, tablet } = await start();
      tablet.rate();
      await tablet.push(send);
      const other = await addTablet(context, send);
      other.replica = tablet.replica;
      other.rate();
      const answer = await other.tryPush(send, await other.segment());
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'wrong-device' });
      expect(await storedRatings(context.db)).toHaveLength(1);
    });
  });

  describe(`${name}: what cannot be understood`, () => {
    test('[AK2] is kept raw, counts as received and hides no neighbour', async () => {
      const { context, send, tablet } = await start();
      tablet.rate(5);
      tablet.record('lottery', { win: true });
      tablet.record('rating', { level: 'five' });
      tablet.rate(4, {}, { kv: 2 });
      tablet.recordLine('not even JSON \u0000 "');
      tablet.recordLine('base64:looks like ours');
      tablet.record('a\u0000b', {});
      tablet.rate(9);
      tablet.rate(4, { questionnaire: { id: 'later\u0000', version: 3 } });
      tablet.rate(3);
      const ack = await tablet.push(send);
      expect(ack).toMatchObject({ receivedThrough: 10, quarantined: 8 });
      const entries = await storedEntries(context.db);
      expect(entries.map((entry) => entry.reason)).toEqual([
        null,
        'unknown kind lottery',
        expect.stringContaining('body: '),
        'unknown version 2 of rating',
        'not JSON',
        'not JSON',
        'unknown kind a\uFFFDb',
        'level 9 is not in questionnaire hai-long-5 version 1',
        expect.stringContaining('unknown questionnaire later'),
        null,
      ]);
      expect((await storedRatings(context.db)).map((rating) => rating.level)).toEqual([5, 3]);
    });

    test('[AK2] is replayed once it can be understood, in the feed after what was there', async () => {
      const { context, send, tablet } = await start();
      tablet.rate(4, { questionnaire: { id: OFFICE.questionnaire.id, version: 2 } });
      tablet.rate(5);
      tablet.record('lottery', {});
      expect(await tablet.push(send)).toMatchObject({ quarantined: 2 });
      await insertQuestionnaire(context.db, { ...OFFICE.questionnaire, version: 2 }, false);
      expect(await replayQuarantine(context)).toEqual({ read: 2, understood: 1 });
      expect(await replayQuarantine(context)).toEqual({ read: 1, understood: 0 });
      expect((await storedRatings(context.db)).map((rating) => rating.seq)).toEqual([2, 1]);
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 3, quarantined: 1 });
    });

    test('[AK2] a quarantined entry that comes again by a new replica is not doubled by the replay', async () => {
      const { context, send, tablet } = await start();
      const later = tablet.rate(4, { questionnaire: { id: OFFICE.questionnaire.id, version: 2 } });
      await tablet.push(send);
      tablet.wipe();
      tablet.recordLine(formatEntryLine(1, later));
      await tablet.push(send);
      await insertQuestionnaire(context.db, { ...OFFICE.questionnaire, version: 2 }, false);
      await replayQuarantine(context);
      expect(await storedRatings(context.db)).toHaveLength(1);
    });
  });

  describe(`${name}: changes and details`, () => {
    test('the last value counts, the first is kept, and pullers see the rating again', async () => {
      const { context, send, tablet } = await start();
      const rating = tablet.rate(5);
      await tablet.push(send);
      tablet.rate(4);
      tablet.record('rating.change', { of: rating.id, level: 2 });
      tablet.record('rating.change', { of: rating.id, level: 1 });
      tablet.record('rating.detail', { of: rating.id, reasons: ['C1', 'D1'] });
      await tablet.push(send);
      expect(await storedRatings(context.db)).toMatchObject([
        { pos: 2, level: 4 },
        { pos: 3, entry_id: rating.id, level: 1, first_level: 5, satisfied: 0, reasons_json: '["C1","D1"]' },
      ]);
    });

    test('a change in the same segment makes one row with both values', async () => {
      const { context, send, tablet } = await start();
      const rating = tablet.rate(1);
      tablet.record('rating.change', { of: rating.id, level: 4 });
      await tablet.push(send);
      expect(await storedRatings(context.db)).toMatchObject([
        { pos: 1, level: 4, first_level: 1, satisfied: 1 },
      ]);
    });

    test('a change that arrives before its rating waits for it', async () => {
      const { context, send, tablet } = await start();
      const id = tablet.newId();
      tablet.record('rating.change', { of: id, level: 2 });
      tablet.record('rating.detail', { of: id, reasons: ['A1'] });
      await tablet.push(send);
      expect(await storedRatings(context.db)).toEqual([]);
      tablet.rate(5, {}, { id });
      await tablet.push(send);
      expect(await storedRatings(context.db)).toMatchObject([
        { level: 2, first_level: 5, reasons_json: '["A1"]' },
      ]);
    });

    test('a change to a level that the question does not have goes to quarantine', async () => {
      const { context, send, tablet } = await start();
      const rating = tablet.rate(5);
      tablet.record('rating.change', { of: rating.id, level: 8 });
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 2, quarantined: 1 });
      expect(await storedRatings(context.db)).toMatchObject([{ level: 5 }]);
    });

    test('no device speaks for another device’s ratings', async () => {
      const { context, send, tablet } = await start();
      const rating = tablet.rate(1);
      await tablet.push(send);
      const other = await addTablet(context, send);
      other.record('rating.change', { of: rating.id, level: 5 });
      expect(await other.push(send)).toMatchObject({ receivedThrough: 1, quarantined: 0 });
      expect(await storedRatings(context.db)).toMatchObject([{ level: 1, first_level: 1 }]);
    });
  });

  describe(`${name}: time`, () => {
    test('[TM1] a clock that is off by more than two minutes is corrected, its own time kept', async () => {
      const { context, send, tablet } = await start();
      tablet.rate(5, {}, { at: '2026-11-22T00:50:00.000Z' });
      await tablet.push(send, { head: { sentAt: '2026-11-22T00:52:00.000Z' } });
      expect(await storedRatings(context.db)).toMatchObject([
        {
          at: '2026-11-22T00:50:00.000Z',
          occurred_at: '2026-11-22T00:58:00.000Z',
          received_at: '2026-11-22T01:00:00.000Z',
        },
      ]);
    });

    test('[TM1] two minutes and less are left as they are', async () => {
      const { context, send, tablet } = await start();
      tablet.rate(5, {}, { at: '2026-11-22T00:50:00.000Z' });
      await tablet.push(send, { head: { sentAt: '2026-11-22T00:58:00.000Z' } });
      expect(await storedRatings(context.db)).toMatchObject([{ occurred_at: '2026-11-22T00:50:00.000Z' }]);
    });
  });
}

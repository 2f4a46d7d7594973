import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PROGRAM } from '#server/audit/audit.ts';
import { verifySums } from '#server/figures/rebuild-sums.ts';
import { decideFlag } from '#server/flags/decide-flag.ts';
import { readFlagNotes } from '#server/flags/read-flags.ts';
import { judgeAll } from '#server/ingest/judge-earlier.ts';
import { createDuty } from '#server/office/edit-duties.ts';
import { editOffice } from '#server/office/office-edit.ts';
import type { Database } from '#server/store/database.ts';
import { countFlags } from '#server/store/flag-counts.ts';
import { insertSetting } from '#server/store/unit-settings.ts';
import { toClerkId, toCounterId } from '#shared/domain/ids.ts';
import { dutyCreate } from '#shared/protocol/office-admin.ts';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedRatings } from '../support/stored.ts';
import type { Tablet } from '../support/tablet.ts';

const START_MS = Date.parse('2026-11-20T02:00:00.000Z');
const WEEKDAYS = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '07:30', to: '17:00' }] : []));

/** Every rule on arrival, with evidence, the same in whatever order things arrive; and what people decide about it. */
export function flagsContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => {
    const centre = await createPairedTablet(await open());
    const { db } = centre.context;
    /** A rating so many seconds after nine o'clock of a Friday in Vietnam. */
    const press = (seconds: number, level = 4, body: Record<string, unknown> = {}) =>
      centre.tablet.rate(level, body, { at: new Date(START_MS + seconds * 1_000).toISOString() });
    const flags = async () => await flagsOf(db, centre.tablet);
    const set = async (part: StoredPart, body: unknown) =>
      await insertSetting(db, {
        unitId: OFFICE.unit,
        part,
        bodyJson: JSON.stringify(body),
        effectiveFrom: '2026-01-01T00:00:00.000Z',
        createdAt: '2026-01-01T00:00:00.000Z',
        createdBy: null,
        note: null,
      });
    return { ...centre, db, press, flags, set };
  };

  describe(`${name}: flags`, () => {
    test('outside the opening hours, further than the grace, with the times that show it', async () => {
      const { tablet, send, press, flags, set } = await start();
      await set('hours', { week: WEEKDAYS });
      press(0);
      press(8 * 3_600 + 1_700);
      press(8 * 3_600 + 1_900);
      await tablet.push(send);
      expect(await flags()).toEqual([
        [
          3,
          'closed-hours',
          {
            localTime: '2026-11-20 17:31:40',
            closedSince: '2026-11-20 17:00:00',
            opensAt: '2026-11-23 07:30:00',
          },
        ],
      ]);
    });

    test('for somebody who was not on duty by the roster; nothing is said of whom the roster does not know', async () => {
      const { db, tablet, send, press, flags } = await start();
      const span = { from_at: '2026-11-20T00:00:00.000Z', to_at: '2026-11-20T03:00:00.000Z' };
      await db
        .insertInto('duty')
        .values({ counter_id: OFFICE.counter, clerk_id: OFFICE.clerk, ...span })
        .execute();
      press(0);
      press(3_600 + 1_700);
      press(3_600 + 1_900);
      press(9_000, 4, { clerk: 'k-khac' });
      press(9_100, 4, { clerk: null });
      await tablet.push(send);
      expect(await flags()).toEqual([
        [3, 'no-duty', { clerk: OFFICE.clerk, lastOnUntil: '2026-11-20T03:00:00.000Z', nextOnFrom: null }],
      ]);
    });

    test('are judged anew when the roster is put right afterwards', async () => {
      const { context, db, tablet, send, press, flags } = await start();
      press(0);
      await tablet.push(send);
      const edit = async (from: string, to: string) => {
        const duty = { counter: toCounterId(OFFICE.counter), clerk: toClerkId(OFFICE.clerk), from, to };
        const form = v.parse(dutyCreate, duty);
        await editOffice(context, PROGRAM, async (one) => await createDuty(one, OFFICE.unit, form));
      };
      await edit('2026-11-21T00:00:00.000Z', '2026-11-21T10:00:00.000Z');
      expect((await flags()).map(([, flag]) => flag)).toEqual(['no-duty']);
      await edit('2026-11-20T00:00:00.000Z', '2026-11-20T10:00:00.000Z');
      expect(await flags()).toEqual([]);
      expect((await storedRatings(db)).map(({ flags_json }) => flags_json)).toEqual(['[]']);
    });

    test('[DU1] not for somebody who signed on, also when the signature comes after the rating', async () => {
      const { tablet, send, press, flags, set } = await start();
      await set('staff', { duty: 'sign-in' });
      const on = { counter: OFFICE.counter, clerk: OFFICE.clerk, on: true };
      tablet.record('duty', on, { at: new Date(START_MS - 60_000).toISOString() });
      press(0);
      press(60);
      await tablet.push(send, { first: 2, head: { oldest: 2 } });
      expect((await flags()).map(([seq, flag]) => [seq, flag])).toEqual([
        [2, 'no-duty'],
        [3, 'no-duty'],
      ]);
      await tablet.push(send, { first: 1, last: 1 });
      expect(await flags()).toEqual([]);
    });

    test('of a run at even pauses, from its first press to its last', async () => {
      const { tablet, send, press, flags } = await start();
      const seconds = [0, 400, 430.2, 460, 490.4, 520.1, 550, 700];
      for (const second of seconds) press(second);
      await tablet.push(send, { last: 6 });
      expect(await flags()).toEqual([]);
      await tablet.push(send, { first: 7 });
      const evidence = { firstSeq: 2, lastSeq: 7, presses: 6, shortestMs: 29_700, longestMs: 30_400 };
      expect(await flags()).toEqual([2, 3, 4, 5, 6, 7].map((seq) => [seq, 'metronome', evidence]));
    });

    test('of a long quick run of the best level; one slower or lower answer in between ends it', async () => {
      const { tablet, send, press, flags } = await start();
      const at = (place: number) => place * 97 + place * place;
      for (let place = 0; place < 7; place += 1) press(at(place), 5, { ms: 900 });
      press(at(7), 5, { ms: 1_001 });
      for (let place = 8; place < 16; place += 1) press(at(place), 5, { ms: 800 + place });
      await tablet.push(send);
      const found = await flags();
      expect(found.map(([seq, flag]) => [seq, flag])).toEqual(
        [9, 10, 11, 12, 13, 14, 15, 16].map((seq) => [seq, 'top-streak']),
      );
      expect(found[0]?.[2]).toEqual({ firstSeq: 9, lastSeq: 16, presses: 8, slowestMs: 815 });
    });

    test('[TM1] of a clock that nobody can believe; then nothing is said of hours', async () => {
      const { context, tablet, send, flags, set } = await start();
      await set('hours', { week: WEEKDAYS });
      tablet.rate(5, {}, { at: '2019-01-01T00:00:00.000Z' });
      await tablet.push(send);
      const receivedAt = new Date(context.clock.nowMs()).toISOString();
      expect(await flags()).toEqual([
        [1, 'clock', { at: '2019-01-01T00:00:00.000Z', receivedAt, skewMs: 0 }],
      ]);
    });

    test('are judged by the pack of the unit', async () => {
      const { tablet, send, press, flags, set } = await start();
      await set('rules', { pack: 'khac-phuc-5-ngay' });
      await set('hours', { week: WEEKDAYS });
      for (let place = 0; place < 5; place += 1)
        press(12 * 3_600 + place * 100 + place * place, 5, { ms: 500 });
      await tablet.push(send);
      expect((await flags()).map(([seq, flag]) => [seq, flag])).toEqual(
        [1, 2, 3, 4, 5].map((seq) => [seq, 'top-streak']),
      );
    });

    test('judged again, or after everything was lost but the journal, come out the same', async () => {
      const { context, db, tablet, send, press, flags, set } = await start();
      await set('hours', { week: WEEKDAYS });
      for (const second of [0, 3, 32_000, 32_030, 32_060, 32_090, 32_120, 32_150]) press(second);
      await tablet.push(send);
      const before = await flags();
      expect(new Set(before.map(([, flag]) => flag))).toEqual(
        new Set(['burst', 'closed-hours', 'metronome']),
      );
      const feed = await storedRatings(db);
      await db.deleteFrom('rating_flag').execute();
      await judgeAll(context);
      expect(await flags()).toEqual(before);
      expect(await storedRatings(db)).toEqual(feed);
    });

    test('[AK4] come out the same in whatever order the parts of the journal arrive, and once', async () => {
      const { context, db, send, set } = await start();
      await set('staff', { duty: 'sign-in' });
      // Stretches, since no rule but one doubts a single press.
      const stretch = fc
        .record({
          times: fc.integer({ min: 1, max: 10 }),
          seconds: fc.constantFrom(-2, 1, 30, 90),
          what: fc.constantFrom('rating', 'rating', 'rating', 'on', 'off'),
          level: fc.constantFrom(5, 5, 3),
          ms: fc.constantFrom(400, 400, 2_000),
        })
        .map(({ times, ...one }) => Array.from({ length: times }, () => one));
      const steps = fc.array(stretch, { minLength: 1, maxLength: 5 }).map((parts) => parts.flat());
      let run = 0;
      const known = new Set<string>();
      await fc.assert(
        fc.asyncProperty(steps, fc.array(fc.nat(30), { maxLength: 10 }), async (history, places) => {
          run += 1;
          const record = (tablet: Tablet, clerk: string) => {
            let nowMs = START_MS;
            for (const { seconds, what, level, ms } of history) {
              nowMs += seconds * 1_000;
              const at = new Date(nowMs).toISOString();
              if (what === 'rating') tablet.rate(level, { clerk, ms }, { at });
              else tablet.record('duty', { counter: OFFICE.counter, clerk, on: what === 'on' }, { at });
            }
          };
          const [inOrder, shuffled] = [await addTablet(context, send), await addTablet(context, send)];
          record(inOrder, `a-${run}`);
          record(shuffled, `b-${run}`);
          await inOrder.push(send);
          const { last } = shuffled;
          await shuffled.push(send, { first: last, head: { oldest: last } });
          for (const place of places) {
            const first = 1 + (place % last);
            await shuffled.push(send, { first, last: Math.min(last, first + (place % 3)) });
          }
          await shuffled.push(send);
          const found = await flagsOf(db, inOrder);
          for (const [, flag] of found) known.add(flag);
          const plain = (rows: typeof found) => JSON.stringify(rows).replaceAll(/"[ab]-\d+"/g, '"k"');
          expect(plain(await flagsOf(db, shuffled))).toBe(plain(found));
        }),
        { numRuns: 25, seed: 20_261_124 },
      );
      expect(known).toEqual(new Set(['burst', 'metronome', 'no-duty', 'top-streak']));
      expect((await verifySums(context)).wrong).toEqual([]);
    });
  });

  describe(`${name}: decisions about flags`, () => {
    const decided = async () => {
      const centre = await start();
      centre.press(0);
      const { id } = centre.press(3);
      await centre.tablet.push(centre.send);
      const decide = async (action: 'appealed' | 'set-aside' | 'upheld', flag = 'burst') =>
        await decideFlag(centre.context, PROGRAM, { rating: id, flag, action, reason: 'vì sao' });
      const standing = async () => (await storedRatings(centre.db)).find((row) => row.entry_id === id);
      return { ...centre, id, decide, standing };
    };

    test('one that is set aside does not stand, the rating moves on in the feed, and everything is in the audit log', async () => {
      const { context, db, id, decide, standing } = await decided();
      expect(await standing()).toMatchObject({ pos: 2, flags_json: '["burst"]' });
      expect(await decide('appealed')).toEqual({ ok: true, value: 'appealed' });
      expect(await standing()).toMatchObject({ pos: 2, flags_json: '["burst"]' });
      expect(await decide('set-aside')).toEqual({ ok: true, value: 'set-aside' });
      expect(await standing()).toMatchObject({ pos: 3, flags_json: '[]', level: 4 });
      const [note] = (await readFlagNotes(db, [id])).get(id) ?? [];
      expect(note).toMatchObject({ flag: 'burst', state: 'set-aside', evidence: { gapMs: 3_000 } });
      expect(await decide('upheld')).toEqual({ ok: true, value: 'upheld' });
      expect(await standing()).toMatchObject({ pos: 4, flags_json: '["burst"]' });
      const log = await db.selectFrom('audit').select('action').orderBy('no').execute();
      expect(log.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['flag-appealed', 'flag-set-aside', 'flag-upheld']),
      );
      expect((await verifySums(context)).wrong).toEqual([]);
    });

    test('are counted by what became of them last, within the span of their ratings', async () => {
      const { db, decide } = await decided();
      const count = async (fromSeconds: number, toSeconds: number) =>
        await countFlags(
          db,
          OFFICE.unit,
          new Date(START_MS + fromSeconds * 1_000).toISOString(),
          new Date(START_MS + toSeconds * 1_000).toISOString(),
        );
      expect(await count(0, 60)).toEqual([{ flag: 'burst', state: 'active', n: 1 }]);
      expect(await count(0, 3)).toEqual([]);
      await decide('appealed');
      await decide('set-aside');
      expect(await count(0, 60)).toEqual([{ flag: 'burst', state: 'set-aside', n: 1 }]);
      expect(await count(4, 60)).toEqual([]);
    });

    test('no second appeal, and none against what no rule found', async () => {
      const { decide } = await decided();
      await decide('appealed');
      expect(await decide('appealed')).toEqual({ ok: false, error: 'flag-state' });
      expect(await decide('set-aside', 'clock')).toEqual({ ok: false, error: 'not-found' });
    });

    test('outlive whatever arrives later', async () => {
      const { context, tablet, send, press, decide, standing, id } = await decided();
      await decide('set-aside');
      tablet.record('rating.change', { of: id, level: 2 });
      press(4);
      await tablet.push(send);
      await judgeAll(context);
      expect(await standing()).toMatchObject({ flags_json: '[]', level: 2, first_level: 4 });
      expect((await verifySums(context)).wrong).toEqual([]);
    });
  });
}

/** What the rules found on a tablet's ratings: position, flag, evidence. */
async function flagsOf(db: Database, tablet: Tablet): Promise<(readonly [number, string, unknown])[]> {
  const rows = await db
    .selectFrom('rating_flag')
    .innerJoin('rating', 'rating.entry_id', 'rating_flag.entry_id')
    .select(['rating.seq as seq', 'flag', 'evidence_json as evidence'])
    .where('rating.device_id', '=', tablet.device)
    .orderBy('rating.seq')
    .orderBy('flag')
    .execute();
  return rows.map(({ seq, flag, evidence }) => [Number(seq), flag, JSON.parse(evidence)] as const);
}

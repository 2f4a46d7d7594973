import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replayQuarantine } from '#server/ingest/replay-quarantine.ts';
import type { Database } from '#server/store/database.ts';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';
import { insertSetting } from '#server/store/unit-settings.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedRatings } from '../support/stored.ts';
import type { Tablet } from '../support/tablet.ts';

const START_MS = Date.parse('2026-11-22T00:30:00.000Z');

/** The flag `burst`: presses closer than the response interval are all kept, and flagged the same in whatever order they came. */
export function burstContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => {
    const centre = await createPairedTablet(await open());
    /** A press so many seconds after the start. */
    const press = (seconds: number, body: Record<string, unknown> = {}) =>
      centre.tablet.rate(5, body, { at: new Date(START_MS + seconds * 1_000).toISOString() });
    const flags = async () =>
      new Map(
        (await storedRatings(centre.context.db)).map((row) => [row.seq, JSON.parse(row.flags_json)] as const),
      );
    return { ...centre, press, flags };
  };

  describe(`${name}: presses in a row`, () => {
    test('are all kept; those within five seconds of the one before are flagged', async () => {
      const { tablet, send, press, flags } = await start();
      for (const seconds of [0, 4, 10, 14.999, 60]) press(seconds);
      await tablet.push(send);
      expect(await flags()).toEqual(
        new Map([
          [1, []],
          [2, ['burst']],
          [3, []],
          [4, ['burst']],
          [5, []],
        ]),
      );
    });

    test('are held against the one before them although another push brought it, or it was no rating at all between', async () => {
      const { tablet, send, press, flags } = await start();
      press(0);
      await tablet.push(send);
      tablet.record('device', { event: 'boot' });
      await tablet.push(send, { first: 2 });
      press(3);
      await tablet.push(send, { first: 3 });
      expect((await flags()).get(3)).toEqual(['burst']);
    });

    test('are held against the interval of the unit at the time of the press', async () => {
      const { context, tablet, send, press, flags } = await start();
      await insertSetting(context.db, {
        unitId: OFFICE.unit,
        part: 'intake',
        bodyJson: JSON.stringify({ responseIntervalSeconds: 20 }),
        effectiveFrom: '2026-11-22T00:31:00.000Z',
        createdAt: '2026-11-22T00:00:00.000Z',
        createdBy: null,
        note: null,
      });
      for (const seconds of [0, 10, 60, 75]) press(seconds);
      await tablet.push(send);
      expect([...(await flags()).values()]).toEqual([[], [], [], ['burst']]);
    });

    test('[AK2] a press that lies in quarantine was a press; read at last, it is judged itself', async () => {
      const { context, tablet, send, press, flags } = await start();
      press(0);
      press(3, { questionnaire: { id: 'moi', version: 1 } });
      press(6);
      await tablet.push(send);
      expect(await flags()).toEqual(
        new Map([
          [1, []],
          [3, ['burst']],
        ]),
      );
      await insertQuestionnaire(context.db, { ...OFFICE.questionnaire, id: 'moi', version: 1 }, false);
      await replayQuarantine(context);
      expect((await flags()).get(2)).toEqual(['burst']);
    });

    test('[RP1] are judged in a new journal like in the old one', async () => {
      const { tablet, send, press, flags } = await start();
      const carried = press(0);
      await tablet.push(send);
      tablet.wipe();
      tablet.record('rating', carried.body, { id: carried.id, at: carried.at });
      press(2);
      await tablet.push(send);
      expect((await flags()).get(2)).toEqual(['burst']);
    });

    test('[AK4] a hole that is filled late changes the press behind it, which moves on in the feed', async () => {
      const { context, tablet, send, press, flags } = await start();
      for (const seconds of [0, 30, 33, 90]) press(seconds);
      await tablet.push(send, { first: 3, head: { oldest: 3 } });
      expect((await flags()).get(3)).toEqual([]);
      await tablet.push(send, { first: 1, last: 2 });
      expect((await flags()).get(3)).toEqual(['burst']);
      expect((await storedRatings(context.db)).map(({ seq }) => seq)).toEqual([4, 1, 2, 3]);
    });

    test('[AK4] come out the same in whatever order the parts of the journal arrive', async () => {
      const { context, send } = await start();
      const flagsOf = async (tablet: Tablet) =>
        (await storedRatings(context.db))
          .filter((row) => row.device_id === tablet.device)
          .map((row) => [row.seq, row.flags_json])
          .sort(([a], [b]) => Number(a) - Number(b));
      const seconds = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 2, maxLength: 9 });
      await fc.assert(
        fc.asyncProperty(seconds, fc.array(fc.nat(8), { maxLength: 6 }), async (steps, places) => {
          const inOrder = await addTablet(context, send);
          const shuffled = await addTablet(context, send);
          let nowMs = START_MS;
          for (const step of steps) {
            nowMs += step * 1_000;
            for (const tablet of [inOrder, shuffled])
              tablet.rate(5, {}, { at: new Date(nowMs).toISOString() });
          }
          await inOrder.push(send);
          const { last } = shuffled;
          await shuffled.push(send, { first: last, head: { oldest: last } });
          for (const place of places) {
            const first = 1 + (place % last);
            await shuffled.push(send, { first, last: first });
          }
          await shuffled.push(send);
          expect(await flagsOf(shuffled)).toEqual(await flagsOf(inOrder));
        }),
        { numRuns: 20 },
      );
    });
  });
}

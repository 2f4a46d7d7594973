import { describe, expect, test } from 'vitest';
import { projectEarlierAsks, projectStoredAsks } from '#server/ingest/project-asks.ts';
import { countAsks } from '#server/store/asks.ts';
import type { Database } from '#server/store/database.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedEntries, storedRatings } from '../support/stored.ts';

/** Invitations and the answers of the optional module, on every engine. */
export function asksContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => await createPairedTablet(await open());
  const storedAsks = (db: Database) => db.selectFrom('ask').selectAll().orderBy('seq').execute();
  const ask = { counter: OFFICE.counter, clerk: OFFICE.clerk, trigger: 'sampled', outcome: 'timeout' };

  describe(`${name}: invitations`, () => {
    test('each is kept with its outcome, its rating and when it was', async () => {
      const { context, send, tablet } = await start();
      tablet.record('ask', ask);
      const rating = tablet.rate(5);
      tablet.record('ask', { ...ask, clerk: null, trigger: 'clerk', outcome: 'answered', rating: rating.id });
      await tablet.push(send);
      expect(await storedAsks(context.db)).toMatchObject([
        {
          unit_id: OFFICE.unit,
          counter_id: OFFICE.counter,
          clerk_id: OFFICE.clerk,
          outcome: 'timeout',
          rating_id: null,
        },
        { clerk_id: null, trigger: 'clerk', outcome: 'answered', rating_id: rating.id, sample: 0 },
      ]);
      expect(
        await countAsks(context.db, OFFICE.unit, '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'),
      ).toBe(2);
      expect(
        await countAsks(context.db, OFFICE.unit, '2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'),
      ).toBe(0);
    });

    test('[TM1] a clock that is off is corrected for them as for ratings', async () => {
      const { context, send, tablet } = await start();
      tablet.record('ask', ask, { at: '2026-11-22T03:00:00.000Z' });
      const rating = tablet.rate(5, {}, { at: '2026-11-22T03:00:00.000Z' });
      await tablet.push(send);
      const [row] = await storedRatings(context.db);
      expect(await storedAsks(context.db)).toMatchObject([{ at: rating.at, occurred_at: row?.occurred_at }]);
    });

    test('one that comes again, by the same journal or by the next, is one', async () => {
      const { context, send, tablet } = await start();
      const { id } = tablet.record('ask', ask);
      await tablet.push(send);
      await tablet.push(send);
      const other = await addTablet(context, send);
      other.record('ask', { ...ask, outcome: 'dismissed' }, { id });
      await other.push(send);
      expect(await storedAsks(context.db)).toMatchObject([{ outcome: 'timeout' }]);
      expect((await storedEntries(context.db)).map((entry) => entry.state)).toEqual(['stored', 'duplicate']);
    });

    test('[AK2] one of another unit’s counter is put aside like its rating', async () => {
      const { context, send, tablet } = await start();
      const { db } = context;
      await db
        .insertInto('unit')
        .values({ ...(await db.selectFrom('unit').selectAll().executeTakeFirstOrThrow()), id: 'u-2' })
        .execute();
      await db
        .insertInto('counter')
        .values({ id: 'c-9', unit_id: 'u-2', name: 'Khác', number: null })
        .execute();
      tablet.record('ask', { ...ask, counter: 'c-9' });
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 1, quarantined: 1 });
      expect(await storedAsks(db)).toEqual([]);
    });

    test('what came before they were kept apart is read from the journal, once', async () => {
      const { context, send, tablet } = await start();
      for (let count = 0; count < 3; count += 1) tablet.record('ask', ask);
      await tablet.push(send);
      const before = await storedAsks(context.db);
      expect(before).toHaveLength(3);
      await context.db.deleteFrom('ask').execute();
      await projectEarlierAsks(context);
      expect(await storedAsks(context.db)).toEqual(before);
      await projectStoredAsks(context);
      expect(await storedAsks(context.db)).toEqual(before);
      await context.db.deleteFrom('ask').execute();
      await projectEarlierAsks(context);
      expect(await storedAsks(context.db)).toEqual([]);
    });
  });

  describe(`${name}: answers of the optional module`, () => {
    test('they are kept beside the reasons; the last detail counts, in whatever order it comes', async () => {
      const { context, send, tablet } = await start();
      const rating = tablet.rate(4);
      tablet.record('rating.detail', {
        of: rating.id,
        reasons: ['C1'],
        answers: { 'tt01-1': '2', other: null },
      });
      await tablet.push(send, { last: 1 });
      expect(await storedRatings(context.db)).toMatchObject([{ pos: 1, answers_json: null }]);
      await tablet.push(send);
      expect(await storedRatings(context.db)).toMatchObject([
        { pos: 2, reasons_json: '["C1"]', answers_json: '{"tt01-1":"2","other":null}' },
      ]);
      tablet.record('rating.detail', { of: rating.id, reasons: ['C1'] });
      await tablet.push(send);
      expect(await storedRatings(context.db)).toMatchObject([{ pos: 3, answers_json: null }]);
    });
  });
}

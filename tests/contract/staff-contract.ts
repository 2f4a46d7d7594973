import { describe, expect, test } from 'vitest';
import { projectEarlierStaffNotes } from '#server/ingest/staff-notes.ts';
import { readDeviceReports } from '#server/reports/device-report.ts';
import type { Database } from '#server/store/database.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedEntries } from '../support/stored.ts';

const ON = { counter: OFFICE.counter, clerk: OFFICE.clerk, on: true };
const OFF = { ...ON, on: false, cause: 'day-over', effectiveAt: '2026-11-22T10:00:00.000Z' };
const TESTED = {
  event: 'self-test',
  app: '1.2.3',
  verdict: 'attention',
  checks: { persist: { verdict: 'attention', found: false }, 'new-one': { verdict: 'pass', found: 3 } },
};

/** What staff do at tablets, as the centre keeps it beside the journal, on every engine. */
export function staffContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => await createPairedTablet(await open());
  const duties = (db: Database) => db.selectFrom('signed_duty').selectAll().orderBy('seq').execute();

  describe(`${name}: who signed on`, () => {
    test('[DU1] each change is kept with its counter, clerk, cause and the time it took effect', async () => {
      const { context, send, tablet } = await start();
      tablet.record('duty', ON, { at: '2026-11-22T01:00:00.000Z' });
      tablet.record('duty', OFF, { at: '2026-11-22T10:00:20.000Z' });
      await tablet.push(send);
      expect(await duties(context.db)).toMatchObject([
        {
          unit_id: OFFICE.unit,
          counter_id: OFFICE.counter,
          clerk_id: OFFICE.clerk,
          signed_on: 1,
          cause: null,
        },
        { signed_on: 0, cause: 'day-over', effective_at: expect.stringMatching(/T10:00:00/) },
      ]);
    });

    test('one that comes again, by the same journal or by the next, is one', async () => {
      const { context, send, tablet } = await start();
      const { id } = tablet.record('duty', ON);
      await tablet.push(send);
      await tablet.push(send);
      const other = await addTablet(context, send);
      other.record('duty', ON, { id });
      await other.push(send);
      expect(await duties(context.db)).toHaveLength(1);
      expect((await storedEntries(context.db)).map((entry) => entry.state)).toEqual(['stored', 'duplicate']);
    });

    test('[AK2] one of another unit’s counter is put aside like its ratings', async () => {
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
      tablet.record('duty', { ...ON, counter: 'c-9' });
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 1, quarantined: 1 });
      expect(await duties(db)).toEqual([]);
    });

    test('what came before they were kept apart is read from the journal, once', async () => {
      const { context, send, tablet } = await start();
      tablet.record('duty', ON);
      tablet.record('device', TESTED);
      tablet.record('device', { event: 'boot', app: '1', persisted: true });
      await tablet.push(send);
      const before = await duties(context.db);
      const tested = () => context.db.selectFrom('self_test').selectAll().execute();
      const testedBefore = await tested();
      expect([before.length, testedBefore.length]).toEqual([1, 1]);
      await context.db.deleteFrom('signed_duty').execute();
      await context.db.deleteFrom('self_test').execute();
      await projectEarlierStaffNotes(context);
      expect(await duties(context.db)).toEqual(before);
      expect(await tested()).toEqual(testedBefore);
      await context.db.deleteFrom('signed_duty').execute();
      await projectEarlierStaffNotes(context);
      expect(await duties(context.db)).toEqual([]);
    });
  });

  describe(`${name}: self-tests`, () => {
    const reported = async (context: Awaited<ReturnType<typeof start>>['context']) =>
      await readDeviceReports(context.db, OFFICE.unit, context.clock.nowMs());

    test('[DE5] the device report carries the newest one, also when an older one arrives later', async () => {
      const { context, send, tablet } = await start();
      expect(await reported(context)).toMatchObject([{ selfTest: null }]);
      tablet.record('device', TESTED, { at: '2026-11-22T01:00:00.000Z' });
      await tablet.push(send);
      tablet.record('device', { ...TESTED, verdict: 'pass', checks: {} }, { at: '2026-11-21T01:00:00.000Z' });
      await tablet.push(send);
      expect(await reported(context)).toMatchObject([
        {
          selfTest: {
            at: '2026-11-22T01:00:00.000Z',
            seq: 1,
            app: '1.2.3',
            verdict: 'attention',
            checks: TESTED.checks,
          },
        },
      ]);
    });

    test('two of the very same moment are no two answers', async () => {
      const { context, send, tablet } = await start();
      for (const verdict of ['pass', 'fail']) tablet.record('device', { ...TESTED, verdict });
      await tablet.push(send);
      expect(await reported(context)).toHaveLength(1);
    });

    test('a note that is not well formed stays an entry and shows nothing', async () => {
      const { context, send, tablet } = await start();
      const many = Object.fromEntries(
        Array.from({ length: 51 }, (_, n) => [
          `${'a'.repeat(1 + (n % 10))}-${'b'.repeat(1 + Math.floor(n / 10))}`,
          { verdict: 'pass' },
        ]),
      );
      tablet.record('device', { event: 'self-test' });
      tablet.record('device', { ...TESTED, verdict: 'superb' });
      tablet.record('device', { ...TESTED, checks: many });
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 3, quarantined: 0 });
      expect(await reported(context)).toMatchObject([{ selfTest: null }]);
    });
  });
}

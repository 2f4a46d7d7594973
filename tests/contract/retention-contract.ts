import { describe, expect, test } from 'vitest';
import { findBrokenAudit } from '#server/audit/audit.ts';
import { doorOf } from '#server/cases/case-door.ts';
import { editCase } from '#server/cases/edit-case.ts';
import { eraseByCode } from '#server/cases/follow-up.ts';
import { verifyStore } from '#server/reports/verify-store.ts';
import { runRetentionIfDue } from '#server/retention/nightly.ts';
import { runRetention } from '#server/retention/run-retention.ts';
import type { Database } from '#server/store/database.ts';
import type { CaseEdit } from '#shared/protocol/cases.ts';
import { createPairedTablet, type PairedTablet } from '../support/paired-tablet.ts';
import { publishPart } from '../support/publish-part.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedRatings } from '../support/stored.ts';
import { codeOf, rateBadly, writeFeedback } from '../support/written.ts';

const MONTH_MS = 31 * 24 * 60 * 60 * 1000;
const NOTHING = {
  ...{ contact: 0, caseText: 0, ratingComment: 0, problemComment: 0, searchWords: 0, comeAgain: 0 },
};

/** What is kept how long, and what is left of it, on every engine. */
export function retentionContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => await createPairedTablet(await open());
  const words = async (db: Database) =>
    (await db.selectFrom('case_words').select('part').orderBy('part').execute()).map(({ part }) => part);

  async function answered(world: PairedTablet, then: readonly string[] = []): Promise<string> {
    const id = await writeFeedback(world);
    await world.tablet.push(world.send);
    await edit(world, id, { action: 'answer', text: 'Đã trả lời.', version: 1 });
    if (then.includes('close')) await edit(world, id, { action: 'close', note: 'Xong việc', version: 2 });
    return id;
  }

  describe(`${name}: retention`, () => {
    test('contact data goes twelve months after the answer, the words stay', async () => {
      const world = await start();
      const { context } = world;
      await answered(world);
      await writeFeedback(world, { code: codeOf(8) });
      await world.tablet.push(world.send);
      context.clock.advance(11 * MONTH_MS);
      expect(await runRetention(context)).toEqual(NOTHING);
      context.clock.advance(2 * MONTH_MS);
      expect(await runRetention(context)).toEqual({ ...NOTHING, contact: 1 });
      expect(await runRetention(context)).toEqual(NOTHING);
      // The one that still waits for its answer keeps both.
      expect(await words(context.db)).toEqual(['contact', 'text', 'text']);
    });

    test('the words go some time after the end, with answer and notes; the case and what was published stay', async () => {
      const world = await start();
      const { context } = world;
      const { db } = context;
      await publishPart(world, 'retention', { caseText: 13 });
      const id = await answered(world, ['close']);
      context.clock.advance(14 * MONTH_MS);
      expect(await runRetention(context)).toEqual({ ...NOTHING, caseText: 1 });
      expect(await words(db)).toEqual([]);
      const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst();
      expect(row).toMatchObject({ status: 'closed', answer_sealed: null, version: 4 });
      const notes = await db.selectFrom('case_event').select('note_sealed').execute();
      expect(notes.every(({ note_sealed }) => note_sealed === null)).toBe(true);
    });

    test('a rating loses its comment and never its count; the journal still proves itself', async () => {
      const world = await start();
      const { context, tablet } = world;
      const { db } = context;
      await publishPart(world, 'cases', { fromRatings: 'negative' });
      await rateBadly(world, { reasons: ['C1'], comment: 'Nói trống không.' });
      await rateBadly(world, { reasons: ['C1'] });
      tablet.rate(5);
      await tablet.push(world.send);
      const before = await storedRatings(db);
      context.clock.advance(25 * MONTH_MS);
      expect(await runRetention(context)).toEqual({ ...NOTHING, ratingComment: 1 });
      expect(await runRetention(context)).toEqual(NOTHING);
      expect(await storedRatings(db)).toEqual(before);
      expect(await words(db)).toEqual([]);
      expect(await verifyStore(db)).toMatchObject({ broken: [], lines: 5, erased: 1 });
      expect(JSON.stringify(await db.selectFrom('entry').select('line').execute())).not.toContain('sealed');
      // A hand that puts something else into the line behind it is still found.
      await db.updateTable('entry').set({ line: '{}' }).where('seq', '=', 3).execute();
      expect((await verifyStore(db)).broken).toMatchObject([{ firstBad: 3 }]);
    });

    test('where everything written was erased on request, notes and answer still go in their time', async () => {
      const world = await start();
      const { context } = world;
      const key = { ...context.keys.ack, id: 'thanh-tra' };
      const id = await writeFeedback(world, { type: 'integrity', key });
      await world.tablet.push(world.send);
      await edit(world, id, { action: 'answer', text: 'Đã trả lời.', version: 1 }, 'integrity');
      expect(await eraseByCode(context, codeOf(7), true)).toMatchObject({ ok: true });
      context.clock.advance(61 * MONTH_MS);
      expect(await runRetention(context)).toEqual({ ...NOTHING, caseText: 1 });
      expect(await runRetention(context)).toEqual(NOTHING);
      const row = await context.db.selectFrom('case_file').selectAll().executeTakeFirst();
      expect(row).toMatchObject({ status: 'answered', answer_sealed: null });
    });

    test('words of searches go, how often nothing was found stays', async () => {
      const world = await start();
      const { context, tablet } = world;
      const { db } = context;
      const body = { date: '2026-11-22', views: { '1.001193': 2 }, searchesWithoutResult: 3 };
      tablet.record('usage', { ...body, missed: [{ q: 'so do', n: 3 }] }, { kv: 2 });
      tablet.record('procedure.problem', {
        procedure: '1.001193',
        version: '1',
        part: 'fee',
        problem: 'differs',
        sealed: BOX,
      });
      await tablet.push(world.send);
      context.clock.advance(26 * MONTH_MS);
      expect(await runRetention(context)).toEqual({ ...NOTHING, searchWords: 1, problemComment: 1 });
      expect(await db.selectFrom('usage_item').select(['kind', 'item']).execute()).toEqual([
        { kind: 'view', item: '1.001193' },
      ]);
      expect(await db.selectFrom('usage_day').select('missed').execute()).toEqual([{ missed: 3 }]);
      expect(await db.selectFrom('procedure_problem').select('has_comment').execute()).toEqual([
        { has_comment: 0 },
      ]);
      const lines = JSON.stringify(await db.selectFrom('entry').select('line').execute());
      expect(lines).not.toContain('so do');
      expect(await verifyStore(db)).toMatchObject({ broken: [], erased: 2 });
    });

    test('each unit keeps things as long as it says, or for ever', async () => {
      const world = await start();
      const { context } = world;
      await publishPart(world, 'retention', { ratingComment: null, searchWords: null });
      await rateBadly(world, { reasons: ['C1'], comment: 'Nói trống không.' });
      await world.tablet.push(world.send);
      context.clock.advance(300 * MONTH_MS);
      expect(await runRetention(context)).toEqual(NOTHING);
    });

    test('what was erased does not come back with a journal that brings it once more', async () => {
      const world = await start();
      const { context, tablet } = world;
      await answered(world);
      context.clock.advance(13 * MONTH_MS);
      await runRetention(context);
      const rows = tablet.rows;
      tablet.wipe();
      for (const { line } of rows) tablet.recordLine(line);
      await tablet.push(world.send);
      expect(await runRetention(context)).toEqual({ ...NOTHING, comeAgain: 1 });
      expect(JSON.stringify(await context.db.selectFrom('entry').select('line').execute())).not.toContain(
        'sealed',
      );
      expect(await verifyStore(context.db)).toMatchObject({ broken: [] });
    });

    test('runs once a night, and says in the store and in the audit log what it did', async () => {
      const world = await start();
      const { context } = world;
      await answered(world);
      context.clock.set(Date.parse('2027-12-01T18:30:00.000Z'));
      await runRetentionIfDue(context);
      expect(await context.db.selectFrom('retention_run').selectAll().execute()).toEqual([]);
      context.clock.set(Date.parse('2027-12-01T19:10:00.000Z'));
      await runRetentionIfDue(context);
      await runRetentionIfDue(context);
      const runs = await context.db.selectFrom('retention_run').selectAll().execute();
      expect(runs).toMatchObject([{ started_at: '2027-12-01T19:10:00.000Z' }]);
      expect(JSON.parse(runs[0]?.counts_json ?? '')).toEqual({ ...NOTHING, contact: 1 });
      const audit = await context.db.selectFrom('audit').select('action').orderBy('no').execute();
      expect(audit.map(({ action }) => action).slice(-2)).toEqual(['case.erased-in-time', 'retention.run']);
      expect(await findBrokenAudit(context.db)).toBeNull();
      context.clock.advance(24 * 60 * 60 * 1000);
      await runRetentionIfDue(context);
      expect(await context.db.selectFrom('retention_run').selectAll().execute()).toHaveLength(2);
    });
  });
}

const BOX = { key: 'k', enc: 'AAAA', ct: 'AAAA' };

async function edit(
  { context }: PairedTablet,
  id: string,
  deed: CaseEdit,
  kind: 'petition' | 'integrity' = 'petition',
): Promise<void> {
  const actor = { kind: 'account', id: null, name: 'thu', address: null } as const;
  const editor = { door: doorOf(kind), rootUnitId: OFFICE.unit, actor };
  const done = await editCase(context, editor, id, deed);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

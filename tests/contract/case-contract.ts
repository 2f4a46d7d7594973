import { describe, expect, test } from 'vitest';
import { readCaseDetail } from '#server/cases/case-detail.ts';
import { COMMON_DOOR } from '#server/cases/case-door.ts';
import { openSecret } from '#server/cases/case-secrets.ts';
import { editCase } from '#server/cases/edit-case.ts';
import { openEarlierCases } from '#server/cases/open-earlier-cases.ts';
import { replayQuarantine } from '#server/ingest/replay-quarantine.ts';
import { pageOfCases } from '#server/store/case-pages.ts';
import type { Database } from '#server/store/database.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { publishPart } from '../support/publish-part.ts';
import { OFFICE } from '../support/small-office.ts';
import { PETITION, rateBadly, SENDER, writeFeedback } from '../support/written.ts';

/** What becomes of what citizens write: cases that open with it, on every engine. */
export function caseContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => await createPairedTablet(await open());
  const cases = (db: Database) => db.selectFrom('case_file').selectAll().orderBy('no').execute();

  describe(`${name}: opening cases`, () => {
    test('a petition opens one in the transaction that brings it, its words apart from its sender', async () => {
      const world = await start();
      const { db, atRest } = world.context;
      const id = await writeFeedback(world);
      await world.tablet.push(world.send);
      expect(await cases(db)).toMatchObject([
        {
          ...{ id, no: 1, pos: 1, unit_id: OFFICE.unit, kind: 'petition', status: 'new', version: 1 },
          ...{ box: 'open', about: 'conduct', may_publish: 1, has_contact: 1, owner_id: null },
          ...{ acknowledge_due: null, answer_due: null, received_at: '2026-11-22T01:00:00.000Z' },
        },
      ]);
      const words = await db.selectFrom('case_words').selectAll().orderBy('part').execute();
      expect(words.map(({ part }) => part)).toEqual(['contact', 'text']);
      expect(JSON.stringify(words)).not.toContain('giấy-khai-sinh');
      const [contact, text] = words.map(({ part, sealed }) => openSecret(atRest, id, part, sealed));
      expect(text).toBe(PETITION.text);
      expect(JSON.parse(contact ?? '')).toEqual({ ...SENDER, email: null, consent: PETITION.consent });
      expect(text).not.toContain(SENDER.name);
    });

    test('one that comes again, in another journal or out of quarantine, opens no second', async () => {
      const world = await start();
      const { db } = world.context;
      await writeFeedback(world);
      await world.tablet.push(world.send);
      await world.tablet.push(world.send);
      const rows = world.tablet.rows;
      world.tablet.wipe();
      for (const { line } of rows) world.tablet.recordLine(line);
      await world.tablet.push(world.send);
      await db.updateTable('entry').set({ state: 'quarantined' }).where('state', '=', 'stored').execute();
      await replayQuarantine(world.context);
      expect(await cases(db)).toHaveLength(1);
      expect(await db.selectFrom('case_event').selectAll().execute()).toHaveLength(1);
    });

    test('what came before there were cases opens one at the next start, once', async () => {
      const world = await start();
      const { db } = world.context;
      for (let n = 0; n < 3; n += 1) await writeFeedback(world);
      await world.tablet.push(world.send);
      const before = (await cases(db)).map(({ no: _, pos: __, ...row }) => row);
      for (const table of ['case_event', 'case_words', 'case_file'] as const)
        await db.deleteFrom(table).execute();
      await openEarlierCases(world.context);
      await openEarlierCases(world.context);
      expect((await cases(db)).map(({ no: _, pos: __, ...row }) => row)).toEqual(before);
    });

    test('a box for an inspectorate, or one that nobody can read, opens a case all the same', async () => {
      const world = await start();
      const other = await createPairedTablet();
      const key = { ...other.context.keys.seal, id: 'thanh-tra' };
      await writeFeedback(world, { type: 'integrity', key });
      await writeFeedback(world, { type: 'opinion', plain: { v: 9 } });
      await world.tablet.push(world.send);
      expect(await cases(world.context.db)).toMatchObject([
        { kind: 'opinion', box: 'unreadable', has_contact: 0 },
        { kind: 'integrity', box: 'sealed', has_contact: 0, may_publish: null },
      ]);
    });

    test('nothing that a broken tablet sends stands in the way of what follows', async () => {
      const world = await start();
      const { tablet } = world;
      const box = { key: 'a\u0000b', enc: 'AAAA', ct: 'AAAA' };
      const own = { ...box, key: world.context.keys.seal.id };
      for (const sealed of [box, own]) {
        tablet.record('feedback', { receipt: 'x\u0000y', type: 'opinion', sealed });
        const rating = tablet.rate(1);
        tablet.record('rating.detail', { of: rating.id, reasons: [], sealed });
      }
      await publishPart(world, 'cases', { fromRatings: 'negative' });
      expect(await tablet.push(world.send)).toMatchObject({ receivedThrough: 6, quarantined: 0 });
      expect((await cases(world.context.db)).map(({ kind, box: state }) => [kind, state])).toEqual([
        ['opinion', 'sealed'],
        ['opinion', 'unreadable'],
        ['rating', 'none'],
        ['rating', 'none'],
      ]);
    });

    test('has the deadlines that the unit has set, counted in working days from its arrival', async () => {
      const world = await start();
      await publishPart(world, 'deadlines', { petition: { acknowledge: 1, answer: 5 } });
      await publishPart(world, 'hours', { exceptions: [holiday('2026-11-25')] });
      await writeFeedback(world);
      await world.tablet.push(world.send);
      // It came on a Sunday; Wednesday is a holiday.
      expect(await cases(world.context.db)).toMatchObject([
        { acknowledge_due: '2026-11-23', answer_due: '2026-11-30' },
      ]);
    });
  });

  describe(`${name}: the further days of a case`, () => {
    test('are shown until the step is done: for handing on from its arrival, for publishing from its answer', async () => {
      const world = await start();
      const { context } = world;
      await publishPart(world, 'deadlines', { petition: { forward: 2, publish: 3 } });
      await publishPart(world, 'hours', { exceptions: [holiday('2026-11-25')] });
      const id = await writeFeedback(world, { plain: { ...PETITION, publish: true } });
      await world.tablet.push(world.send);
      const actor = { kind: 'account', id: 'a', name: 'một người', address: null } as const;
      const editor = { door: COMMON_DOOR, rootUnitId: OFFICE.unit, actor };
      const scope = { rootUnitId: OFFICE.unit, today: '2026-11-23' };
      const look = async () => await readCaseDetail(context, COMMON_DOOR, scope, id);
      // It came on a Sunday.
      expect(await look()).toMatchObject({ forwardDue: '2026-11-24', publishDue: null });
      context.clock.set(Date.parse('2026-11-23T02:00:00.000Z'));
      await editCase(context, editor, id, { action: 'answer', version: 1, text: 'Đã trả giấy.' });
      // Answered on a Monday; Wednesday is a holiday.
      expect(await look()).toMatchObject({ forwardDue: null, publishDue: '2026-11-27' });
      const publication = { text: 'Đã trả giấy.', where: 'Bảng tin' };
      await editCase(context, editor, id, { action: 'publish', version: 2, ...publication });
      expect(await look()).toMatchObject({ forwardDue: null, publishDue: null });
    });
  });

  describe(`${name}: working on cases`, () => {
    const actorOf = (n: number) =>
      ({ kind: 'account', id: `a${n}`, name: `người ${n}`, address: null }) as const;
    const editor = (n: number) => ({ door: COMMON_DOOR, rootUnitId: OFFICE.unit, actor: actorOf(n) });

    test('of many who edit one state at once exactly one does, and every other is told what was done', async () => {
      const world = await start();
      const { context } = world;
      const id = await writeFeedback(world);
      await world.tablet.push(world.send);
      const done = await Promise.all(
        Array.from({ length: 6 }, (_, n) =>
          editCase(context, editor(n), id, { action: 'note', version: 1, note: `Ghi chú ${n}` }),
        ),
      );
      expect(done.filter((one) => one.ok)).toHaveLength(1);
      for (const one of done)
        if (!one.ok)
          expect(one.error).toMatchObject({
            code: 'case-changed',
            version: 2,
            changes: [{ action: 'note' }],
          });
      expect(await context.db.selectFrom('case_event').select('version').execute()).toHaveLength(2);
    });

    test('a puller of changes ends with the last state of every case, while others write and tablets send', async () => {
      const world = await start();
      const { context, tablet } = world;
      const { db } = context;
      const scope = { rootUnitId: OFFICE.unit, kinds: COMMON_DOOR.kinds };
      const seen = new Map<string, number>();
      let after: number | null = null;
      const pull = async () => {
        for (;;) {
          const rows: Awaited<ReturnType<typeof pageOfCases>> = await pageOfCases(db, scope, {
            ...{ order: 'changed', after, limit: 3 },
          });
          for (const row of rows) {
            expect(row.version).toBeGreaterThan(seen.get(row.id) ?? 0);
            seen.set(row.id, row.version);
          }
          const last = rows.at(-1);
          if (last === undefined) return;
          after = last.pos;
        }
      };
      for (let round = 0; round < 5; round += 1) {
        await writeFeedback(world, { type: 'opinion' });
        const known = await cases(db);
        await Promise.all([
          tablet.push(world.send),
          ...known.map((row, n) =>
            editCase(context, editor(n), row.id, { action: 'note', version: row.version, note: 'x' }),
          ),
          pull(),
        ]);
      }
      await pull();
      const now = await cases(db);
      expect(seen).toEqual(new Map(now.map(({ id, version }) => [id, version])));
      expect(now.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    });
  });

  describe(`${name}: cases from ratings`, () => {
    test('nothing opens unless the unit wants it', async () => {
      const world = await start();
      await rateBadly(world, { reasons: ['C1'], comment: 'Nói trống không.' });
      await world.tablet.push(world.send);
      expect(await cases(world.context.db)).toEqual([]);
    });

    test('where it does, the lowest level opens one once it has a reason or a comment', async () => {
      const world = await start();
      await publishPart(world, 'cases', { fromRatings: 'lowest-with-reason' });
      const withReason = await rateBadly(world, { reasons: ['C1'] });
      const withComment = await rateBadly(world, { comment: 'Nói trống không.' });
      await rateBadly(world, {});
      await rateBadly(world, { level: 2, reasons: ['C1'] });
      await world.tablet.push(world.send);
      await world.tablet.push(world.send);
      const rows = await cases(world.context.db);
      expect(rows.map(({ id, kind, box }) => [id, kind, box])).toEqual(
        expect.arrayContaining([
          [withReason, 'rating', 'none'],
          [withComment, 'rating', 'open'],
        ]),
      );
      expect(rows).toHaveLength(2);
      const words = await world.context.db.selectFrom('case_words').selectAll().execute();
      const [only] = words;
      expect(words).toHaveLength(1);
      expect(openSecret(world.context.atRest, withComment, 'text', only?.sealed ?? null)).toBe(
        'Nói trống không.',
      );
    });

    test('a detail that comes later than its rating opens it then', async () => {
      const world = await start();
      await publishPart(world, 'cases', { fromRatings: 'negative-with-reason' });
      const id = await rateBadly(world, { level: 2, reasons: ['C1'] });
      await world.tablet.push(world.send, { last: 1 });
      expect(await cases(world.context.db)).toEqual([]);
      await world.tablet.push(world.send, { first: 2 });
      expect(await cases(world.context.db)).toMatchObject([{ id, kind: 'rating' }]);
    });
  });
}

const holiday = (date: string) => ({ date, name: { vi: 'Nghỉ', en: 'Holiday' }, ranges: [] });

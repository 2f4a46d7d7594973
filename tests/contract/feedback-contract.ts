import { describe, expect, test } from 'vitest';
import { sealBox } from '#device/seal-box.ts';
import { openEntry } from '#server/cases/open-entry.ts';
import { projectEarlierFeedback, projectStoredFeedback } from '#server/ingest/project-feedback.ts';
import { replayQuarantine } from '#server/ingest/replay-quarantine.ts';
import type { Database } from '#server/store/database.ts';
import { makeReceiptCode } from '#shared/domain/receipt-code.ts';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedEntries } from '../support/stored.ts';

const RECEIPT = receiptDigest(makeReceiptCode(new Uint8Array(16).fill(7)));
const WORDS = { v: 1, text: 'Không ai gọi số.' };
const AT = '2026-11-22T00:59:00.000Z';

/** What citizens wrote: listed, kept closed, opened for who may, on every engine. */
export function feedbackContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => await createPairedTablet(await open());
  const stored = (db: Database) => db.selectFrom('feedback').selectAll().orderBy('seq').execute();
  type World = Awaited<ReturnType<typeof start>>;

  async function write(
    { tablet, context }: Pick<World, 'tablet' | 'context'>,
    changes: {
      readonly receipt?: string;
      readonly id?: string;
      readonly plain?: unknown;
      readonly key?: ServerKey;
    } = {},
  ) {
    const id = changes.id ?? tablet.newId();
    const key = changes.key ?? context.keys.seal;
    const sealed = await sealBox(key, { kind: 'feedback', entryId: id }, changes.plain ?? WORDS);
    const body = { receipt: changes.receipt ?? RECEIPT, type: 'opinion', sealed };
    tablet.record('feedback', body, { id, at: AT });
    return { id, sealed };
  }

  describe(`${name}: feedback`, () => {
    test('is listed with its receipt and whose key opens it, and its words are nowhere', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      const { id, sealed } = await write(world);
      await tablet.push(send);
      expect(await stored(context.db)).toEqual([
        {
          entry_id: id,
          unit_id: OFFICE.unit,
          device_id: tablet.device,
          replica_no: 1,
          seq: 1,
          receipt: RECEIPT,
          type: 'opinion',
          key_id: context.keys.seal.id,
          sealed_json: JSON.stringify(sealed),
          at: AT,
          occurred_at: AT,
          received_at: '2026-11-22T01:00:00.000Z',
          sample: 0,
        },
      ]);
      expect(JSON.stringify(await storedEntries(context.db))).not.toContain(WORDS.text);
      expect(await openEntry(context, id)).toEqual({ ok: true, value: { kind: 'feedback', written: WORDS } });
    });

    test('one that comes again, by the same journal or by the next, is one', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      const { id, sealed } = await write(world);
      await tablet.push(send);
      tablet.wipe();
      tablet.record('feedback', { receipt: RECEIPT, type: 'opinion', sealed }, { id, at: AT });
      await tablet.push(send);
      expect(await stored(context.db)).toHaveLength(1);
      expect((await storedEntries(context.db)).map((entry) => entry.state)).toEqual(['stored', 'duplicate']);
    });

    test('a receipt that another one has is no reason to lose it: both are there and open', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      const first = await write(world);
      await tablet.push(send);
      const other = await addTablet(context, send);
      const second = await write({ tablet: other, context }, { plain: { v: 1, text: 'Khác.' } });
      expect(await other.push(send)).toMatchObject({ receivedThrough: 1, quarantined: 0 });
      const rows = await context.db.selectFrom('feedback').select('receipt').execute();
      expect(rows).toEqual([{ receipt: RECEIPT }, { receipt: RECEIPT }]);
      expect(await openEntry(context, first.id)).toMatchObject({ value: { written: WORDS } });
      expect(await openEntry(context, second.id)).toMatchObject({ value: { written: { text: 'Khác.' } } });
    });

    test('what an inspectorate alone can open is kept and listed, and stays closed', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      const stranger = await createPairedTablet();
      const key = { ...stranger.context.keys.seal, id: 'thanh-tra' };
      const { id } = await write(world, { key });
      await tablet.push(send);
      expect(await stored(context.db)).toMatchObject([{ key_id: 'thanh-tra' }]);
      expect(await openEntry(context, id)).toEqual({ ok: false, error: 'foreign-key' });
    });

    test('a box under another entry, under no entry, or with something else inside is told apart', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      const { sealed } = await write(world);
      const moved = tablet.record('feedback', { receipt: RECEIPT, type: 'opinion', sealed }, { at: AT });
      const odd = await write(world, { plain: { v: 2, words: [] } });
      const empty = tablet.rate(5);
      await tablet.push(send);
      expect(await openEntry(context, moved.id)).toEqual({ ok: false, error: 'not-authentic' });
      expect(await openEntry(context, odd.id)).toEqual({ ok: false, error: 'unreadable' });
      expect(await openEntry(context, empty.id)).toEqual({ ok: false, error: 'no-box' });
      expect(await openEntry(context, tablet.newId())).toEqual({ ok: false, error: 'unknown-entry' });
    });

    test('the centre’s other key opens nothing', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      const { id } = await write(world, { key: context.keys.ack });
      await tablet.push(send);
      expect(await openEntry(context, id)).toEqual({ ok: false, error: 'foreign-key' });
    });

    test('bytes that no database likes are borne', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      await write(world, { receipt: 'a\u0000b' });
      expect(await tablet.push(send)).toMatchObject({ receivedThrough: 1, quarantined: 0 });
      expect(await stored(context.db)).toMatchObject([{ receipt: 'a\uFFFDb' }]);
    });

    test('[AK2] one that could not be read is listed once it can be', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      const { id } = await write(world);
      await tablet.push(send);
      const { db } = context;
      await db.deleteFrom('feedback').execute();
      await db.updateTable('entry').set({ state: 'quarantined', cause: 'unknown-kind' }).execute();
      expect(await replayQuarantine(context)).toEqual({ read: 1, understood: 1 });
      expect(await stored(db)).toMatchObject([{ entry_id: id }]);
    });

    test('what came before it was listed is read from the journal, once', async () => {
      const world = await start();
      const { context, send, tablet } = world;
      for (let count = 0; count < 3; count += 1) await write(world);
      await tablet.push(send);
      const before = await stored(context.db);
      expect(before).toHaveLength(3);
      await context.db.deleteFrom('feedback').execute();
      await projectEarlierFeedback(context);
      expect(await stored(context.db)).toEqual(before);
      await projectStoredFeedback(context);
      expect(await stored(context.db)).toEqual(before);
      await context.db.deleteFrom('feedback').execute();
      await projectEarlierFeedback(context);
      expect(await stored(context.db)).toEqual([]);
    });
  });

  describe(`${name}: comments beside a rating and reports of a procedure`, () => {
    test.each([
      ['rating.detail', (rating: string) => ({ of: rating, reasons: ['C1'] })],
      ['procedure.problem', () => ({ procedure: '1.001193', version: '1', part: 'fee', problem: 'differs' })],
    ])('in %s open by their entry', async (kind, bodyOf) => {
      const { context, send, tablet } = await start();
      const rating = tablet.rate(2);
      const id = tablet.newId();
      const sealed = await sealBox(context.keys.seal, { kind, entryId: id }, WORDS);
      tablet.record(kind, { ...bodyOf(rating.id), sealed }, { id });
      const bare = tablet.record(kind, bodyOf(rating.id));
      await tablet.push(send);
      expect(await openEntry(context, id)).toEqual({ ok: true, value: { kind, written: WORDS } });
      expect(await openEntry(context, bare.id)).toEqual({ ok: false, error: 'no-box' });
    });
  });
}

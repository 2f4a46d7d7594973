import { utils, write } from '@e965/xlsx';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { prepareRestored } from '#server/store/after-restore.ts';
import type { Database } from '#server/store/database.ts';
import { ratingPage } from '#shared/protocol/admin.ts';
import { attention } from '#shared/protocol/attention.ts';
import { flaggedPage } from '#shared/protocol/flags.ts';
import { dataQuality } from '#shared/protocol/quality.ts';
import { ratingDetail } from '#shared/protocol/rating-detail.ts';
import { transactionPlan } from '#shared/protocol/transactions.ts';
import { signIn } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { TEST_NOW_MS } from '../support/server-context.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';
import { homeForm, TakeHomeDesk } from '../support/take-home-tablet.ts';
import { writeFeedback } from '../support/written.ts';

const DAY = '2026-11-20';
const at = (seconds: number) => new Date(Date.parse(`${DAY}T02:00:00.000Z`) + seconds * 1_000).toISOString();

/** What makes figures doubtful, one rating in full, and people served from a table, on every engine. */
export function qualityContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => {
    const centre = await createSignedInCentre(await open());
    const { client } = centre;
    const read = async <S extends v.GenericSchema>(path: string, schema: S): Promise<v.InferOutput<S>> => {
      const response = await client.get(path);
      expect(response.status).toBe(200);
      return v.parse(schema, await response.json());
    };
    const file = async (bytes: Uint8Array, plan?: string) =>
      await client.upload(
        'POST',
        `/units/${OFFICE.unit}/transactions/file${plan === undefined ? '' : `?plan=${plan}`}`,
        bytes,
        'application/octet-stream',
      );
    return { ...centre, read, file };
  };
  const csv = (text: string) => new TextEncoder().encode(text);

  describe(`${name}: quality`, () => {
    test('a restore names what may be missing, and how many came by codes of before, where it concerns the span', async () => {
      const { context, app, tablet, send, client } = await start();
      const desk = await TakeHomeDesk.open(tablet, send);
      tablet.rate(5);
      await tablet.push(send);
      const since = new Date(context.clock.nowMs()).toISOString();
      let reader = client;
      const quality = async (query: string) =>
        v.parse(dataQuality, await (await reader.get(`/quality?${query}`)).json()).restored;
      const november = 'from=2026-11-01&to=2026-11-30';
      expect(await quality(november)).toBeNull();
      const codes = [await desk.issue(TEST_NOW_MS, 1), await desk.issue(TEST_NOW_MS, 2)];
      context.clock.advance(2 * 3_600_000);
      const at = new Date(context.clock.nowMs()).toISOString();
      await prepareRestored(context.db, at);
      // Nobody stays signed in.
      reader = await signIn(context);
      expect(await quality(november)).toEqual({ at, since, homeAgain: 0 });
      context.clock.advance(2 * 3_600_000);
      reader = await signIn(context);
      const later = await desk.issue(context.clock.nowMs(), 3);
      for (const code of [codes[0], later])
        expect((await app.request(`/p/${code}`, homeForm({ level: '2' }))).status).toBe(303);
      expect(await quality(november)).toEqual({ at, since, homeAgain: 1 });
      expect(await quality('from=2026-10-01&to=2026-10-31')).toBeNull();
      expect(await quality('from=2026-11-23&to=2026-11-30')).toBeNull();
    });

    test('ratings are found by procedure, by a reason, and by a flag that stands', async () => {
      const { tablet, send, client, read } = await start();
      const first = tablet.rate(2, { procedure: '1.001193' }, { at: at(0) });
      tablet.record('rating.detail', { of: first.id, reasons: ['C1', 'C10'] }, { at: at(5) });
      const second = tablet.rate(4, { procedure: '1.001193' }, { at: at(600) });
      tablet.record('rating.detail', { of: second.id, reasons: ['C10'] }, { at: at(605) });
      const third = tablet.rate(5, {}, { at: at(602) });
      await tablet.push(send);
      const found = async (query: string) =>
        (await read(`/ratings?${query}`, ratingPage)).items.map(({ id }) => id);
      expect(await found('procedure=1.001193')).toEqual([first.id, second.id]);
      expect(await found('reason=C1')).toEqual([first.id]);
      expect(await found('reason=%25')).toEqual([]);
      expect(await found('flag=burst')).toEqual([third.id]);
      await client.send('POST', `/ratings/${third.id}/flags/burst/verdict`, {
        verdict: 'set-aside',
        reason: 'Hai người cùng nhà',
      });
      expect(await found('flag=burst')).toEqual([]);
      const flagged = async (query: string) => (await read(`/flags?${query}`, flaggedPage)).items.length;
      expect(await flagged('state=open')).toBe(0);
      expect(await flagged('state=set-aside')).toBe(1);
      expect(await flagged(`from=${DAY}&to=${DAY}`)).toBe(1);
      expect(await flagged('from=2026-11-21')).toBe(0);
      expect(await flagged('to=2026-11-19')).toBe(0);
    });

    test('one rating shows its line, what was changed after it, and its doubts; another office’s is not found', async () => {
      const { context, tablet, send, client, read } = await start();
      const given = tablet.rate(1, {}, { at: at(0) });
      tablet.record('rating.change', { of: given.id, level: 5 }, { at: at(3) });
      tablet.record('rating.detail', { of: given.id, reasons: ['C2'] }, { at: at(9) });
      await tablet.push(send);
      const seen = await read(`/ratings/${given.id}`, ratingDetail);
      expect(seen.rating).toMatchObject({ id: given.id, level: 5, firstLevel: 1, reasons: ['C2'] });
      const place = seen.journal?.seq ?? 0;
      expect(place).toBeGreaterThan(0);
      expect(seen.journal?.receivedThrough).toBe(tablet.last);
      expect(seen.journal?.missing).toEqual([]);
      expect(seen.journal?.hash).toBe(tablet.rows[place - 1]?.hash);
      expect(seen.changes).toEqual([
        { kind: 'rating.change', seq: place + 1, at: at(3), level: 5 },
        { kind: 'rating.detail', seq: place + 2, at: at(9), reasons: ['C2'] },
      ]);
      expect(seen.flags).toEqual([]);
      // What the tablet no longer holds is told as missing, and not passed over.
      tablet.rate(5, {}, { at: at(900) });
      tablet.rate(5, {}, { at: at(1_800) });
      await tablet.push(send, { first: tablet.last, head: { oldest: tablet.last } });
      expect((await read(`/ratings/${given.id}`, ratingDetail)).journal).toMatchObject({
        receivedThrough: tablet.last,
        missing: [{ first: tablet.last - 1, last: tablet.last - 1 }],
      });
      const unit = await context.db.selectFrom('unit').selectAll().executeTakeFirstOrThrow();
      await context.db
        .insertInto('unit')
        .values({ ...unit, id: 'khac', name: 'Phường Khác', folded: 'phuong khac' })
        .execute();
      await context.db.updateTable('rating').set({ unit_id: 'khac' }).execute();
      expect((await client.get(`/ratings/${given.id}`)).status).toBe(404);
    });

    test('flags are counted by what became of them; perfect results and days beyond the people served are named', async () => {
      const { tablet, send, client, read } = await start();
      for (let count = 0; count < 31; count += 1)
        tablet.rate(count % 2 === 0 ? 5 : 4, {}, { at: at(count * 60 + (count % 7) * 9 + (count % 5)) });
      tablet.rate(5, {}, { at: at(31 * 60 + 60) });
      const burst = tablet.rate(1, {}, { at: at(31 * 60 + 61) });
      await tablet.push(send);
      const put = (n: number) =>
        client.send('PUT', `/units/${OFFICE.unit}/transactions`, { days: [{ day: DAY, n }] });
      await put(33);
      const query = `/quality?from=${DAY}&to=${DAY}`;
      const before = await read(query, dataQuality);
      expect(before.flags).toEqual([{ flag: 'burst', state: 'active', n: 1 }]);
      expect(before.perfectFrom).toBe(30);
      expect(before.perfect).toEqual([
        { by: 'counter', id: OFFICE.counter, name: 'Hộ tịch', n: 32, top: 17 },
        { by: 'clerk', id: OFFICE.clerk, name: 'Nguyễn Thị Thử', n: 32, top: 17 },
      ]);
      expect(before.excess).toEqual({ days: [], more: false });
      await put(32);
      await client.send('POST', `/ratings/${burst.id}/flags/burst/verdict`, {
        verdict: 'set-aside',
        reason: 'Người thật',
      });
      const after = await read(query, dataQuality);
      expect(after.flags).toEqual([{ flag: 'burst', state: 'set-aside', n: 1 }]);
      expect(after.perfect).toEqual([]);
      expect(after.excess.days).toEqual([
        { unit: { id: OFFICE.unit, name: 'Phường Thử Nghiệm' }, day: DAY, served: 32, ratings: 33 },
      ]);
      expect((await read('/quality?from=2026-11-21&to=2026-11-21', dataQuality)).flags).toEqual([]);
      expect((await client.get('/quality?from=2026-11-22&to=2026-11-21')).status).toBe(400);
    });

    test('what waits is counted: open and late cases, flags of the period; nothing that is not granted', async () => {
      const world = await start();
      const { context, tablet, send, read } = world;
      for (let n = 0; n < 3; n += 1) await writeFeedback(world);
      tablet.rate(5, {}, { at: at(0) });
      tablet.rate(5, {}, { at: at(1) });
      await tablet.push(send);
      const [late, closed] = await context.db.selectFrom('case_file').select('id').orderBy('no').execute();
      const change = async (id: string | undefined, values: { answer_due?: string; status?: 'closed' }) =>
        await context.db
          .updateTable('case_file')
          .set(values)
          .where('id', '=', id ?? '')
          .execute();
      await change(late?.id, { answer_due: '2026-11-20' });
      await change(closed?.id, { answer_due: '2026-11-20', status: 'closed' });
      const seen = await read(`/attention?from=${DAY}&to=${DAY}`, attention);
      expect(seen).toMatchObject({
        on: '2026-11-22',
        cases: { open: 2, overdue: 1 },
        posting: null,
        flags: { all: 1, open: 1 },
      });
      const province = await signInAs(context, 'province', OFFICE.unit);
      const told = v.parse(attention, await (await province.get('/attention')).json());
      expect([told.cases, told.flags]).toEqual([null, null]);
    });

    test('people served come from a table: looked at first, then taken in exactly so', async () => {
      const { tablet, send, client, file } = await start();
      tablet.rate(5, {}, { at: at(0) });
      await tablet.push(send);
      await client.send('PUT', `/units/${OFFICE.unit}/transactions`, { days: [{ day: '2026-11-19', n: 7 }] });
      const rows = csv(
        'Ngày;Số hồ sơ;Ghi chú\n19/11/2026;7;\n20/11/2026;1.204;x\n20/11/2026;3;\n1/1/2100;4;\n31/02/2026;5;\n18/11/2026;nhiều;\n',
      );
      const plan = v.parse(transactionPlan, await (await file(rows)).json());
      expect(plan.counts).toEqual({ new: 1, changed: 0, unchanged: 1, refused: 4 });
      expect(plan.unknownColumns).toEqual([{ address: 'C1', text: 'Ghi chú' }]);
      expect(plan.rows.map(({ state, n, ratings, fault }) => [state, n, ratings, fault?.reason])).toEqual([
        ['unchanged', 7, 0, undefined],
        ['new', 1204, 1, undefined],
        ['refused', 3, 1, 'repeats'],
        ['refused', 4, 0, 'in-future'],
        ['refused', null, 0, 'not-a-day'],
        ['refused', null, 0, 'not-a-number'],
      ]);
      const days = async () =>
        (await (await client.get(`/units/${OFFICE.unit}/transactions?from=2026-11-18&to=${DAY}`)).json())
          .items;
      expect(await days()).toEqual([
        { day: '2026-11-19', served: 7, ratings: 0 },
        { day: DAY, served: null, ratings: 1 },
      ]);
      expect(v.parse(transactionPlan, await (await file(rows, plan.plan)).json()).applied).toBe(true);
      expect(await days()).toEqual([
        { day: '2026-11-19', served: 7, ratings: 0 },
        { day: DAY, served: 1204, ratings: 1 },
      ]);
      // What was looked at is no longer what would happen.
      expect((await file(rows, plan.plan)).status).toBe(409);
    });

    test('a workbook with real dates is read, and what is no table of this kind is refused by its reason', async () => {
      const { file } = await start();
      const sheet = utils.aoa_to_sheet(
        [
          ['BÁO CÁO SỐ HỒ SƠ'],
          ['STT', 'Ngày trả kết quả', 'Số hồ sơ đã giải quyết'],
          [1, new Date(Date.UTC(2026, 10, 17)), 12],
        ],
        { UTC: true },
      );
      const book = utils.book_new();
      utils.book_append_sheet(book, sheet, 'Tháng 11');
      const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
      const plan = v.parse(transactionPlan, await (await file(bytes)).json());
      expect(plan.sheet).toBe('Tháng 11');
      expect(plan.rows).toMatchObject([{ row: 3, state: 'new', day: '2026-11-17', n: 12 }]);
      const refused = await file(csv('Họ tên;Chức danh\nHoa;Công chức\n'));
      expect([refused.status, (await refused.json()).reason]).toEqual([422, 'no-header']);
    });
  });
}

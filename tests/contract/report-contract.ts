import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#server/period-reports/build-body.ts';
import type { Database } from '#server/store/database.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import {
  type ReportDetail,
  type ReportVerification,
  reportDetail,
  reportVerification,
} from '#shared/protocol/reports.ts';
import { signIn } from '../support/office.ts';
import { publishPart } from '../support/publish-part.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';
import { homeForm, TakeHomeDesk } from '../support/take-home-tablet.ts';

const NOVEMBER = '2026-12-01T01:00:00.000Z';

/** Frozen reports on every store engine. */
export function reportContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const centre = await createSignedInCentre(await open());
    const { context, tablet, send } = centre;
    /** So many answers of a day, far enough apart for no rule to doubt them. */
    const answers = (day: string, level: number, times: number, body: Record<string, unknown> = {}) =>
      Array.from({ length: times }, (_, at) =>
        tablet.rate(level, body, {
          at: new Date(
            Date.parse(`${day}T01:00:00.000Z`) + tablet.last * 11_000 + at ** 2 * 2_000,
          ).toISOString(),
        }),
      );
    const at = (iso: string) => context.clock.set(Date.parse(iso));
    const client = async () => await signIn(context);
    const make = async (wish: Record<string, unknown> = {}): Promise<ReportDetail> => {
      const body = { unit: OFFICE.unit, period: '2026-11', after: 0, ...wish };
      const response = await (await client()).send('POST', '/reports', body);
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
      return v.parse(reportDetail, await response.json());
    };
    const verify = async (id: string): Promise<ReportVerification> => {
      const response = await (await client()).get(`/reports/${id}/verification`);
      return v.parse(reportVerification, await response.json());
    };
    return { ...centre, answers, at, client, make, verify, push: () => tablet.push(send) };
  }

  /** Eight of ten satisfied in November, five of five in October, two invitations without an answer. */
  async function twoMonths(pushed = '2026-11-30T01:00:00.000Z', now = NOVEMBER) {
    const centre = await start();
    const place = { counter: OFFICE.counter, clerk: OFFICE.clerk };
    centre.at(pushed);
    centre.answers('2026-10-05', 5, 5, place);
    centre.answers('2026-11-03', 5, 6, place);
    centre.answers('2026-11-04', 4, 2, place);
    const low = centre.answers('2026-11-05', 2, 2, place);
    for (const { id } of low) centre.tablet.record('rating.detail', { of: id, reasons: ['C1'] });
    for (const outcome of ['timeout', 'dismissed', 'answered'])
      centre.tablet.record(
        'ask',
        { ...place, trigger: 'clerk', outcome },
        { at: '2026-11-05T03:00:00.000Z' },
      );
    await centre.push();
    centre.at(now);
    return { ...centre, low };
  }

  describe(`${name}: reports`, () => {
    test('a month is frozen with its figures, and counted again from the rows it is the same to the byte', async () => {
      const { make, verify, context } = await twoMonths();
      const { report, body } = await make({ actions: 'Đã thêm một quầy buổi sáng.' });
      expect(body).toMatchObject({
        ...{ period: '2026-11', from: '2026-11-01', to: '2026-11-30', provisional: false, version: 1 },
        ...{ ratings: 10, figure: { n: 10, satisfied: 8, rate: 80, response: { asked: 3, answered: 1 } } },
        before: { from: '2026-10-01', to: '2026-10-31', figure: { n: 5, rate: 100 }, change: -20 },
        reasons: [{ level: 2, reason: 'C1', n: 2 }],
        counters: [{ key: OFFICE.counter, name: 'Hộ tịch', ratings: 10 }],
        clerks: [{ key: OFFICE.clerk, name: 'Nguyễn Thị Thử', figure: { n: 10 } }],
        actions: { text: 'Đã thêm một quầy buổi sáng.' },
      });
      expect(body.over.map(({ key, ratings }) => [key, ratings])).toEqual([
        ['2026-11-03', 6],
        ['2026-11-04', 2],
        ['2026-11-05', 2],
      ]);
      const row = await context.db.selectFrom('report').selectAll().executeTakeFirstOrThrow();
      expect([sha256(row.inputs_json), sha256(row.body_json)]).toEqual([
        report.inputsSha256,
        report.bodySha256,
      ]);
      expect(canonicalJson(JSON.parse(row.body_json))).toBe(row.body_json);
      expect(body.inputs).toBe(report.inputsSha256);
      expect(await verify(report.id)).toMatchObject({
        ...{ intact: true, same: true, sha256: report.bodySha256, differences: [] },
        since: { arrived: 0, changed: 0 },
      });
    });

    test('ratings at home are in none of it: neither counted, nor as doubts, nor as news', async () => {
      const { at, app, make, verify, tablet, send } = await twoMonths();
      const desk = await TakeHomeDesk.open(tablet, send);
      const rateAtHome = async (numbers: readonly number[]) => {
        for (const no of numbers) {
          const code = await desk.issue(Date.parse('2026-11-28T02:00:00.000Z'), no);
          expect((await app.request(`/p/${code}`, homeForm({ level: '1' }))).status).toBeLessThan(400);
        }
      };
      at('2026-11-28T03:00:00.000Z');
      // So many in one hour that all of them are doubted, and are written anew for it.
      await rateAtHome(Array.from({ length: 9 }, (_, no) => no));
      at(NOVEMBER);
      const { report, body } = await make();
      expect([body.ratings, body.figure?.flagged.n, body.quality.flags]).toEqual([10, 0, []]);
      at('2026-11-28T03:00:00.000Z');
      await rateAtHome([9]);
      at(NOVEMBER);
      expect(await verify(report.id)).toMatchObject({
        ...{ intact: true, same: true, differences: [] },
        since: { arrived: 0, changed: 0 },
      });
    });

    test('what arrives and what is changed afterwards is not in it; the place in the feed keeps both apart', async () => {
      const { make, verify, answers, tablet, push, low, at } = await twoMonths();
      const first = await make();
      answers('2026-11-20', 1, 3, { counter: OFFICE.counter, clerk: OFFICE.clerk });
      tablet.record('rating.change', { of: low[0]?.id, level: 5 });
      tablet.record('rating.detail', { of: low[1]?.id, reasons: ['C1', 'C2'] });
      tablet.record(
        'ask',
        { counter: OFFICE.counter, clerk: OFFICE.clerk, trigger: 'clerk', outcome: 'timeout' },
        { at: '2026-11-21T03:00:00.000Z' },
      );
      await push();
      expect(await verify(first.report.id)).toMatchObject({
        ...{ intact: true, same: true, sha256: first.report.bodySha256 },
        since: { arrived: 3, changed: 2 },
      });
      at('2026-12-02T01:00:00.000Z');
      const second = await make({ after: 1, reason: 'Máy quầy 1 gửi về muộn' });
      expect(second.body).toMatchObject({
        ...{ version: 2, reason: 'Máy quầy 1 gửi về muộn', ratings: 13 },
        figure: { n: 13, satisfied: 9, slips: { n: 1 }, response: { asked: 4 } },
      });
      expect(second.versions.map(({ version, superseded }) => [version, superseded])).toEqual([
        [2, false],
        [1, true],
      ]);
      for (const { report } of [first, second])
        expect(await verify(report.id)).toMatchObject({ same: true, sha256: report.bodySha256 });
    });

    test('a flag that is set aside, another name, another time zone and new limits change no stored report', async () => {
      const { make, verify, tablet, push, context, client } = await twoMonths();
      // Two presses closer than the response interval.
      const place = { counter: OFFICE.counter, clerk: OFFICE.clerk };
      tablet.rate(5, place, { at: '2026-11-28T02:00:00.000Z' });
      const doubted = tablet.rate(5, place, { at: '2026-11-28T02:00:01.000Z' });
      await push();
      const { report, body } = await make();
      expect(body.figure).toMatchObject({ n: 11, flagged: { n: 1 } });
      expect(body.quality.flags).toMatchObject([{ flag: 'burst', n: 1 }]);
      const verdict = { verdict: 'set-aside', reason: 'Hai người cùng bấm' };
      const path = `/ratings/${doubted.id}/flags/burst/verdict`;
      expect((await (await client()).send('POST', path, verdict)).status).toBe(201);
      await context.db.updateTable('clerk').set({ name: 'Khác' }).execute();
      await context.db.updateTable('unit').set({ name: 'Khác', time_zone: 'America/New_York' }).execute();
      await publishPart({ context }, 'figures', { clerkMin: 50 });
      expect(await verify(report.id)).toMatchObject({
        ...{ intact: true, same: true, sha256: report.bodySha256, differences: [] },
        since: { arrived: 0, changed: 1 },
      });
    });

    test('a stored text that somebody touched is found out, and a sum that is not what the rows say is named', async () => {
      const { make, verify, context } = await twoMonths();
      await context.db
        .updateTable('rating_rollup')
        .set({ satisfied: 9 })
        .where('dim', '=', 'all')
        .where('grain', '=', 'month')
        .where('period', '=', '2026-11')
        .execute();
      const { report, body } = await make();
      expect(body.figure?.satisfied).toBe(9);
      const wrong = await verify(report.id);
      expect(wrong).toMatchObject({ intact: true, same: false });
      expect(wrong.differences).toContainEqual({
        ...{ member: 'counted.total.satisfied', stored: '9', counted: '8' },
      });
      await context.db
        .updateTable('report')
        .set((eb) => ({
          body_json: eb.fn<string>('replace', ['body_json', eb.val('Hộ tịch'), eb.val('Khác')]),
        }))
        .execute();
      expect(await verify(report.id)).toMatchObject({ intact: false, same: false });
    });

    test('before its period has ended a report is provisional or not made; the next version needs a reason and the one before', async () => {
      const during = '2026-11-25T01:00:00.000Z';
      const { make, client, at } = await twoMonths(during, during);
      const post = async (wish: Record<string, unknown>) => {
        const body = { unit: OFFICE.unit, period: '2026-11', after: 0, ...wish };
        const response = await (await client()).send('POST', '/reports', body);
        return [response.status, (await response.json()).code ?? null];
      };
      expect(await post({})).toEqual([409, 'report-early']);
      expect(await post({ period: '2026-12' })).toEqual([400, 'bad-request']);
      expect(await post({ period: '2026-13' })).toEqual([400, 'bad-request']);
      expect((await make({ provisional: true })).body.provisional).toBe(true);
      at(NOVEMBER);
      expect(await post({ after: 1, reason: 'Hết tháng', provisional: true })).toEqual([400, 'bad-request']);
      expect(await post({ after: 1 })).toEqual([400, 'bad-request']);
      expect(await post({ after: 0 })).toEqual([409, 'report-changed']);
      const final = await make({ after: 1, reason: 'Hết tháng' });
      expect(final.body).toMatchObject({ provisional: false, version: 2 });
    });

    test('two who make the same version at once: one does, the other is told', async () => {
      const { client } = await twoMonths();
      const one = await client();
      const body = { unit: OFFICE.unit, period: '2026-11', after: 0 };
      const answers = await Promise.all([1, 2, 3].map(() => one.send('POST', '/reports', body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    test('a quarter and a year add up from their months, of the unit and of one clerk', async () => {
      const { make, verify, at } = await twoMonths();
      at('2027-01-02T01:00:00.000Z');
      for (const period of ['2026-Q4', '2026']) {
        const { report, body } = await make({ period });
        expect(body).toMatchObject({ ratings: 15, figure: { n: 15, satisfied: 13 } });
        expect(body.over.map(({ key, ratings }) => [key, ratings])).toEqual([
          ['2026-10', 5],
          ['2026-11', 10],
        ]);
        expect(await verify(report.id)).toMatchObject({ same: true });
      }
      const { report, body } = await make({ period: '2026-Q4', clerk: OFFICE.clerk });
      expect(body).toMatchObject({ clerk: { id: OFFICE.clerk }, ratings: 15, over: [], cases: null });
      // The one whole batch begins with the year, so the quarter holds none.
      expect(body.own).toEqual({ batches: [], total: null, reasons: [] });
      expect(await verify(report.id)).toMatchObject({ same: true });
      const year = await make({ period: '2026', clerk: OFFICE.clerk });
      expect(year.body.own).toMatchObject({
        batches: [{ from: '2026-01-01', to: '2026-11-03', figure: { n: 11, satisfied: 11 } }],
        ...{ total: { n: 11 }, reasons: [] },
      });
      expect(await verify(year.report.id)).toMatchObject({ same: true });
    });

    test('a clerk’s report below the limit tells the number of ratings and no rate', async () => {
      const { make, verify, context } = await twoMonths();
      await publishPart({ context }, 'figures', { clerkMin: 11 });
      const { report, body } = await make({ clerk: OFFICE.clerk });
      expect(body).toMatchObject({ ratings: 10, figure: null, reasons: [], target: null });
      expect((await make()).body.clerks).toMatchObject([{ ratings: 10, figure: null }]);
      expect(await verify(report.id)).toMatchObject({ same: true });
    });
  });
}

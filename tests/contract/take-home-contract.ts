import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSummary } from '#server/figures/read-summary.ts';
import { verifySums } from '#server/figures/rebuild-sums.ts';
import { runRetention } from '#server/retention/run-retention.ts';
import type { Database } from '#server/store/database.ts';
import { rateAtHome } from '#server/take-home/rate-at-home.ts';
import { readToken } from '#server/take-home/read-token.ts';
import { takeTransaction } from '#server/transactions/take-transaction.ts';
import { toClerkId, toCounterId, toProcedureCode } from '#shared/domain/ids.ts';
import { type ReadTakeHome, readTakeHomeCode, sealTakeHomeCode } from '#shared/domain/take-home-code.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { ServiceTransaction } from '#shared/protocol/service-transactions.ts';
import type { SummaryBy } from '#shared/protocol/summary.ts';
import { addTablet, createPairedTablet, type PairedTablet } from '../support/paired-tablet.ts';
import { postProcedures } from '../support/posted-procedures.ts';
import { publishPart } from '../support/publish-part.ts';
import { signInAs } from '../support/role-office.ts';
import { loadSampleProcedures } from '../support/sample-procedures.ts';
import { TEST_NOW_MS } from '../support/server-context.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT, reissueCode } from '../support/small-office.ts';
import { storedRatings } from '../support/stored.ts';
import { homeForm, TakeHomeDesk } from '../support/take-home-tablet.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const UNIT = { id: OFFICE.unit, name: 'Phường Thử Nghiệm' };

/** Codes for rating at home: what is accepted, refused, counted and kept, on every engine. */
export function takeHomeContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => {
    const centre = await createPairedTablet(await open());
    return { ...centre, desk: await TakeHomeDesk.open(centre.tablet, centre.send) };
  };
  const look = async ({ context }: Pick<PairedTablet, 'context'>, code: string) =>
    (await readToken(context.db, context, wellFormed(code))).type;
  const rate = async ({ app }: PairedTablet, code: string, level = 5, more: Record<string, string> = {}) =>
    (await app.request(`/p/${code}`, homeForm({ level: String(level), ...more }))).status;
  const summary = async ({ context }: PairedTablet, by: SummaryBy | null = null) =>
    await readSummary(
      context.db,
      { unit: UNIT, from: '2026-11-01', to: '2026-12-31', by, only: undefined },
      '2027-01-01T00:00:00.000Z',
    );

  describe(`${name}: codes for rating at home`, () => {
    test('a tablet that never synced: its code rates the counter, the clerk and the hour of the visit', async () => {
      const centre = await start();
      const code = await centre.desk.issue(TEST_NOW_MS + 40 * 60_000, 7);
      centre.context.clock.advance(2 * DAY_MS);
      expect(await rate(centre, code, 2)).toBe(303);
      expect(await storedRatings(centre.context.db)).toMatchObject([
        {
          unit_id: OFFICE.unit,
          device_id: centre.tablet.device,
          counter_id: OFFICE.counter,
          clerk_id: OFFICE.clerk,
          level: 2,
          satisfied: 0,
          intake: 'takehome',
          occurred_at: '2026-11-22T01:00:00.000Z',
          received_at: '2026-11-24T01:00:00.000Z',
          flags_json: '[]',
        },
      ]);
    });

    test('nobody on duty is a place too, and so is a clerk who has left', async () => {
      const centre = await start();
      const { db } = centre.context;
      const code = await centre.desk.issue(TEST_NOW_MS, 1, { counter: OFFICE.otherCounter, clerk: null });
      const other = await centre.desk.issue(TEST_NOW_MS, 2);
      await db.updateTable('clerk').set({ left_on: '2026-11-22' }).execute();
      expect([await rate(centre, code), await rate(centre, other)]).toEqual([303, 303]);
      expect(await storedRatings(db)).toMatchObject([
        { counter_id: OFFICE.otherCounter, clerk_id: null },
        { clerk_id: OFFICE.clerk },
      ]);
    });

    test('a code is good for one rating, also of two at the same time', async () => {
      const centre = await start();
      const code = await centre.desk.issue(TEST_NOW_MS, 1);
      const answers = await Promise.all([rate(centre, code), rate(centre, code, 1), rate(centre, code, 3)]);
      expect(answers.toSorted()).toEqual([303, 409, 409]);
      expect(await look(centre, code)).toBe('used');
      expect(await rate(centre, code)).toBe(409);
      expect(await storedRatings(centre.context.db)).toHaveLength(1);
    });

    test('and a reading that is older than the use does not help', async () => {
      const centre = await start();
      const reading = await readToken(
        centre.context.db,
        centre.context,
        wellFormed(await centre.desk.issue(TEST_NOW_MS, 1)),
      );
      if (reading.type !== 'ready') throw new Error(reading.type);
      const form = { level: 5, reasons: [], comment: '', lang: 'vi' };
      const again = () => rateAtHome(centre.context, reading.token, OFFICE.questionnaire, form);
      expect([(await again()).ok, (await again()).ok]).toEqual([true, false]);
    });

    test('a forged one is refused, whatever is forged', async () => {
      const centre = await start();
      const { no } = centre.desk;
      const forge = fc.record({
        key: fc.oneof(fc.constant(no), fc.nat({ max: 279_840 })),
        hour: fc.integer({ min: -200, max: 24 }).map((by) => Math.floor(TEST_NOW_MS / HOUR_MS) + by),
        number: fc.nat({ max: 63 }),
        secret: fc.string(),
      });
      await fc.assert(
        fc.asyncProperty(forge, async ({ key, hour, number, secret }) => {
          const mac = async (text: string) => createHmac('sha256', secret).update(text).digest();
          const place = { counter: OFFICE.counter, clerk: OFFICE.clerk };
          expect(await look(centre, await sealTakeHomeCode(key, { hour, no: number }, place, mac))).toBe(
            'unknown',
          );
        }),
        { numRuns: 60 },
      );
      expect(await storedRatings(centre.context.db)).toEqual([]);
    });

    test('another centre’s is unknown here, though it is known there', async () => {
      const [here, there] = [await start(), await createPairedTablet()];
      // Test centres draw the same numbers unless one has drawn before.
      there.context.random.bytes(7);
      const desk = await TakeHomeDesk.open(there.tablet, there.send);
      const code = await desk.issue(TEST_NOW_MS, 1);
      expect([await look(here, code), await look(there, code)]).toEqual(['unknown', 'ready']);
    });

    test('one tablet makes none under another’s number, and none for a counter of another unit', async () => {
      const centre = await start();
      const other = await TakeHomeDesk.open(await addTablet(centre.context, centre.send), centre.send);
      expect(other.no).not.toBe(centre.desk.no);
      expect(await look(centre, await other.forgeFor(other.no, TEST_NOW_MS))).toBe('ready');
      expect(await look(centre, await other.forgeFor(centre.desk.no, TEST_NOW_MS))).toBe('unknown');
      await createOtherUnit(centre.context);
      const theirs = { id: 'quay-khac', unit_id: OTHER_UNIT, name: 'Quầy khác', number: '1' };
      await centre.context.db.insertInto('counter').values(theirs).execute();
      const elsewhere = await centre.desk.issue(TEST_NOW_MS, 2, { counter: theirs.id });
      expect(await look(centre, elsewhere)).toBe('unknown');
    });

    test('it is valid for as many days as the unit says, and called old for long after', async () => {
      const centre = await start();
      const code = await centre.desk.issue(TEST_NOW_MS, 1);
      const stateAfter = async (ms: number) => {
        centre.context.clock.set(TEST_NOW_MS + ms);
        return await look(centre, code);
      };
      expect(await stateAfter(7 * DAY_MS + HOUR_MS - 1)).toBe('ready');
      expect(await stateAfter(7 * DAY_MS + HOUR_MS)).toBe('expired');
      expect(await stateAfter(400 * DAY_MS)).toBe('expired');
      centre.context.clock.set(TEST_NOW_MS);
      await publishPart(centre, 'takeHome', { validDays: 30 });
      expect(await stateAfter(29 * DAY_MS)).toBe('ready');
      expect(await stateAfter(31 * DAY_MS)).toBe('expired');
    });

    test('a clock that is off by a known time is corrected; by an unknown one it is refused as such', async () => {
      const centre = await start();
      const { db } = centre.context;
      const [fast, old] = [20 * DAY_MS, -900 * DAY_MS];
      expect(await look(centre, await centre.desk.issue(TEST_NOW_MS + 23 * HOUR_MS, 1))).toBe('ready');
      expect(await look(centre, await centre.desk.issue(TEST_NOW_MS + fast, 2))).toBe('too-early');
      for (const [no, skew] of [fast, old].entries()) {
        await db.updateTable('device').set({ skew_ms: -skew }).execute();
        const code = await centre.desk.issue(TEST_NOW_MS + skew, 3 + no);
        expect(await rate(centre, code)).toBe(303);
        // Set right since: the last known error must not spoil what is right now.
        expect(await look(centre, await centre.desk.issue(TEST_NOW_MS, 5 + no))).toBe('ready');
      }
      const times = (await storedRatings(db)).map((row) => row.occurred_at);
      expect(times).toEqual(['2026-11-22T01:00:00.000Z', '2026-11-22T01:00:00.000Z']);
    });

    test('a wiped tablet: what it handed out stays good, and its next key is another one', async () => {
      const centre = await start();
      const code = await centre.desk.issue(TEST_NOW_MS, 1);
      centre.tablet.wipe();
      const invitation = await reissueCode(centre.context, centre.tablet.device);
      await centre.tablet.pair(centre.send, invitation.pairingCode);
      const desk = await TakeHomeDesk.open(centre.tablet, centre.send);
      expect(desk.no).not.toBe(centre.desk.no);
      const next = await desk.issue(TEST_NOW_MS, 1);
      expect([await rate(centre, code), await rate(centre, next)]).toEqual([303, 303]);
    });

    test('a key that was replaced, and a tablet that was revoked, make no further codes', async () => {
      const centre = await start();
      const { db, clock } = centre.context;
      const before = await centre.desk.issue(TEST_NOW_MS, 1);
      clock.advance(HOUR_MS / 2);
      const desk = await TakeHomeDesk.open(centre.tablet, centre.send);
      clock.advance(2 * HOUR_MS);
      const now = clock.nowMs();
      const late = await centre.desk.issue(now, 2);
      expect([await look(centre, before), await look(centre, late)]).toEqual(['ready', 'closed']);
      const good = await desk.issue(now, 3);
      await db
        .updateTable('device')
        .set({ revoked_at: new Date(now).toISOString() })
        .execute();
      clock.advance(2 * HOUR_MS);
      expect(await look(centre, good)).toBe('ready');
      expect(await look(centre, await desk.issue(clock.nowMs(), 4))).toBe('closed');
    });

    test('a tablet is given a key a pairing, not as many as it likes', async () => {
      const { tablet, send } = await start();
      const ask = async () => {
        const init = { method: 'POST', headers: { Authorization: `Bearer ${tablet.token}` } };
        return (await send('/api/v1/take-home/key', init)).status;
      };
      const answers = [];
      for (let n = 0; n < 20; n++) answers.push(await ask());
      expect(answers.slice(0, 19)).toEqual(Array(19).fill(200));
      expect(answers[19]).toBe(429);
    });
  });

  describe(`${name}: ratings at home in the figures`, () => {
    test('stand beside those at the counter and in none of them; the tablet that syncs later changes nothing but what was issued', async () => {
      const centre = await start();
      for (const [place, level] of [5, 5, 5, 4, 2].entries()) {
        centre.tablet.rate(level);
        centre.context.clock.advance(60_000 + place * place * 3_000);
      }
      const codes = [];
      for (let no = 0; no < 6; no++) codes.push(await centre.desk.issue(TEST_NOW_MS + no * HOUR_MS, no));
      centre.context.clock.advance(DAY_MS);
      for (const [place, code] of codes.slice(0, 5).entries())
        expect(await rate(centre, code, place < 2 ? 5 : 1)).toBe(303);
      const early = await summary(centre, 'clerk');
      expect(early).toMatchObject({
        total: { ratings: 0 },
        home: { ratings: 5, issued: 0, difference: null },
      });
      await centre.tablet.push(centre.send);
      const late = await summary(centre, 'clerk');
      expect(late).toMatchObject({
        total: { ratings: 5, figure: { n: 5, satisfied: 4, rate: 80 } },
        home: {
          ratings: 5,
          issued: 6,
          figure: { n: 5, satisfied: 2, rate: 40, response: null },
          difference: -40,
        },
        groups: [{ key: OFFICE.clerk, ratings: 5, figure: { n: 5 }, home: { ratings: 5, difference: -40 } }],
      });
      expect(late.home.figure).toEqual(early.home.figure);
      expect(await verifySums(centre.context)).toMatchObject({ wrong: [] });
      for (const by of [
        'unit',
        'counter',
        'day',
        'month',
        'hour',
        'weekday',
        'procedure',
        'field',
      ] as const) {
        const { groups } = await summary(centre, by);
        expect(
          groups.reduce((sum, group) => sum + group.ratings, 0),
          by,
        ).toBe(5);
        expect(
          groups.reduce((sum, group) => sum + (group.home?.ratings ?? 0), 0),
          by,
        ).toBe(5);
      }
    });

    test('[TH4] of a field that was announced often enough, they are counted to it, and nobody reads it of a single one', async () => {
      const centre = await start();
      const { context, app, tablet } = centre;
      const often = await announcer(centre, OFTEN);
      const rare = await announcer(centre, RARE);
      for (let n = 0; n < 5; n++) await often();
      for (let n = 0; n < 2; n++) await rare();
      const { items } = await (
        await app.request('/api/v1/invitations', { headers: { Authorization: `Bearer ${tablet.token}` } })
      ).json();
      expect(items.map(({ field }: { field: string }) => field)).toEqual([
        ...Array(5).fill(OFTEN.field),
        ...Array(2).fill(RARE.field),
      ]);
      const hour = TEST_NOW_MS;
      const codes = [];
      for (let no = 0; no < 5; no++) codes.push(await centre.desk.issue(hour, no, { field: OFTEN.field }));
      codes.push(await centre.desk.issue(hour, 5, { field: RARE.field }));
      codes.push(await centre.desk.issue(hour, 6));
      const page = async (code = '') => await (await app.request(`/p/${code}`)).text();
      expect(await page(codes[0])).toContain(`Lĩnh vực: ${OFTEN.field}`);
      for (const code of codes.slice(5)) expect(await page(code)).not.toContain('Lĩnh vực');
      for (const code of codes) expect(await rate(centre, code, 2)).toBe(303);
      const rows = await context.db.selectFrom('rating').selectAll().orderBy('pos').execute();
      expect(rows.map(({ field }) => field)).toEqual([...Array(5).fill(OFTEN.field), null, null]);
      expect(rows.map(({ procedure_code }) => procedure_code)).toEqual(Array(7).fill(null));
      expect((await summary(centre, 'field')).groups).toMatchObject([
        { key: '', name: null, home: { ratings: 2 } },
        { key: OFTEN.field, name: OFTEN.field, ratings: 0, home: { ratings: 5, figure: { n: 5 } } },
      ]);
      expect((await summary(centre, 'procedure')).groups).toMatchObject([
        { key: '', name: null, home: { ratings: 7 } },
      ]);
      expect(await verifySums(context)).toMatchObject({ wrong: [] });
      await tablet.push(centre.send);
      expect(JSON.stringify(await context.db.selectFrom('entry').select('line').execute())).not.toContain(
        'field',
      );
      const admin = await signInAs(context, 'admin', OFFICE.unit);
      for (const format of ['json', 'csv', 'ndjson']) {
        const text = await (await admin.get(`/ratings?format=${format}`)).text();
        expect(text, format).toMatch(/takehome|Về nhà/);
        expect(text, format).not.toContain(OFTEN.field);
      }
    });

    test('[TH4] one visit more or less decides, of this counter, this clerk and this hour; below five a field has no figure', async () => {
      const centre = await start();
      const often = await announcer(centre, OFTEN);
      const fieldOf = async (visit: { readonly clerk?: string | null } = {}, atMs = TEST_NOW_MS) => {
        const code = await centre.desk.issue(atMs, taken++, { field: OFTEN.field, ...visit });
        const reading = await readToken(centre.context.db, centre.context, wellFormed(code));
        return reading.type === 'ready' ? reading.token.field : reading.type;
      };
      let taken = 0;
      const clerk = toClerkId(OFFICE.clerk);
      await often({ clerk });
      await often();
      expect(await fieldOf()).toBeNull();
      await often({ counter: toCounterId(OFFICE.otherCounter) });
      await often({ at: new Date(TEST_NOW_MS - 1_000).toISOString() });
      expect(await fieldOf()).toBeNull();
      await often({ clerk });
      expect([await fieldOf(), await fieldOf({ clerk: null })]).toEqual([OFTEN.field, OFTEN.field]);
      expect(await fieldOf({}, TEST_NOW_MS - HOUR_MS)).toBeNull();
      await rate(centre, await centre.desk.issue(TEST_NOW_MS, taken++, { field: OFTEN.field }));
      expect((await summary(centre, 'field')).groups).toMatchObject([
        { key: OFTEN.field, home: { ratings: 1, figure: null, difference: null } },
      ]);
    });

    test('[TH4] a field that was renamed since, or whose announcement a restored backup does not know, makes no good code unknown', async () => {
      const centre = await start();
      const { db } = centre.context;
      const often = await announcer(centre, OFTEN);
      for (let n = 0; n < 3; n++) await often();
      const code = await centre.desk.issue(TEST_NOW_MS, 1, { field: OFTEN.field });
      const other = await centre.desk.issue(TEST_NOW_MS, 2, { field: OFTEN.field });
      const strange = await centre.desk.issue(TEST_NOW_MS, 3, { field: 'Không có lĩnh vực này' });
      await db.updateTable('procedure').set({ field: 'Tên mới' }).execute();
      expect([await rate(centre, code), await look(centre, strange)]).toEqual([303, 'unknown']);
      expect(await db.selectFrom('rating').select('field').execute()).toEqual([{ field: OFTEN.field }]);
      await db.updateTable('procedure').set({ field: OFTEN.field }).execute();
      await db.deleteFrom('service_transaction').execute();
      expect(await rate(centre, other)).toBe(303);
      const fields = await db.selectFrom('rating').select('field').orderBy('pos').execute();
      expect(fields).toEqual([{ field: OFTEN.field }, { field: null }]);
    });

    test('a clerk’s are withheld below the number of their own, whatever there is at the counter', async () => {
      const centre = await start();
      for (let n = 0; n < 6; n++) {
        centre.tablet.rate(5);
        centre.context.clock.advance(60_000 + n * n * 3_000);
      }
      await centre.tablet.push(centre.send);
      for (let no = 0; no < 4; no++) await rate(centre, await centre.desk.issue(TEST_NOW_MS, no), 1);
      const { groups } = await summary(centre, 'clerk');
      expect(groups).toMatchObject([
        { figure: { n: 6 }, home: { ratings: 4, figure: null, difference: null } },
      ]);
      const { groups: counters } = await summary(centre, 'counter');
      expect(counters).toMatchObject([{ home: { ratings: 4, figure: { n: 4 }, difference: -100 } }]);
    });

    test('too many of one hour carry the flag, all of them, in whatever order they come; of another hour or tablet none', async () => {
      const centre = await start();
      const other = await addTablet(centre.context, centre.send);
      const second = await TakeHomeDesk.open(other, centre.send);
      for (let no = 0; no < 8; no++) {
        await rate(centre, await centre.desk.issue(TEST_NOW_MS, no));
        await rate(centre, await second.issue(TEST_NOW_MS, no));
      }
      const flagged = async () =>
        (await storedRatings(centre.context.db)).filter((row) => row.flags_json !== '[]');
      expect(await flagged()).toEqual([]);
      await rate(centre, await centre.desk.issue(TEST_NOW_MS - HOUR_MS, 9));
      expect(await flagged()).toEqual([]);
      await rate(centre, await centre.desk.issue(TEST_NOW_MS, 9));
      expect((await flagged()).map((row) => [row.device_id, row.flags_json])).toEqual(
        Array(9).fill([centre.tablet.device, '["takehome-many"]']),
      );
      await rate(centre, await centre.desk.issue(TEST_NOW_MS, 10));
      expect(await flagged()).toHaveLength(10);
      expect(await summary(centre)).toMatchObject({
        home: { ratings: 19, figure: { n: 9, flagged: { n: 10 } } },
      });
      expect(await verifySums(centre.context)).toMatchObject({ wrong: [] });
    });

    test('a comment is kept under the data key, opens a case where the rules say so, and is erased in time', async () => {
      const centre = await start();
      const { db, clock } = centre.context;
      const words = 'Chờ lâu quá';
      await rate(centre, await centre.desk.issue(TEST_NOW_MS, 1), 5, { comment: words });
      const comments = () => db.selectFrom('take_home_comment').selectAll().execute();
      expect(JSON.stringify(await comments())).not.toContain(words);
      expect(await comments()).toHaveLength(1);
      await publishPart(centre, 'cases', { fromRatings: 'negative-with-reason' });
      clock.advance(1_000);
      await rate(centre, await centre.desk.issue(TEST_NOW_MS, 2), 1, { comment: words });
      expect(await db.selectFrom('case_file').select('kind').execute()).toEqual([{ kind: 'rating' }]);
      // Its words lie with the case, and nowhere else.
      expect(await comments()).toHaveLength(1);
      clock.advance(25 * 31 * DAY_MS);
      expect(await runRetention(centre.context)).toMatchObject({ ratingComment: 1 });
      expect(await comments()).toEqual([]);
      expect(await storedRatings(db)).toHaveLength(2);
    });

    test('an entry that comes twice is one; that of another unit’s counter is put aside', async () => {
      const centre = await start();
      await centre.desk.issue(TEST_NOW_MS, 1);
      await centre.tablet.push(centre.send);
      await centre.tablet.push(centre.send);
      expect(await centre.context.db.selectFrom('take_home_issue').selectAll().execute()).toMatchObject([
        {
          unit_id: OFFICE.unit,
          counter_id: OFFICE.counter,
          clerk_id: OFFICE.clerk,
          key_no: centre.desk.no,
          day: '2026-11-22',
        },
      ]);
      // Which code it was is in no entry.
      const { line } = await centre.context.db.selectFrom('entry').select('line').executeTakeFirstOrThrow();
      expect(Object.keys(JSON.parse(line).body).sort()).toEqual(['clerk', 'counter', 'hour', 'key']);
    });
  });
}

function wellFormed(code: string): ReadTakeHome {
  const read = readTakeHomeCode(code);
  if (!read.ok) throw new Error(`${code}: ${read.error}`);
  return read.value;
}

const [OFTEN, RARE] = proceduresOfTwoFields();

/** Two procedures of different fields; no counter bears the name of either. */
function proceduresOfTwoFields(): readonly [Procedure, Procedure] {
  const all = loadSampleProcedures().filter(({ field }) => field !== 'Hộ tịch');
  const [first] = all;
  const second = all.find(({ field }) => field !== first?.field);
  if (first === undefined || second === undefined) throw new Error('the sample has one field alone');
  return [first, second];
}

let announced = 0;

/** Queue software that announces visits for a procedure, which the unit posts. */
async function announcer({ context }: Pick<PairedTablet, 'context'>, procedure: Procedure) {
  await postProcedures(context.db, OFFICE.unit, [procedure]);
  return async (more: Partial<ServiceTransaction> = {}) => {
    announced += 1;
    const reference = announced.toString(16).padStart(64, '0');
    const place = { counter: toCounterId(OFFICE.counter), procedure: toProcedureCode(procedure.code) };
    const taken = await takeTransaction(context, OFFICE.unit, { ...place, reference, invite: true, ...more });
    if (!taken.ok) throw new Error(`the transaction was refused: ${taken.error}`);
  };
}

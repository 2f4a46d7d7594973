import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { findToken } from '#server/store/api-tokens.ts';
import { listAudit, readAuditChain } from '#server/store/audit.ts';
import { pageOfCases } from '#server/store/case-pages.ts';
import { findCaseByReceipt, findCaseEvents } from '#server/store/cases.ts';
import { sumClerkCells } from '#server/store/clerk-cells.ts';
import type { Database } from '#server/store/database.ts';
import { findDeviceByTokenHash } from '#server/store/devices.ts';
import { findLinesHolding } from '#server/store/erase-lines.ts';
import { findTransactions, sumAsks, sumRatings, sumReasons } from '#server/store/figures.ts';
import { countFlags } from '#server/store/flag-counts.ts';
import { countQuarantined, findHashes, findMissing, readStoredLines } from '#server/store/journal.ts';
import { insertUnits } from '#server/store/office.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { findPresses, findRatingPlaces } from '#server/store/presses.ts';
import { findHeldEntryIds } from '#server/store/quarantine.ts';
import { countRatings } from '#server/store/rating-counts.ts';
import { makeRatingMonths } from '#server/store/rating-months.ts';
import { exportPageOfRatings, findRatingOf, pageOfRatings } from '#server/store/rating-pages.ts';
import { findCompanions, findRatings } from '#server/store/rating-projection.ts';
import { readRatingScope } from '#server/store/rating-scope.ts';
import { pageOfCountedAsks, pageOfCountedRatings } from '#server/store/rollups.ts';
import { findSession } from '#server/store/sessions.ts';
import { findExcessDays, findServedDays } from '#server/store/transactions.ts';
import { leaseDeliveries, listDeliveries } from '#server/store/webhooks.ts';
import { ratingId, seedDevice, seedOffice, seedRating, seedReplica } from '../support/office.ts';
import { createTestPostgres } from '../support/postgres.ts';
import { plansOf } from '../support/query-plans.ts';
import { createTestContext } from '../support/server-context.ts';

const FROM = '2026-10-01T00:00:00.000Z';
const TO = '2026-12-01T00:00:00.000Z';
const ID = ratingId(3);
/** Of the whole store, of some units, of one: each is read in another way. */
const SCOPES = ['tinh', 'huyen', 'phuong'] as const;

type Asked = (db: Database) => Promise<unknown>;

/** What every view of the figures is read from. */
const SUMS: readonly (readonly [string, (within: string) => Asked])[] = [
  ['months apart', (within) => (db) => sumRatings(db, { within, dim: 'all', apart: 'period' }, MONTHS)],
  ['clerks apart', (within) => (db) => sumRatings(db, { within, dim: 'clerk', apart: 'key' }, MONTHS)],
  [
    'one counter',
    (within) => (db) => sumRatings(db, { within, dim: 'counter', key: 'quay-1', apart: 'period' }, MONTHS),
  ],
  ['invitations', (within) => (db) => sumAsks(db, { within, dim: 'all', apart: 'unit_id' }, MONTHS)],
  ['reasons', (within) => (db) => sumReasons(db, { within, dim: 'all' }, MONTHS)],
];
const MONTHS = { grain: 'month', from: '2026-10', to: '2026-12' } as const;

/** Everything that is asked while tablets push, pages are drawn or systems pull. */
const STANDARD: readonly (readonly [string, Asked])[] = [
  ...SCOPES.flatMap((within) => [
    [`a page of ${within}`, (db: Database) => page(db, within, 'asc', 2)] as const,
    [`the newest of ${within}`, (db: Database) => page(db, within, 'desc', null)] as const,
    [`an export of ${within}`, (db: Database) => exported(db, within)] as const,
  ]),
  ['ratings by id', (db) => findRatings(db, [ID])],
  ['what speaks of a rating', (db) => findCompanions(db, [ID])],
  ['presses around a place', (db) => findPresses(db, { replicaNo: 1, first: 2, last: 3, reach: 2 })],
  [
    'ratings of a clerk in a span',
    (db) => findRatingPlaces(db, { unitId: 'phuong', clerkId: 'hoa', fromIso: FROM, toIso: TO }),
  ],
  ['counts of a span', (db) => countRatings(db, 'phuong', FROM, TO)],
  ['ratings to be summed', (db) => pageOfCountedRatings(db, 'phuong', { at: FROM, id: '' }, 3)],
  ['invitations to be summed', (db) => pageOfCountedAsks(db, 'phuong', { at: FROM, id: '' }, 3)],
  ['lines of a journal', (db) => readStoredLines(db, 1, 0, 3)],
  ['hashes of a journal', (db) => findHashes(db, 1, { first: 1, last: 3 })],
  ['holes of a journal', (db) => findMissing(db, 1, { first: 1, last: 3 })],
  ['quarantine of a journal', (db) => countQuarantined(db, 1)],
  ['entries by id', (db) => findHeldEntryIds(db, [ID])],
  ['a tablet by its token', (db) => findDeviceByTokenHash(db, 'x')],
  ['a system by its token', (db) => findToken(db, 'x')],
  ['a session by its cookie', (db) => findSession(db, 'x')],
  ['the audit log', (db) => listAudit(db, { rootUnitId: 'phuong', integrity: false, afterNo: 0, limit: 3 })],
  ['cases of a unit', (db) => pageOfCases(db, CASES, { order: 'newest', after: 9, limit: 3 })],
  ['a case by its receipt', (db) => findCaseByReceipt(db, 'x')],
  ['what happened in a case', (db) => findCaseEvents(db, ID)],
  ['lines with comments', (db) => findLinesHolding(db, COMMENTS)],
  ['the chain of the audit log', (db) => readAuditChain(db, 0, 3)],
  ...SCOPES.flatMap((within) =>
    SUMS.map(([name, asked]) => [`${name} of ${within}`, asked(within)] as const),
  ),
  ['people served', (db) => findTransactions(db, { within: 'phuong' }, '2026-10-01', '2026-12-31')],
  ['people served and ratings by day', (db) => findServedDays(db, 'phuong', DAYS)],
  ['days with more ratings than people', (db) => findExcessDays(db, 'phuong', DAYS, 3)],
  ['clerks by unit', (db) => sumClerkCells(db, 'phuong', { grain: 'day', ...DAYS })],
  ['flags of a span', (db) => countFlags(db, 'phuong', FROM, TO)],
  ['one rating', (db) => findRatingOf(db, ID, 'phuong')],
  ['what a webhook was told', (db) => listDeliveries(db, 'x', null, 3)],
  ['what is to be told next', (db) => leaseDeliveries(db, { id: 'x', now: TO, until: TO, limit: 3 })],
];

const DAYS = { from: '2026-10-01', to: '2026-12-31' } as const;
const CASES = { rootUnitId: 'phuong', kinds: ['petition'] } as const;
const COMMENTS = { kind: 'rating.detail', holds: 'x', after: 0, through: 9, receivedBefore: TO };

function page(db: Database, within: string, order: 'asc' | 'desc', afterPos: number | null) {
  return pageOfRatings(db, { within, from: FROM, to: TO }, { order, afterPos, limit: 2 });
}

async function exported(db: Database, within: string) {
  const scope = await readRatingScope(db, within);
  return await exportPageOfRatings(db, { within, from: FROM, to: TO }, scope, {
    afterId: ratingId(2),
    limit: 2,
  });
}

/** Two districts below the province, and a ward in each. */
async function fill(db: Database): Promise<Database> {
  const context = await createTestContext(db);
  await seedOffice(context);
  const unit = { code: null, folded: '', contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 };
  await insertUnits(db, [{ ...unit, id: 'huyen', parent_id: 'tinh', kind: 'commune', name: 'Huyện' }]);
  await db.updateTable('unit').set({ parent_id: 'huyen' }).where('id', '=', 'phuong').execute();
  await seedDevice(context, { id: 'may-1' });
  const replica = { id: '01936000-0000-4000-8000-000000000001', device: 'may-1', receivedThrough: 0 };
  const replicaNo = await seedReplica(context, replica);
  for (let n = 1; n <= 6; n += 1)
    await seedRating(context, { n, replicaNo, occurredAt: `2026-1${n % 2}-05T02:00:00.000Z` });
  await makeRatingMonths(db, ['2026-10', '2026-11', '2026-12']);
  return db;
}

const LARGE =
  '(rating|entry|ask|audit|device|session|api_token|case_file|(rating|ask|reason)_rollup|transaction_count|webhook_delivery)';
/** A large table that is read from end to end, or sorted, for one answer. */
const WHOLE = {
  sqlite: new RegExp(`^SCAN ${LARGE}\\b(?! USING| VIRTUAL)`, 'm'),
  postgres: new RegExp(`Seq Scan on ${LARGE}`),
} as const;
/** A page that is sorted out of more than itself. */
const SORTED = /USE TEMP B-TREE FOR ORDER BY|(->|^) *Sort$/m;

describe.each([
  ['sqlite', () => openSqlite(':memory:')],
  ['postgres', createTestPostgres],
] as const)('%s', (store, open) => {
  test('no standard query reads a large table from end to end', async () => {
    const db = await fill(await open());
    const wrong: string[] = [];
    for (const [name, asked] of STANDARD) {
      const plans = await plansOf(db, asked);
      expect(plans.length, name).toBeGreaterThan(0);
      wrong.push(...plans.filter((plan) => WHOLE[store].test(plan)).map((plan) => `${name}:\n${plan}`));
    }
    expect(wrong).toEqual([]);
  });

  test('a query without an index is noticed', async () => {
    const db = await fill(await open());
    const plans = await plansOf(db, (one) =>
      one.selectFrom('rating').select('pos').where('lang', '=', 'vi').execute(),
    );
    expect(plans[0]).toMatch(WHOLE[store]);
  });

  test.each(['tinh', 'phuong'])(
    'pages and exports of %s come in the order of an index, unsorted',
    async (within) => {
      const db = await fill(await open());
      for (const asked of [
        (one: Database) => page(one, within, 'asc', 2),
        (one: Database) => page(one, within, 'desc', null),
        (one: Database) => exported(one, within),
      ]) {
        const plans = await plansOf(db, asked);
        const last = plans.at(-1) ?? '';
        expect(last).toMatch(/rating/);
        expect(last).not.toMatch(SORTED);
      }
    },
  );
});

test('postgres: pages of a hundred wards among a hundred thousand ratings are not sorted out of all of them', async () => {
  const db = await fillManyWards(await createTestPostgres());
  const scope = await readRatingScope(db, 'tinh');
  expect(scope).toEqual({ type: 'many', within: 'tinh' });
  const cut = { afterId: ratingId(50_000), limit: 2_000 };
  const listed = { afterPos: 50_000, limit: 50 };
  for (const asked of [
    (one: Database) => exportPageOfRatings(one, { within: 'tinh' }, scope, cut),
    (one: Database) => pageOfRatings(one, { within: 'tinh' }, { order: 'asc', ...listed }),
    (one: Database) => pageOfRatings(one, { within: 'tinh' }, { order: 'desc', ...listed }),
  ])
    expect((await plansOf(db, asked, [])).at(-1)).not.toMatch(SORTED);
});

/** The planner goes by what the tables are like, so that there must be many wards, many ratings, and another province. */
async function fillManyWards(db: Database): Promise<Database> {
  const context = await createTestContext(db);
  await seedOffice(context);
  const unit = { code: null, folded: '', contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 };
  const wards = Array.from({ length: 100 }, (_, n) => ({
    ...{ ...unit, id: `xa-${n}`, parent_id: 'tinh', kind: 'commune' as const, name: `Xã ${n}` },
  }));
  const other = { ...unit, id: 'tinh-khac', parent_id: null, kind: 'province' as const, name: 'Tỉnh khác' };
  await insertUnits(db, [...wards, other]);
  await seedDevice(context, { id: 'may-1' });
  const replica = { id: '01936000-0000-4000-8000-000000000001', device: 'may-1', receivedThrough: 0 };
  const replicaNo = await seedReplica(context, replica);
  await seedRating(context, { n: 1, replicaNo });
  await sql`
    insert into rating (pos, entry_id, unit_id, device_id, replica_no, seq, counter_id, clerk_id, questionnaire_id, questionnaire_version,
      level, first_level, satisfied, reasons_json, procedure_code, intake, at, occurred_at, received_at, lang, ms, flags_json, sample)
    select n, left(entry_id, 24) || lpad(n::text, 12, '0'), 'xa-' || n % 100, device_id, replica_no, n, counter_id, clerk_id,
      questionnaire_id, questionnaire_version, level, first_level, satisfied, reasons_json, procedure_code, intake, at, occurred_at,
      received_at, lang, ms, flags_json, sample
    from rating, generate_series(2, 100000) as n`.execute(db);
  await sql`vacuum analyze rating, unit, replica`.execute(db);
  return db;
}

import { readFile } from 'node:fs/promises';
import { read, utils, type WorkBook } from '@e965/xlsx';
import type { Page } from '@playwright/test';
import { SAMPLE_CLERKS, SAMPLE_COUNTERS, SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import { insertUnits } from '#server/store/office.ts';
import { monthsAfter } from '#shared/domain/spans.ts';
import { signInAgain } from '../support/admin-page.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { addAccount } from '../support/centre-people.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { inCentreStore } from '../support/content-evidence.ts';
import { demoJourney as test } from '../support/demo-journey.ts';
import { expect } from '../support/journey.ts';
import { sendOver } from '../support/pushing-tablet.ts';
import {
  type Counted,
  countMonthAnew,
  exactDifference,
  exactRate,
  expectInterval,
} from '../support/recount-month.ts';

test.describe.configure({ timeout: 150_000 });

/** Who sees what: a clerk, somebody of another office, and whoever opens a report in a spreadsheet. */

const CLERK = SAMPLE_CLERKS[2];
const OTHER_UNIT = 'xa-khac';
/** Whatever of these stands in an answer is of the sample office. */
const OWN_MARKS = [
  SAMPLE_UNIT_ID,
  ...SAMPLE_COUNTERS.map(({ id }) => id),
  ...SAMPLE_CLERKS.map(({ id }) => id),
];

async function openAs(
  page: Page,
  centre: CentreProcess,
  ...[username, role, place]: [string, Parameters<typeof addAccount>[2], Parameters<typeof addAccount>[3]?]
): Promise<void> {
  await addAccount(centre.dataDir, username, role, place);
  await signInAgain(page, centre, username);
}

async function adminOf(centre: CentreProcess, username: string): Promise<CentreAdmin> {
  await addAccount(centre.dataDir, username, 'admin');
  return await CentreAdmin.signInAgain(sendOver(centre.url), username);
}

/** Every answer of the API from now on that holds one of these, as `path: mark`. */
function listenFor(page: Page, marks: readonly string[]): readonly string[] {
  const found: string[] = [];
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/api/')) return;
    const text = await response.text().catch(() => '');
    for (const mark of marks) if (text.includes(mark)) found.push(`${pathname}: ${mark}`);
  });
  return found;
}

const thisMonth = () => new Date(Date.now() + 7 * 60 * 60_000).toISOString().slice(0, 7);

test('a clerk sees their own results late and in batches, nobody else’s, and replies to a report', async ({
  centre,
  page,
}) => {
  const period = monthsAfter(thisMonth(), -2);
  const admin = await adminOf(centre, 'lap-bao-cao');
  const make = { unit: SAMPLE_UNIT_ID, clerk: CLERK?.id, period, after: 0, reason: null };
  await admin.write('POST', '/api/v1/reports', { ...make, provisional: false, actions: 'Đã trao đổi.' });
  await openAs(page, centre, 'my-duyen', 'clerk', { clerkId: CLERK?.id ?? '' });
  const others = SAMPLE_CLERKS.filter((one) => one !== CLERK).map(({ id }) => id);
  const links = page.getByRole('navigation').getByRole('link');
  await expect(
    links.filter({ hasText: /^(Tổng quan|So sánh|Đánh giá|Báo cáo|Vụ việc|Tài khoản)$/ }),
  ).toHaveCount(0);

  const figuresOfOthers: string[] = [];
  page.on('response', async (response) => {
    if (!/\/(summary|reports)\b/.test(response.url())) return;
    const text = await response.text().catch(() => '');
    figuresOfOthers.push(...others.filter((id) => text.includes(id)));
  });
  await page.getByRole('link', { name: 'Kết quả của tôi' }).click();
  const batches = page.getByRole('table', { name: 'Từng đợt' }).getByRole('row');
  await expect(batches.nth(2)).toBeVisible();
  const lastAllowed = new Date(Date.now() - 7 * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
  for (const row of (await batches.all()).slice(1)) {
    const span = (await row.getByRole('rowheader').textContent()) ?? '';
    const [day, month, year] = span.split(' – ')[1]?.split('/') ?? [];
    expect(`${year}-${month}-${day}` <= lastAllowed, span).toBe(true);
    expect(Number(await row.getByRole('cell').first().textContent()), span).toBeGreaterThanOrEqual(10);
  }

  await page.getByRole('region', { name: 'Báo cáo về tôi' }).getByRole('link').first().click();
  await page.getByRole('textbox', { name: 'Ý kiến của tôi' }).fill('Hai lượt ấy do máy in hỏng.');
  await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await expect(page.getByText('Đã lưu ý kiến bên cạnh báo cáo.')).toBeVisible();
  expect(figuresOfOthers).toEqual([]);
  for (const path of ['/ratings', '/overview', '/comparison', '/reports']) {
    await page.goto(`${centre.url}/admin${path}`);
    await expect(page.getByText('Tài khoản này không được phép làm việc đó.').first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('row')).toHaveCount(0);
  }

  await page.context().clearCookies();
  await openAs(page, centre, 'doc-y-kien', 'leader');
  await page.goto(`${centre.url}/admin/reports`);
  await page
    .getByRole('row', { name: new RegExp(CLERK?.name ?? '') })
    .getByRole('link')
    .click();
  await expect(page.getByRole('article').getByText('Hai lượt ấy do máy in hỏng.')).toBeVisible();
});

test('the leader of another office finds nothing of this one, on no page and under no address', async ({
  centre,
  page,
}) => {
  const admin = await adminOf(centre, 'biet-dia-chi');
  const addresses = await addressesOf(admin);
  await inCentreStore(centre, (db) =>
    insertUnits(db, [
      {
        ...{
          id: OTHER_UNIT,
          parent_id: null,
          kind: 'commune',
          name: 'Xã Khác',
          code: null,
          folded: 'xa khac',
        },
        ...{ contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 },
      },
    ]),
  );
  await openAs(page, centre, 'nguoi-ngoai', 'leader', { unitId: OTHER_UNIT });
  const leaked = listenFor(page, OWN_MARKS);
  const paths = await page
    .getByRole('navigation')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : '')));
  expect(paths.length).toBeGreaterThan(12);
  const ofUnit = ['/overview', '/comparison', '/quality', '/transactions', '/reports', '/reports/forms/kept'];
  const all = [
    ...paths,
    ...ofUnit.map((path) => `${centre.url}/admin${path}?unit=${SAMPLE_UNIT_ID}`),
    ...addresses.map((path) => `${centre.url}/admin${path}`),
  ];
  for (const address of all) {
    await page.goto(address);
    await expect(page.getByRole('main')).toBeVisible();
    await page.waitForLoadState('networkidle');
    for (const { name } of [...SAMPLE_COUNTERS, ...SAMPLE_CLERKS])
      expect.soft(await page.getByText(name).count(), `${address}: ${name}`).toBe(0);
  }
  expect(leaked).toEqual([]);
});

/** One direct address of each thing of the sample office that has one. */
async function addressesOf(admin: CentreAdmin): Promise<readonly string[]> {
  const first = async (path: string): Promise<string> => {
    const { items } = (await admin.read(path)) as { items: readonly { id: string }[] };
    return items[0]?.id ?? '';
  };
  const report = { unit: SAMPLE_UNIT_ID, clerk: null, period: monthsAfter(thisMonth(), -3), after: 0 };
  await admin.write('POST', '/api/v1/reports', { ...report, reason: null, provisional: false, actions: '' });
  const rows = [{ indicator: 'tt01-1', self: 2, verified: 2, reason: null }];
  const sheet = { unit: SAMPLE_UNIT_ID, period: '2026-Q1', after: 0, body: { form: 'mau-02', rows } };
  await admin.write('POST', '/api/v1/score-sheets', sheet);
  const ids = {
    ratings: await first('/api/v1/ratings?order=desc&limit=1'),
    cases: await first('/api/v1/cases'),
    devices: await first('/api/v1/devices'),
    reports: await first('/api/v1/reports'),
    'reports/forms/kept': await first('/api/v1/score-sheets/versions'),
  };
  const told = await first(`/api/v1/told?unit=${SAMPLE_UNIT_ID}`);
  expect([...Object.values(ids), told]).not.toContain('');
  return [
    ...Object.entries(ids).map(([page, id]) => `/${page}/${id}`),
    `/cases/${ids.cases}/letter`,
    `/told/${told}/poster`,
  ];
}

test('a month is frozen, opened as a workbook, and every number is what exact arithmetic makes of the single rows', async ({
  centre,
  page,
}) => {
  await openAs(page, centre, 'can-bo', 'officer');
  await page.goto(`${centre.url}/admin/reports`);
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  await expect(page.getByRole('article')).toBeVisible();
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Bảng tính XLSX' }).click();
  const book = read(await readFile(await (await started).path()));

  const month = monthsAfter(thisMonth(), -1);
  const [now, before] = [
    await countMonthAnew(centre, month),
    await countMonthAnew(centre, monthsAfter(month, -1)),
  ];
  const told = new Map(rowsOf(book, 'Tóm tắt').map(([name, value]) => [name, value]));
  expect(told.get('Tất cả lượt đánh giá')).toBe(now.all.ratings);
  expectShare(
    [
      'n (không kể lượt có cờ)',
      'Hài lòng',
      'Tỷ lệ hài lòng tại quầy (%)',
      'Khoảng tin cậy 95 %: từ',
      'Khoảng tin cậy 95 %: đến',
    ].map((name) => told.get(name)),
    now.all,
  );
  expect(told.get('Lượt có cờ (không tính)')).toBe(now.all.ratings - now.all.n);
  expect(told.get('Được hỏi')).toBe(now.asks.asked);
  expect(told.get('Trả lời')).toBe(now.asks.answered);
  expect(told.get('Tỷ lệ trả lời (%)')).toBe(exactRate(now.asks.answered, now.asks.asked));
  expect(told.get('Kỳ trước: n')).toBe(before.all.n);
  expect(told.get('Tăng, giảm (điểm phần trăm)')).toBe(exactDifference(now.all, before.all));

  const levels = rowsOf(book, 'Phân bố các mức');
  for (const [, code, , , n, flagged, share] of levels.slice(1)) {
    const counted = now.levels.get(Number(code)) ?? { n: 0, flagged: 0 };
    expect([code, n, flagged, share]).toEqual([
      ...[code, counted.n, counted.flagged, exactRate(counted.n, now.all.n)],
    ]);
  }
  for (const [name, counted] of [
    ['Quầy', now.counters],
    ['Người được đánh giá', now.clerks],
    ['Theo thời gian', now.days],
  ] as const) {
    const rows = rowsOf(book, name).slice(1);
    expect(rows).toHaveLength(counted.size + 1);
    for (const [key, , ratings, ...figures] of rows.slice(0, -1)) {
      const own = counted.get(String(key));
      expect([name, key, ratings]).toEqual([name, key, own?.ratings]);
      if (own && figures[0] !== undefined) expectShare(figures, own);
    }
    expect(rows.at(-1)?.[2]).toBe(now.all.ratings);
  }
  const topics = rowsOf(book, 'Nội dung được nhắc đến').slice(1);
  for (const [, level, , reason, , n] of topics)
    expect([level, reason, n]).toEqual([level, reason, now.reasons.get(`${level} ${reason}`)]);
  expect(topics).toHaveLength(now.reasons.size);
});

type Row = readonly (string | number | undefined)[];

/** The cells of a sheet by row, as a spreadsheet shows their values. */
function rowsOf(book: WorkBook, name: string): readonly Row[] {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return utils.sheet_to_json<Row>(sheet, { header: 1 });
}

/** n, satisfied, rate and both ends of the interval, as the single rows make them. */
function expectShare(told: Row, counted: Counted): void {
  const [n, satisfied, rate, low, high] = told;
  expect([n, satisfied, rate]).toEqual([
    ...[counted.n, counted.satisfied, exactRate(counted.satisfied, counted.n)],
  ]);
  expectInterval([Number(low), Number(high)], counted);
}

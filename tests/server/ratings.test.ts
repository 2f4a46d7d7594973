import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { ratingPage } from '#shared/protocol/admin.ts';
import {
  ratingId,
  type SignedInClient,
  seedDevice,
  seedOffice,
  seedRating,
  seedReplica,
  signIn,
} from '../support/office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

const REPLICA = '01936000-0000-4000-8000-000000000001';

let context: TestContext;
let client: SignedInClient;
let replicaNo: number;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
  await seedDevice(context, { id: 'may-1' });
  replicaNo = await seedReplica(context, { id: REPLICA, device: 'may-1', receivedThrough: 0 });
  client = await signIn(context);
});

async function page(query: string) {
  const response = await client.get(`/ratings${query}`);
  expect(response.status, query).toBe(200);
  return v.parse(ratingPage, await response.json());
}

const numbers = (items: readonly { readonly seq: number | null }[]) => items.map((item) => item.seq ?? 0);

describe('GET /ratings as JSON', () => {
  test('an item holds what DESIGN fixes', async () => {
    await seedRating(context, { n: 1, replicaNo, level: 2, reasons: ['C1'] });
    expect(await page('')).toMatchObject({
      items: [
        {
          id: ratingId(1),
          device: 'may-1',
          replica: REPLICA,
          seq: 1,
          unit: 'phuong',
          counter: 'quay-1',
          clerk: 'hoa',
          questionnaire: { id: 'counter', version: 1 },
          level: 2,
          firstLevel: 2,
          satisfied: false,
          reasons: ['C1'],
          flags: [],
          sample: false,
        },
      ],
      next: null,
    });
  });

  test('nobody but signed-in people', async () => {
    expect((await createApp(context).request('/api/v1/ratings')).status).toBe(401);
  });

  test('nothing there: an empty page and nowhere to go on', async () => {
    expect(await page('')).toEqual({ items: [], next: null, resume: null });
  });

  test('pages follow one another in both orders', async () => {
    for (let n = 1; n <= 5; n += 1) await seedRating(context, { n, replicaNo });
    const first = await page('?limit=2');
    const second = await page(`?limit=2&after=${first.next}`);
    const third = await page(`?limit=2&after=${second.next}`);
    expect([first, second, third].map(({ items }) => numbers(items))).toEqual([[1, 2], [3, 4], [5]]);
    expect(third.next).toBeNull();
    const newest = await page('?limit=2&order=desc');
    const older = await page(`?limit=2&order=desc&after=${newest.next}`);
    expect([newest, older].map(({ items }) => numbers(items))).toEqual([
      [5, 4],
      [3, 2],
    ]);
  });

  test('`resume` goes on where a pull ended, also when nothing followed then', async () => {
    await seedRating(context, { n: 1, replicaNo });
    const { next, resume } = await page('');
    expect(next).toBeNull();
    expect(await page(`?after=${resume}`)).toEqual({ items: [], next: null, resume });
    await seedRating(context, { n: 2, replicaNo });
    expect(numbers((await page(`?after=${resume}`)).items)).toEqual([2]);
  });

  test('filters by unit, counter, clerk, level and questionnaire', async () => {
    await seedRating(context, { n: 1, replicaNo });
    await seedRating(context, { n: 2, replicaNo, counter: 'quay-2', clerk: null, level: 1 });
    await seedRating(context, { n: 3, replicaNo, level: 2 });
    expect(numbers((await page('?unit=phuong')).items)).toEqual([1, 2, 3]);
    expect(numbers((await page('?counter=quay-2')).items)).toEqual([2]);
    expect(numbers((await page('?clerk=hoa')).items)).toEqual([1, 3]);
    expect(numbers((await page('?level=1,2')).items)).toEqual([2, 3]);
    expect(numbers((await page('?questionnaire=other')).items)).toEqual([]);
  });

  test('days are those of the unit’s time zone, both ends included', async () => {
    const times = [
      '2026-11-20T16:59:59.999Z',
      '2026-11-20T17:00:00.000Z',
      '2026-11-21T16:59:59.999Z',
      '2026-11-21T17:00:00.000Z',
    ];
    for (const [index, occurredAt] of times.entries())
      await seedRating(context, { n: index + 1, replicaNo, occurredAt });
    expect(numbers((await page('?from=2026-11-21&to=2026-11-21')).items)).toEqual([2, 3]);
    expect(numbers((await page('?from=2026-11-22')).items)).toEqual([4]);
    expect(numbers((await page('?to=2026-11-20')).items)).toEqual([1]);
  });

  test('another office’s ratings are never shown, and asking for them is refused', async () => {
    await seedRating(context, { n: 1, replicaNo, unit: 'xa', counter: 'quay-xa' });
    expect((await page('')).items).toEqual([]);
    for (const unit of ['xa', 'tinh', 'khong-co'])
      expect((await client.get(`/ratings?unit=${unit}`)).status, unit).toBe(403);
    expect(await (await client.get('/ratings?format=ndjson')).text()).toBe('');
  });

  test('an account of the province sees the wards below it', async () => {
    await seedRating(context, { n: 1, replicaNo, unit: 'xa', counter: 'quay-xa' });
    await seedRating(context, { n: 2, replicaNo });
    await context.db.updateTable('account').set({ unit_id: 'tinh' }).execute();
    expect(numbers((await page('')).items)).toEqual([1, 2]);
    expect(numbers((await page('?unit=xa')).items)).toEqual([1]);
  });

  test.each([
    '?after=abc',
    `?after=${Buffer.from('r1:x').toString('base64url')}`,
    '?limit=0',
    '?limit=1001',
    '?from=22-11-2026',
    '?from=2026-02-30',
    '?level=a',
    '?order=up',
    '?format=pdf',
    '?form=csv',
    '?unit=../x',
  ])('%s is a bad request', async (query) => {
    const response = await client.get(`/ratings${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad-request' });
  });
});

test('paging while ratings are added never skips and never repeats one', async () => {
  let n = 0;
  const add = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      n += 1;
      await seedRating(context, { n, replicaNo });
    }
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 })), { maxLength: 12 }),
      async (steps) => {
        const before = n;
        const seen: number[] = [];
        let after = before === 0 ? '' : (await page('?order=desc&limit=1')).resume;
        for (const [added, limit] of steps) {
          await add(added);
          const pulled = await page(`?limit=${limit}${after ? `&after=${after}` : ''}`);
          seen.push(...numbers(pulled.items));
          after = pulled.resume;
        }
        const rest = await page(`?limit=1000${after ? `&after=${after}` : ''}`);
        seen.push(...numbers(rest.items));
        expect(seen).toEqual(Array.from({ length: n - before }, (_, i) => before + i + 1));
      },
    ),
    { seed: 1, numRuns: 20 },
  );
});

describe('GET /ratings as a file', () => {
  test('NDJSON holds every match once, a rating a line', async () => {
    for (let n = 1; n <= 2_500; n += 1) await seedRating(context, { n, replicaNo });
    const response = await client.get('/ratings?format=ndjson');
    expect(response.headers.get('Content-Type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual(Array.from({ length: 2_500 }, (_, i) => i + 1));
  });

  test('a rating that moves in the feed while the file is made is in it once', async () => {
    for (let n = 1; n <= 1_500; n += 1) await seedRating(context, { n, replicaNo });
    const response = await client.get('/ratings?format=ndjson');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader?.read())?.value ?? '';
    await context.db.updateTable('rating').set({ pos: 9_001, level: 1 }).where('pos', '=', 1).execute();
    await context.db.updateTable('rating').set({ pos: 9_002, level: 1 }).where('pos', '=', 1_400).execute();
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read())
      text += piece.value;
    const ids = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(1_500);
    expect(ids).toHaveLength(1_500);
  });

  test('CSV opens in Excel: mark, headings, words beside codes, local time', async () => {
    await seedRating(context, {
      n: 1,
      replicaNo,
      level: 2,
      reasons: ['C1', 'D1'],
      occurredAt: '2026-11-22T01:02:03.004Z',
    });
    const response = await client.get('/ratings?format=csv&unit=phuong&from=2026-11-22&to=2026-11-22');
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('Content-Disposition')).toBe(
      'attachment; filename="danh-gia_phuong_2026-11-22_2026-11-22.csv"',
    );
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text.startsWith('\uFEFF"Thời điểm","Đơn vị","Quầy"')).toBe(true);
    const [, row = ''] = text.split('\r\n');
    expect(row).toContain(
      '"2026-11-22 08:02:03","Phường Cao Lãnh","Hộ tịch","Nguyễn Thị Hoa","Không hài lòng",2,"Không hài lòng",2,0,"C1 D1"',
    );
  });

  test('CSV in English with semicolons', async () => {
    await seedRating(context, { n: 1, replicaNo });
    const text = await (await client.get('/ratings?format=csv&lang=en&separator=semicolon')).text();
    expect(text).toContain('"Time";"Unit";"Counter"');
    expect(text).toContain('"Very satisfied";5');
  });

  test('a name that would be a formula stays text', async () => {
    await context.db.updateTable('clerk').set({ name: '=HYPERLINK("http://x")' }).execute();
    await seedRating(context, { n: 1, replicaNo });
    const text = await (await client.get('/ratings?format=csv')).text();
    expect(text).toContain('"\'=HYPERLINK(""http://x"")"');
  });

  test('an empty CSV still has its headings', async () => {
    const text = await (await client.get('/ratings?format=csv')).text();
    expect(text.split('\r\n')).toHaveLength(2);
  });

  test('`after` leaves out what was pulled before', async () => {
    for (let n = 1; n <= 3; n += 1) await seedRating(context, { n, replicaNo });
    const { resume } = await page('?limit=2');
    const text = await (await client.get(`/ratings?format=ndjson&after=${resume}`)).text();
    expect(text.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('the workbook tells what the CSV tells, with numbers that are numbers', async () => {
  await seedRating(context, { n: 1, replicaNo, level: 2, reasons: ['C1', 'C4'] });
  await seedRating(context, { n: 2, replicaNo, clerk: null });
  const response = await client.get('/ratings?format=xlsx&lang=en');
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="danh-gia.xlsx"');
  const sheet = read(Buffer.from(await response.arrayBuffer())).Sheets.Ratings;
  if (sheet === undefined) throw new Error('no sheet');
  const rows = utils.sheet_to_json<Record<string, unknown>>(sheet);
  expect(rows).toMatchObject([
    {
      Time: 46348 + 8 / 24,
      Counter: 'Hộ tịch',
      'Rated person': 'Nguyễn Thị Hoa',
      Level: 'Dissatisfied',
      'Level (code)': 2,
      'Satisfied (1 = yes)': 0,
      'Reasons (codes)': 'C1 C4',
      'Rating (id)': ratingId(1),
    },
    { 'Level (code)': 5, 'Number in the journal': 2 },
  ]);
  expect(rows[1]).not.toHaveProperty('Rated person');
  const headings = (await (await client.get('/ratings?format=csv&lang=en')).text()).split('\r\n')[0];
  const [cells] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  expect(cells?.map((cell) => `"${cell}"`).join(',')).toBe(headings);
});

test('a workbook of nothing has its headings', async () => {
  const response = await client.get('/ratings?format=xlsx');
  const sheet = read(Buffer.from(await response.arrayBuffer())).Sheets['Đánh giá'];
  expect(sheet?.A1).toMatchObject({ t: 's', v: 'Thời điểm' });
  expect(sheet?.A2).toBeUndefined();
});

import { beforeEach, expect, test } from 'vitest';
import { type SignedInClient, seedOffice, signIn } from '../support/office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

let context: TestContext;
let client: SignedInClient;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
  client = await signIn(context);
});

async function items(path: string) {
  const response = await client.get(path);
  expect(response.status, path).toBe(200);
  return (await response.json()).items;
}

test('an account sees its own unit with its counters and clerks', async () => {
  expect(await items('/units')).toMatchObject([
    { id: 'phuong', name: 'Phường Cao Lãnh', parent: 'tinh', timeZone: 'Asia/Ho_Chi_Minh', sample: true },
  ]);
  expect(await items('/units/phuong/counters')).toMatchObject([
    { id: 'quay-1', unit: 'phuong', name: 'Hộ tịch', number: '1' },
    { id: 'quay-2', unit: 'phuong', name: 'Đất đai', number: '2' },
  ]);
  expect(await items('/units/phuong/clerks')).toMatchObject([
    { id: 'hoa', unit: 'phuong', name: 'Nguyễn Thị Hoa', title: 'Công chức hộ tịch' },
  ]);
});

test('an account of the province sees what is below it', async () => {
  await context.db.updateTable('account').set({ unit_id: 'tinh' }).execute();
  expect(await items('/units')).toHaveLength(3);
  expect(await items('/units/tinh/counters')).toHaveLength(3);
  expect(await items('/units/xa/counters')).toHaveLength(1);
});

test('another office’s lists are refused', async () => {
  for (const path of ['/units/xa/counters', '/units/tinh/clerks', '/units/khong-co/clerks'])
    expect((await client.get(path)).status, path).toBe(403);
});

test('every version of the question is told, with the words of its levels', async () => {
  const [first] = await items('/questionnaires');
  expect(first).toMatchObject({ id: 'counter', version: 1, current: true });
  expect(first.levels[0].label.vi).toBe('Rất hài lòng');
});

import type { Page } from '@playwright/test';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, openStaffPanel, pairByLink } from '../support/kiosk-page.ts';

const DAY_MS = 86_400_000;

async function openSearch(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await expect(field(page)).toBeVisible();
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Tìm thủ tục' });
const result = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

test('a procedure is found offline, however it is typed, and the screen returns to the question', async ({
  centre,
  tablet,
}) => {
  const paired = await tablet.switchOn();
  await pairByLink(paired.page, centre.pairingUrl);
  await paired.close();
  await centre.stop();

  const { page } = await tablet.switchOn();
  const threads: string[] = [];
  page.on('worker', (worker) => threads.push(worker.url()));
  await page.clock.install();
  await page.goto(`${centre.url}/thu-tuc`);
  await expectQuestion(page);
  await openSearch(page);
  for (const [query, first] of [
    ['dang ky khai sinh', /^Thủ tục đăng ký khai sinh/],
    ['khai xinhh', /^Thủ tục đăng ký khai sinh/],
    ['đkkh', /^Thủ tục đăng ký kết hôn/],
    ['sổ đỏ', /^Đăng ký đất đai/],
    ['1001193', /^Thủ tục đăng ký khai sinh/],
  ] as const) {
    await field(page).fill(query);
    await expect(page.getByRole('list').getByRole('button').first()).toHaveText(first);
  }
  // The index was made in a thread of its own, from the precache.
  expect(threads.filter((url) => url.includes('search-worker'))).toHaveLength(1);
  await result(page, /^Thủ tục đăng ký khai sinh/).click();
  await expect(page.getByRole('heading', { level: 1, name: /đăng ký khai sinh/i })).toBeVisible();
  await page.clock.fastForward(60_000);
  await expectQuestion(page);

  await openSearch(page);
  await page.getByRole('button', { name: 'Người thân qua đời' }).click();
  await result(page, /^Thủ tục đăng ký khai tử/).click();
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await expect(page.getByRole('heading', { name: 'Người thân qua đời' })).toBeVisible();
});

test('[US1] [US2] [US3] what was looked up in an outage reaches the centre once, a day later, though the tablet died', async ({
  centre,
  tablet,
}) => {
  const first = await tablet.switchOn();
  await pairByLink(first.page, centre.pairingUrl);
  await centre.stop();
  await openSearch(first.page);
  await field(first.page).fill('xyzzy qwerty');
  // The number is told when the words have stood: then they are counted as well.
  await expect(first.page.getByRole('status').getByText('Không tìm thấy thủ tục nào.')).toBeAttached();
  await field(first.page).fill('1.001193');
  await result(first.page, /^Thủ tục đăng ký khai sinh/).click();
  await expect(first.page.getByRole('heading', { level: 1, name: /đăng ký khai sinh/i })).toBeVisible();
  await first.page.getByRole('button', { name: 'Quay lại' }).click();
  await first.kill();

  await centre.restart();
  const today = await tablet.switchOn();
  await today.page.goto(centre.url);
  await expectQuestion(today.page);
  await today.close();
  const next = await tablet.switchOn();
  await next.page.clock.install({ time: Date.now() + DAY_MS });
  await next.page.goto(centre.url);
  await expectQuestion(next.page);
  const usage = () =>
    readStoredReplicas(centre.dataDir)
      .flatMap(({ entries }) => entries.map(({ line }) => JSON.parse(line)))
      .filter(({ kind }) => kind === 'usage');
  await expect.poll(() => usage().length).toBe(1);
  expect(usage()[0].body).toMatchObject({ views: { '1.001193': 1 }, searchesWithoutResult: 1 });
});

test('a clerk looks up with the keyboard alone, and copies the list of papers', async ({
  centre,
  tablet,
}) => {
  const { page, context } = await tablet.switchOn();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: centre.url });
  await pairByLink(page, centre.pairingUrl);
  await openStaffPanel(page, centre.staffPin);
  await page.getByRole('button', { name: /^Tra cứu thủ tục/ }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('khai tu');
  await expect(page.getByRole('region', { name: 'Thủ tục đăng ký khai tử' })).toBeVisible();
  await page.keyboard.press('Control+c');
  await expect(page.getByText(/^Đã sao chép/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'Giấy báo tử hoặc giấy tờ thay Giấy báo tử (1 bản chính)',
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Thủ tục đăng ký khai tử' })).toBeVisible();
});

test('every state of the look-up is free of findings', async ({ centre, tablet }) => {
  test.setTimeout(180_000);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await openSearch(page);
  await checkAccessibility(page, 'start of a search');
  for (const query of ['chứng thực', 'khai sinh qwerty uiop', 'xyzzy']) {
    await field(page).fill(query);
    await checkAccessibility(page, query);
  }
  await field(page).fill('');
  await page.getByRole('button', { name: 'Sinh con' }).click();
  await checkAccessibility(page, 'life event');
  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
  await page.getByRole('button', { name: /Dành cho công chức/ }).click({ delay: 2_500 });
  await page.getByRole('button', { name: /^Tra cứu thủ tục/ }).click();
  await page.keyboard.type('khai sinh');
  await checkAccessibility(page, 'look-up of a clerk');
});

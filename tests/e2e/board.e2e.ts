import type { Browser, Page } from '@playwright/test';
import { signInFirstTime } from '../support/admin-page.ts';
import { checkAccessibility, checkNarrow } from '../support/check-accessibility.ts';
import { askNow } from '../support/content-evidence.ts';
import { demoTest as test } from '../support/demo-journey.ts';
import { expect } from '../support/journey.ts';
import { expectOnWaitingScreen, expectQuestion, pairByLink } from '../support/kiosk-page.ts';

const BOARD = '/cong-khai/xa-29869';
const SAID = 'Biển chỉ dẫn nhỏ quá.';

/** A browser that runs no script, on a telephone of 320 px. */
async function openWithoutScript(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
    locale: 'vi-VN',
  });
  return await context.newPage();
}

test('the board is read without script at 320 px and with text at 200 %', async ({ demo, browser }) => {
  const page = await openWithoutScript(browser);
  for (const query of ['', '?lang=en', '?man-hinh']) {
    await page.goto(`${demo.url}${BOARD}${query}`);
    await checkNarrow(page, query);
  }
  await page.goto(`${demo.url}${BOARD}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bảng công khai kết quả phục vụ');
  await expect(page.getByRole('table', { name: 'Các tháng' }).getByRole('row')).not.toHaveCount(1);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Public board of service results');
  await page.goto(`${demo.url}/cong-khai/khong-co`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không có bảng công khai này');
  await page.context().close();
});

test('board, lobby screen and missing board are free of findings, in colours and in print', async ({
  demo,
  page,
}) => {
  for (const path of [BOARD, `${BOARD}?lang=en`, '/cong-khai/khong-co']) {
    await page.goto(`${demo.url}${path}`);
    await checkAccessibility(page, path);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${demo.url}${BOARD}?man-hinh`);
  await checkAccessibility(page, 'lobby without motion');
  const panels = page.locator('.panel');
  const all = await panels.count();
  expect(all).toBeGreaterThan(2);
  // Who prefers no motion sees every panel at once; who does not, one at a time.
  await expect(panels.filter({ visible: true })).toHaveCount(all);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect(panels.filter({ visible: true })).toHaveCount(1);
  const first = await panels.filter({ visible: true }).innerText();
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.currentTime = 18_500;
  });
  await expect(panels.filter({ visible: true })).toHaveCount(1);
  expect(await panels.filter({ visible: true }).innerText()).not.toBe(first);
  await page.getByText('Dừng chuyển trang').click();
  const states = await page.evaluate(() => document.getAnimations().map(({ playState }) => playState));
  expect(new Set(states)).toEqual(new Set(['paused']));
});

test('what was done is written, published, and stands on the board and on the tablet', async ({
  centre,
  tablet,
  page: desk,
  browser,
}) => {
  test.setTimeout(240_000);
  const { page: kiosk } = await tablet.switchOn();
  await kiosk.clock.install();
  await pairByLink(kiosk, centre.pairingUrl);
  await expectQuestion(kiosk);
  await signInFirstTime(desk, centre);
  await desk.getByRole('link', { name: 'Dân nói – đã làm' }).click();
  await checkAccessibility(desk, 'told, empty');
  await desk.setViewportSize({ width: 1280, height: 800 });
  await desk.getByRole('button', { name: 'Thêm mục' }).click();
  await desk.getByLabel('Người dân nói (tiếng Việt)').fill(SAID);
  await desk.getByLabel('Cơ quan đã làm (tiếng Việt)').fill('Đã làm biển mới, chữ cao 12 cm.');
  await desk.getByLabel('Ngày làm').fill('2026-11-02');
  await desk.getByLabel('Kết quả (tiếng Việt)').fill('Không còn ai phải hỏi đường.');
  await checkAccessibility(desk, 'told, writing');
  await desk.setViewportSize({ width: 1280, height: 800 });
  await desk.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await desk.getByRole('button', { name: `Công bố: ${SAID}` }).click();
  await checkAccessibility(desk, 'told, asked whether to publish');
  await desk.setViewportSize({ width: 1280, height: 800 });
  await desk.getByRole('button', { name: 'Công bố', exact: true }).click();
  await expect(desk.getByText('Đã công bố', { exact: true })).toBeVisible();
  await expect(desk.getByRole('form', { name: `Công bố: ${SAID}` })).toHaveCount(0);
  await checkAccessibility(desk, 'told, published');
  await desk.getByRole('link', { name: `Áp phích: ${SAID}` }).click();
  await checkAccessibility(desk, 'poster');

  const phone = await openWithoutScript(browser);
  await phone.goto(`${centre.url}${BOARD}`);
  await expect(phone.getByText('Không còn ai phải hỏi đường.')).toBeVisible();
  await phone.context().close();

  // The tablet hears of it with its next contact, at once here; it swaps it on the idle screen, and rests after a minute.
  await askNow(kiosk);
  await expectOnWaitingScreen(kiosk, 'Không còn ai phải hỏi đường.');
  await expect(kiosk.getByText(SAID)).toBeVisible();
});

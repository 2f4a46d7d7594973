/**
 * `npm run screenshots`: the real kiosk and the real pages against a real centre, as pictures in docs/screens, and every
 * state of the kiosk in docs/screens/states. `npm run screenshots -- NAME …`: only the sheets of these states;
 * `npm run screenshots -- office`: only the pages of /admin, empty and full, in docs/screens/office.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { signInFirstTime } from './admin-page.ts';
import { browserLaunchOptions } from './browser.ts';
import { CentreProcess } from './centre-process.ts';
import { drawFeedback } from './draw-feedback.ts';
import { drawOffice } from './draw-office.ts';
import { openKioskBrowser } from './kiosk-browser.ts';
import { expectQuestion, face, finish, pairByLink, thanks } from './kiosk-page.ts';
import { servePreview } from './serve-preview.ts';
import { drawStateSheets } from './state-sheets.ts';

const OFFICE = 'office';
const TARGET = join(import.meta.dirname, '../../docs/screens');
const LANDSCAPE = { width: 1280, height: 800 };
const PORTRAIT = { width: 800, height: 1280 };
const DESK = { width: 1280, height: 800 };
/** Word of the navigation, title of the page, name of the picture. */
const OFFICE_PAGES = [
  ['Bắt đầu', 'Bắt đầu', 'start'],
  ['Tổng quan', 'Tổng quan', 'overview'],
  ['So sánh', 'So sánh', 'comparison'],
  ['Chất lượng số liệu', 'Chất lượng số liệu', 'quality'],
  ['Số hồ sơ từng ngày', 'Số hồ sơ từng ngày', 'transactions'],
  ['Đơn vị, quầy, nhân sự', 'Đơn vị, quầy, nhân sự', 'office'],
  ['Dân nói – đã làm', 'Dân nói – đã làm', 'told'],
  ['Cài đặt', 'Cài đặt của đơn vị', 'settings'],
  ['Tài khoản', 'Tài khoản', 'accounts'],
  ['Khóa kết nối', 'Khóa kết nối', 'tokens'],
  ['Nhật ký kiểm tra', 'Nhật ký kiểm tra', 'audit'],
  ['Tài khoản của tôi', 'Tài khoản của tôi', 'me'],
] as const;

async function both(page: Page, name: string): Promise<void> {
  for (const [form, size] of [
    ['landscape', LANDSCAPE],
    ['portrait', PORTRAIT],
  ] as const) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(TARGET, `${name}-${form}.png`) });
  }
  await page.setViewportSize(LANDSCAPE);
}

async function drawKiosk(page: Page, centre: CentreProcess): Promise<void> {
  await page.goto(centre.url);
  await expect(page.getByRole('heading', { name: 'Ghép máy với quầy' })).toBeVisible();
  await both(page, 'pairing-vi');
  await pairByLink(page, centre.pairingUrl);
  await both(page, 'question-vi');
  await page.getByRole('button', { name: 'English' }).click();
  await both(page, 'question-en');
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  for (const level of [4, 5, 3]) {
    await face(page, level).click();
    await expect(thanks(page)).toBeVisible();
    if (level === 4) await drawAfterwards(page);
    await finish(page);
    await expectQuestion(page);
  }
  await drawFeedback(page, both);
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await both(page, 'procedures-vi');
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('dang ky khai sinh');
  await both(page, 'search-vi');
  await page
    .getByRole('button', { name: /đăng ký khai sinh/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /khai sinh/i })).toBeVisible();
  await both(page, 'procedure-vi');
}

/** From the thanks on; ends on the thanks again. */
async function drawAfterwards(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thái độ' }).click();
  await page.getByRole('button', { name: 'Giấy hẹn' }).click();
  await both(page, 'thanks-vi');
  await page.getByRole('button', { name: 'Thêm thời gian' }).click();
  await page.getByRole('button', { name: 'Đổi câu trả lời' }).click();
  await expectQuestion(page);
  await both(page, 'change-vi');
  await page.getByRole('button', { name: 'Giữ câu trả lời trước' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Change my answer' })).toBeVisible();
  await both(page, 'thanks-en');
}

async function drawDesk(page: Page, centre: CentreProcess): Promise<void> {
  await page.setViewportSize(DESK);
  await signInFirstTime(page, centre);
  await expect(page.getByRole('row')).toHaveCount(4);
  await page.screenshot({ path: join(TARGET, 'admin-ratings-vi.png') });
  await page.getByRole('link', { name: 'Máy tính bảng', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Máy tính bảng' })).toBeVisible();
  await page.screenshot({ path: join(TARGET, 'admin-devices-vi.png') });
  await page.getByRole('link', { name: /Máy tính bảng quầy 1/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Máy tính bảng quầy 1/ })).toBeVisible();
  await page.screenshot({ path: join(TARGET, 'admin-device-vi.png') });
  await page.getByRole('link', { name: 'Chờ xử lý', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Chờ xử lý' })).toBeVisible();
  await page.screenshot({ path: join(TARGET, 'admin-quarantine-vi.png') });
  await page.getByRole('link', { name: 'Nhập tệp', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập tệp' })).toBeVisible();
  await page.screenshot({ path: join(TARGET, 'admin-import-vi.png') });
  for (const [link, title, name] of OFFICE_PAGES) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.screenshot({ path: join(TARGET, `admin-${name}-vi.png`), fullPage: true });
  }
}

/** What the README shows: the real kiosk, paired with a real centre, and what arrived there. */
async function drawReal(): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'hailong-screens-'));
  const centre = await CentreProcess.start();
  const browser = await openKioskBrowser(profile, centre.url);
  try {
    await drawKiosk(browser.page, centre);
    await drawDesk(await browser.context.newPage(), centre);
  } finally {
    await browser.close();
    await centre.dispose();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Every state of the kiosk in every dress. */
async function drawStates(only: readonly string[]): Promise<void> {
  const preview = await servePreview();
  const browser = await chromium.launch(browserLaunchOptions());
  try {
    await drawStateSheets(browser, preview, join(TARGET, 'states'), only);
  } finally {
    await browser.close();
    await preview.close();
  }
}

/** Every page of /admin. */
async function drawEveryOfficePage(): Promise<void> {
  const browser = await chromium.launch(browserLaunchOptions());
  try {
    await drawOffice(browser, join(TARGET, OFFICE));
  } finally {
    await browser.close();
  }
}

mkdirSync(TARGET, { recursive: true });
const only = process.argv.slice(2);
if (only.length === 0) await drawReal();
if (only.length === 0 || only.includes(OFFICE)) await drawEveryOfficePage();
if (only.join() !== OFFICE) await drawStates(only);

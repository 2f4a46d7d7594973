import { expect, type Locator, type Page } from '@playwright/test';

/** The five answers as the citizen reads them, by their level code. */
const LEVEL_NAMES: Readonly<Record<number, string>> = {
  5: 'Rất hài lòng',
  4: 'Hài lòng',
  3: 'Bình thường',
  2: 'Không hài lòng',
  1: 'Rất không hài lòng',
};

export function face(page: Page, level: number): Locator {
  return page.getByRole('button', { name: LEVEL_NAMES[level] ?? '', exact: true });
}

/** The idle screen is the question: all five answers are there. */
export async function expectQuestion(page: Page): Promise<void> {
  for (const level of [5, 4, 3, 2, 1]) await expect(face(page, level)).toBeVisible();
}

/** Brings the question back where the attract loop stands, by a touch that answers nothing. The page's clock must be installed. */
export async function wake(page: Page, timeout: number): Promise<void> {
  const touch = page.getByRole('button', { name: 'Chạm vào màn hình để đánh giá' });
  await touch.or(face(page, 5)).waitFor({ timeout });
  if (!(await touch.isVisible())) return;
  // Not a click on the button, which is gone as soon as the finger is down.
  await page.mouse.click(5, 5);
  await face(page, 5).waitFor({ timeout });
  await page.clock.fastForward(1_000);
}

/** Lets the waiting screen come and go on until a text stands there. The page's clock must be installed: it runs ahead, a slide at a time. */
export async function expectOnWaitingScreen(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(20_000);
    await expect(page.getByText(text)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

export function thanks(page: Page): Locator {
  return page.getByRole('heading', { name: /cảm ơn/i });
}

/** One tap, then the thanks, which stand for the commit, and the visit is over. */
export async function rate(page: Page, level: number): Promise<void> {
  await face(page, level).click();
  await expect(thanks(page)).toBeVisible();
  await finish(page);
}

/** The citizen has nothing to add. */
export async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Xong|Finish)$/ }).click();
}

/** A tablet's first load of everything its office posted may take this long on a busy machine. */
const FIRST_CONTENT_MS = 60_000;

/** Opens the printed link and waits until the tablet asks its question and needs no network any more. */
export async function pairByLink(page: Page, pairingUrl: string): Promise<void> {
  await page.goto(pairingUrl);
  await face(page, 5).waitFor({ timeout: FIRST_CONTENT_MS });
  await expectQuestion(page);
  await untilWorksOffline(page);
}

/** The service worker has everything and answers for the page. */
async function untilWorksOffline(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });
}

/** Holds the emblem as staff do; what opens is the PIN pad, or the panel where no PIN is set. */
export async function holdEmblem(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Dành cho công chức/ }).click({ delay: 2_500 });
}

/** Types a PIN on the pad's own keys. */
export async function typePin(page: Page, pin: string): Promise<void> {
  const pad = page.getByRole('group', { name: 'Bàn phím số' });
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
}

/** The staff's panel, by the emblem and the PIN. */
export async function openStaffPanel(page: Page, pin: string): Promise<void> {
  await holdEmblem(page);
  await typePin(page, pin);
  await expect(page.getByRole('heading', { name: 'Dành cho công chức' })).toBeVisible();
}

import { SLIDE_MS } from '#kiosk/timing.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { checkAccessibility, checkAccessibilityOnStoppedClock } from '../support/check-accessibility.ts';
import { ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, face, pairByLink, thanks } from '../support/kiosk-page.ts';
import { sendOver } from '../support/pushing-tablet.ts';

const WORKDAY = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const week = (ranges: readonly object[]) => Array.from({ length: 7 }, () => ranges);
const DAY_MS = 24 * 60 * 60_000;

test('outside its hours the kiosk sleeps, tells when it opens, and wakes with the office, all without a network', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  await publish(centre, 'hours', { week: week(WORKDAY), exceptions: [] });
  const { page } = await tablet.switchOn();
  // Tomorrow at five past twelve where the office is; a clock before the build would not be believed.
  const midnightMs = Math.ceil(Date.now() / DAY_MS) * DAY_MS - 7 * 60 * 60_000;
  await page.clock.install({ time: midnightMs + DAY_MS + (12 * 60 + 5) * 60_000 });
  await page.goto(centre.pairingUrl);
  await expect(page.getByRole('heading', { name: 'Đang nghỉ giữa giờ' })).toBeVisible();
  await checkAccessibility(page, 'asleep');
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
  await centre.stop();
  await expect(page.getByText('13:30 hôm nay')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Liên hệ với cơ quan' }).getByText('18001096')).toBeVisible();
  await expect(face(page, 5)).toBeHidden();
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await expect(page.getByRole('heading', { name: 'Thủ tục hành chính' })).toBeVisible();
  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
  await expect(page.getByRole('heading', { name: 'Đang nghỉ giữa giờ' })).toBeVisible();
  await page.clock.fastForward('01:26:00');
  await expectQuestion(page);
});

test('the attract loop comes after a minute; the finger that ends it answers nothing, whatever stands beneath it', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  const { page } = await tablet.switchOn({ hasTouch: true });
  await page.clock.install();
  await pairByLink(page, centre.pairingUrl);
  const place = await face(page, 3).boundingBox();
  if (place === null) throw new Error('the face has no place');
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  await centre.stop();

  const guide = page.getByRole('heading', { name: 'Ông/Bà thấy được phục vụ thế nào?' });
  await page.clock.runFor(61_000);
  await expect(guide).toBeVisible();
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 500);
  await checkAccessibilityOnStoppedClock(page, 'attract');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.clock.runFor(SLIDE_MS);
  await expect(guide).toBeHidden();

  await page.touchscreen.tap(x, y);
  await expectQuestion(page);
  await page.clock.runFor(1_000);
  await expect(thanks(page)).toBeHidden();
  await page.touchscreen.tap(x, y);
  await expect(thanks(page)).toBeVisible();
  await page.clock.resume();
  await centre.restart();
  await expect
    .poll(() =>
      readStoredReplicas(centre.dataDir)
        .flatMap(ratingsIn)
        .map(({ level }) => level),
    )
    .toEqual([3]);
});

test('the page leads nowhere: no address, no link, no form, no way back', async ({ centre, tablet }) => {
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await page.evaluate(() => Object.assign(window, { thisPage: true }));
  await page.evaluate(() => {
    location.assign('https://example.com/');
  });
  await page.evaluate(() => {
    location.assign('/admin');
  });
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/admin', textContent: 'x' });
    const form = Object.assign(document.createElement('form'), { action: '/admin' });
    document.body.append(link, form);
    link.click();
    form.requestSubmit();
    link.remove();
    form.remove();
  });
  await page.evaluate(() => history.go(-5));
  await expectQuestion(page);
  expect(await page.evaluate(() => 'thisPage' in window)).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/');
});

async function publish(centre: CentreProcess, part: string, body: unknown): Promise<void> {
  const admin = await CentreAdmin.signIn(sendOver(centre.url), centre.credentials);
  await admin.publish(part, body);
}

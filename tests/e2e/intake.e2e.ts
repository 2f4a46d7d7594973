import type { Page } from '@playwright/test';
import { SLIDE_MS } from '#kiosk/timing.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { checkAccessibility, checkAccessibilityOnStoppedClock } from '../support/check-accessibility.ts';
import { ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, face, finish, openStaffPanel, pairByLink, thanks } from '../support/kiosk-page.ts';
import { sendOver } from '../support/pushing-tablet.ts';

const WORKDAY = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const week = (ranges: readonly object[]) => Array.from({ length: 7 }, () => ranges);
const DAY_MS = 24 * 60 * 60_000;

test('[JR4] whoever is invited answers, says no or does not come; each is told to the centre once, though it was away', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(180_000);
  await publish(centre, 'intake', { mode: 'invited' });
  const { page, kill } = await tablet.switchOn();
  await page.clock.install();
  await page.goto(centre.pairingUrl);
  await expectRest(page);
  await checkAccessibility(page, 'resting');

  await invite(page, centre.staffPin);
  await checkAccessibility(page, 'invited');
  await face(page, 2).click();
  await expect(thanks(page)).toBeVisible();
  await finish(page);
  await expectRest(page);
  await centre.stop();
  await invite(page, centre.staffPin);
  await page.getByRole('button', { name: 'Không, cảm ơn' }).click();
  await expectRest(page);
  await invite(page, centre.staffPin);
  await page.clock.fastForward(31_000);
  await expectRest(page);
  // The power goes while an invitation stands: it leaves nothing, and nothing is made up for it.
  await invite(page, centre.staffPin);
  await kill();

  await centre.restart();
  const light = await tablet.switchOn();
  await light.page.goto(centre.url);
  await expectRest(light.page);
  await expect.poll(() => outcomes(centre)).toEqual(['answered', 'dismissed', 'timeout']);
  const [rating] = bodies(centre, 'rating');
  const answered = entries(centre, 'ask').find(({ body }) => body.outcome === 'answered');
  expect(rating).toMatchObject({ level: 2, intake: 'invited', ask: answered?.id });
});

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
  // And the next look at the clock.
  await page.clock.runFor(21_000);
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

  const guide = page.getByRole('heading', { name: 'Ông/Bà được phục vụ thế nào?' });
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

async function expectRest(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Màn hình tra cứu và đánh giá' })).toBeVisible();
}

/** "Mời đánh giá" in the staff's panel. */
async function invite(page: Page, pin: string): Promise<void> {
  await openStaffPanel(page, pin);
  await page.getByRole('button', { name: /Mời đánh giá/ }).click();
  await expectQuestion(page);
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the centre holds of one kind, in order. */
function entries(centre: CentreProcess, kind: string): readonly Entry[] {
  const lines = readStoredReplicas(centre.dataDir).flatMap((replica) => replica.entries);
  return lines.map(({ line }): Entry => JSON.parse(line)).filter((entry) => entry.kind === kind);
}

function bodies(centre: CentreProcess, kind: string): readonly Entry['body'][] {
  return entries(centre, kind).map(({ body }) => body);
}

function outcomes(centre: CentreProcess): readonly unknown[] {
  return bodies(centre, 'ask').map(({ outcome }) => outcome);
}

import { QUIET_MS, RUSH_MS } from '#kiosk/timing.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { expect, test as journey } from '../support/journey.ts';
import { expectQuestion, pairByLink, rate, thanks } from '../support/kiosk-page.ts';
import { ProgramCopy } from '../support/program-copy.ts';

const NEXT_VERSION = '99.0.0';
const test = journey.extend<{ installed: ProgramCopy; next: ProgramCopy }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the wished fixtures from the pattern.
  installed: ({}, use) => lendCopy(use),
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the wished fixtures from the pattern.
  next: ({}, use) => lendCopy(use),
  centre: async ({ installed }, use) => {
    const centre = await CentreProcess.start(installed.folder);
    await use(centre);
    await centre.dispose();
  },
});

test('[CF1] [CF1a] a new version never moves under the finger and is let in when nobody is there', async ({
  centre,
  tablet,
  installed,
  next,
}) => {
  test.setTimeout(120_000);
  const { page } = await tablet.switchOn();
  await page.clock.install();
  await pairByLink(page, centre.pairingUrl);
  await page.evaluate(() => Object.assign(window, { thisPage: true }));
  const isThisPage = () => page.evaluate(() => 'thisPage' in window);

  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('khai sinh');
  await next.build(NEXT_VERSION);
  next.deployTo(installed);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);

  await expect(page.getByRole('textbox', { name: 'Tìm thủ tục' })).toHaveValue('khai sinh');
  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
  await rate(page, 2);
  expect(await isThisPage()).toBe(true);
  await expect(thanks(page)).toBeHidden();
  await expectQuestion(page);
  expect(await isThisPage()).toBe(true);

  // CF1a: not so soon after a rating.
  await page.clock.fastForward(QUIET_MS);
  await expectQuestion(page);
  expect(await isThisPage()).toBe(true);
  await page.clock.fastForward(RUSH_MS);
  // The kiosk lets it in: it says so, and the page is another one as soon as the browser has exchanged the worker. In Chromium 150 the
  // worker often stays `installed` for minutes, for a reason not found (README, known gaps), so the exchange itself is not awaited.
  const isLetIn = async () =>
    !(await isThisPage()) || (await page.getByText('Máy đang cập nhật').isVisible());
  await expect.poll(() => isLetIn().catch(() => false), { timeout: 30_000 }).toBe(true);
});

async function lendCopy(use: (copy: ProgramCopy) => Promise<void>): Promise<void> {
  const copy = new ProgramCopy();
  await use(copy);
  copy.dispose();
}

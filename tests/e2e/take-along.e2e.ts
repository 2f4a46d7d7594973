import { checkAccessibility } from '../support/check-accessibility.ts';
import { expect, test } from '../support/journey.ts';
import { pairByLink } from '../support/kiosk-page.ts';

test('the code on a procedure’s page leads to a page of its own, which no worker answers', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('1.001193');
  await page
    .getByRole('button', { name: /1\.001193/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Mang theo' }).click();
  await expect(page.getByRole('img', { name: 'Mã để mang theo trang này' })).toBeVisible();
  const [address = ''] =
    /https?:\/\/\S+\/p\/tthc\/\S+/.exec((await page.locator('main').innerText()) ?? '') ?? [];
  expect(new URL(address).origin).toBe(centre.url);

  // In the same browser, where the kiosk's worker answers every other visit.
  const phone = await context.newPage();
  const asked: string[] = [];
  phone.on('request', (request) => asked.push(request.url()));
  const answer = await phone.goto(address);
  expect(answer?.fromServiceWorker()).toBe(false);
  expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([address]);
  await expect(phone.getByRole('heading', { level: 1, name: 'Thủ tục đăng ký khai sinh' })).toBeVisible();
  await phone.getByRole('checkbox').first().check();
  await phone.getByText('Xem tất cả').click();
  await checkAccessibility(phone, 'taken along');
  await phone.setViewportSize({ width: 320, height: 640 });
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await phone.context().cookies(address)).toEqual([]);

  await phone.goto(new URL('/p/tthc/1.999999', address).href);
  await expect(phone.getByRole('heading', { name: /Không tìm thấy thủ tục này/ })).toBeVisible();
  await checkAccessibility(phone, 'not found');
});

import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink } from '../support/kiosk-page.ts';

test('a procedure is found offline by words without marks, and the screen returns to the question', async ({
  centre,
  tablet,
}) => {
  const paired = await tablet.switchOn();
  await pairByLink(paired.page, centre.pairingUrl);
  await paired.close();
  await centre.stop();

  const { page } = await tablet.switchOn();
  await page.clock.install();
  await page.goto(`${centre.url}/thu-tuc`);
  await expectQuestion(page);
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('dang ky khai sinh');
  await page
    .getByRole('button', { name: /đăng ký khai sinh/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /đăng ký khai sinh/i })).toBeVisible();
  await expect(page.getByText('Phí, lệ phí', { exact: true })).toBeVisible();
  await page.clock.fastForward(60_000);
  await expectQuestion(page);
});

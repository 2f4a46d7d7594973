import { expect, test } from '../support/journey.ts';
import { expectQuestion, face, finish, pairByLink } from '../support/kiosk-page.ts';

test('English is one touch away and leaves with the visitor', async ({ centre, tablet }) => {
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await page.clock.install();
  await page.reload();
  await expectQuestion(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Very satisfied', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.clock.fastForward(30_000);
  await expect(page.getByRole('button', { name: 'Very satisfied', exact: true })).toBeVisible();
  await page.clock.fastForward(30_000);
  await expect(face(page, 5)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

test('the thanks after an English answer give way to the Vietnamese question', async ({ centre, tablet }) => {
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Satisfied', exact: true }).click();
  await expect(page.getByRole('heading', { name: /thank you/i })).toBeVisible();
  await finish(page);
  await expectQuestion(page);
});

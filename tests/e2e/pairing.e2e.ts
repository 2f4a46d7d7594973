import type { Page } from '@playwright/test';
import { expireCodes } from '../support/centre-store.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, rate } from '../support/kiosk-page.ts';

test('a tablet without a pairing says what to do and takes a code typed by hand', async ({
  centre,
  tablet,
}) => {
  const { page } = await tablet.switchOn();
  await page.goto(centre.url);
  await expect(page.getByRole('heading', { name: 'Ghép máy với quầy' })).toBeVisible();
  await typeCode(page, 'AAAA-AAAA');
  await expect(page.getByRole('alert')).toContainText('Mã không đúng');
  await typeCode(page, centre.pairingCode.toLowerCase().replaceAll('-', ' '));
  await expectQuestion(page);
  await rate(page, 4);
});

test('an expired code is refused with the reason, and the tablet stays unpaired', async ({
  centre,
  tablet,
}) => {
  expireCodes(centre.dataDir);
  const { page } = await tablet.switchOn();
  await page.goto(centre.pairingUrl);
  await expect(page.getByRole('alert')).toContainText('Mã đã hết hạn');
  await page.goto(centre.url);
  await expect(page.getByRole('heading', { name: 'Ghép máy với quầy' })).toBeVisible();
});

test('a code pairs one tablet only', async ({ centre, tablet, otherTablet }) => {
  const first = await tablet.switchOn();
  await first.page.goto(centre.pairingUrl);
  await expectQuestion(first.page);
  const second = await otherTablet.switchOn();
  await second.page.goto(centre.pairingUrl);
  await expect(second.page.getByRole('alert')).toContainText('đã được dùng');
});

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Mã ghép' }).fill(code);
  await page.getByRole('button', { name: 'Ghép máy' }).click();
}

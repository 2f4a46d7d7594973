import type { Page } from '@playwright/test';
import { BEHIND, firstAddress, LED_TO, offeredAddresses } from '../support/admin-addresses.ts';
import { signInAgain } from '../support/admin-page.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { checkPageOfOffice, DESK } from '../support/check-accessibility.ts';
import { demoTest } from '../support/demo-journey.ts';
import { fillOffice } from '../support/fill-office.ts';
import { expect } from '../support/journey.ts';

/** Every page of `/admin` as it stands with three months of data in it, at a desk, on a telephone, and with text of 200 %. */

async function check(page: Page, screen: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await checkPageOfOffice(page, screen);
}

/** One centre, filled once for all of these. */
const test = demoTest.extend<object, { filled: CentreProcess }>({
  filled: [
    async ({ demo }, use) => {
      await fillOffice(demo, 'moi-trang');
      await use(demo);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
// Much of it is axe reading long pages; on a machine of one's own a page takes two seconds.
test.describe.configure({ timeout: 600_000 });

for (const half of [0, 1])
  test(`the pages of the navigation are free of findings with data in them, half ${half + 1}`, async ({
    filled,
    page,
  }) => {
    await page.setViewportSize(DESK);
    await signInAgain(page, filled, 'moi-trang');
    const addresses = await offeredAddresses(page);
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses.filter((_, at) => at % 2 === half)) {
      await page.goto(address);
      await check(page, new URL(address).pathname);
    }
  });

test('the pages behind them, and one of each thing that lists lead to, are free of findings', async ({
  filled,
  page,
}) => {
  await page.setViewportSize(DESK);
  await signInAgain(page, filled, 'moi-trang');
  for (const path of BEHIND) {
    await page.goto(`${filled.url}/admin${path}`);
    await check(page, path);
  }
  for (const [name, list, pattern] of LED_TO) {
    await page.goto(`${filled.url}/admin${list}`);
    await page.goto(await firstAddress(page, pattern));
    await check(page, `a ${name}`);
    if (name !== 'case') continue;
    await page.goto(`${page.url()}/letter`);
    await check(page, 'a letter');
  }
});

test('the forms with points and two versions side by side are free of findings', async ({ filled, page }) => {
  await page.setViewportSize(DESK);
  await signInAgain(page, filled, 'moi-trang');
  await page.goto(`${filled.url}/admin/reports/forms/kept`);
  await page.getByRole('link', { name: /Mẫu 02.*Bản 1$/ }).click();
  await page.getByRole('combobox', { name: 'Đối chiếu với' }).selectOption({ index: 1 });
  await expect(page.getByRole('table', { name: /^Khác nhau giữa/ })).toBeVisible();
  await check(page, 'two versions compared');
  await page.goto(`${filled.url}/admin/reports/forms`);
  await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('2026-Q3');
  for (const form of ['mau-01', 'mau-03']) {
    await page.getByRole('combobox', { name: 'Mẫu', exact: true }).selectOption(form);
    await check(page, form);
  }
});

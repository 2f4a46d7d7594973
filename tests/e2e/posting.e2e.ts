import type { Page } from '@playwright/test';
import { signInFirstTime } from '../support/admin-page.ts';
import { askNow, heldContent } from '../support/content-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink } from '../support/kiosk-page.ts';

const CODE = '1.001193';
const IMPORTED = 'Đăng ký khai sinh tại phường';
const EDITED = 'Đăng ký khai sinh tại phường, trả ngay trong ngày';
const FILE = `Mã TTHC,Tên TTHC,Lĩnh vực\n${CODE},${IMPORTED},Hộ tịch\nkhông-phải-mã,Sai,Hộ tịch\n`;

/** The tablet fetches what is new; then it is opened by its code. */
async function expectOnTablet(page: Page, name: string): Promise<void> {
  const { current } = await heldContent(page);
  await askNow(page);
  await expect.poll(async () => (await heldContent(page)).current, { timeout: 30_000 }).not.toBe(current);
  await expectNameOnTablet(page, name);
}

async function expectNameOnTablet(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill(CODE);
  await page.getByRole('button', { name: /Mã 1\.001193/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
  await expectQuestion(page);
}

test('a procedure is imported, edited, posted and set back through the pages, and the tablet follows each posting', async ({
  centre,
  tablet,
  page,
}) => {
  test.setTimeout(180_000);
  const kiosk = await tablet.switchOn();
  await pairByLink(kiosk.page, centre.pairingUrl);
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInFirstTime(page, centre);

  await page.goto(`${centre.url}/admin/procedures/import`);
  const file = { name: 'danh-muc.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
  await page.getByLabel(/Tệp thủ tục/).setInputFiles(file);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: 'Thay đổi: 1' }).click();
  await expect(page.getByText(IMPORTED, { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Không nhận: 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Áp dụng' }).click();
  await expect(page.getByText(/Đã nhập 1 thủ tục/)).toBeVisible();
  await expectOnTablet(kiosk.page, IMPORTED);

  await page.goto(`${centre.url}/admin/procedures/${CODE}`);
  await page.getByRole('button', { name: 'Sửa', exact: true }).click();
  await page.getByRole('textbox', { name: 'Tên thủ tục' }).fill(EDITED);
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await expect(page.getByRole('heading', { name: 'Bản nháp: công chúng chưa thấy' })).toBeVisible();
  await askNow(kiosk.page);
  await expectNameOnTablet(kiosk.page, IMPORTED);
  await page.getByRole('button', { name: 'Niêm yết bản nháp' }).click();
  await expect(page.getByRole('heading', { level: 1, name: EDITED })).toBeVisible();
  await expectOnTablet(kiosk.page, EDITED);

  const history = page.getByRole('region', { name: 'Lịch sử' });
  await history.getByRole('button', { name: 'Niêm yết lại phiên bản này' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: IMPORTED, exact: true })).toBeVisible();
  await expectOnTablet(kiosk.page, IMPORTED);
});

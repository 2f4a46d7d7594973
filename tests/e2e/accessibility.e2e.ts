import { signInFirstTime } from '../support/admin-page.ts';
import { checkAccessibility, checkAccessibilityOnStoppedClock } from '../support/check-accessibility.ts';
import { ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, face, pairByLink, rate, thanks } from '../support/kiosk-page.ts';

test('every screen of the counter is free of findings, across and upright', async ({ centre, tablet }) => {
  test.setTimeout(180_000);
  const { page } = await tablet.switchOn();
  await page.goto(centre.url);
  await expect(page.getByRole('heading', { name: 'Ghép máy với quầy' })).toBeVisible();
  await checkAccessibility(page, 'pairing');
  await page.getByRole('textbox', { name: 'Mã ghép' }).fill('AAAA');
  await page.getByRole('button', { name: 'Ghép máy' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await checkAccessibility(page, 'pairing refused');

  await pairByLink(page, centre.pairingUrl);
  await checkAccessibility(page, 'question');
  await page.getByRole('button', { name: 'English' }).click();
  await checkAccessibility(page, 'question in English');
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();

  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await checkAccessibility(page, 'procedures');
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('khai sinh');
  await checkAccessibility(page, 'procedures found');
  await page
    .getByRole('button', { name: /đăng ký khai sinh/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /khai sinh/i })).toBeVisible();
  await checkAccessibility(page, 'procedure');
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('zzzz');
  await checkAccessibility(page, 'nothing found');

  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
  await page.getByRole('button', { name: /Dành cho công chức/ }).click({ delay: 2_500 });
  await expect(page.getByRole('heading', { name: 'Dành cho công chức' })).toBeVisible();
  await checkAccessibility(page, 'staff');
});

test('the thanks are free of findings', async ({ centre, tablet }) => {
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  // The thanks last three seconds: too short for the check, so time stands still.
  await page.clock.install();
  await page.reload();
  await expectQuestion(page);
  await page.clock.pauseAt(Date.now() + 60_000);
  await face(page, 4).click();
  await expect(thanks(page)).toBeVisible();
  await checkAccessibilityOnStoppedClock(page, 'thanks');
  await expect(thanks(page)).toBeVisible();
});

test('every page of the administrators is free of findings', async ({ centre, tablet, page }) => {
  test.setTimeout(120_000);
  await page.goto(`${centre.url}/admin`);
  await expect(page.getByRole('heading', { name: 'Đăng nhập quản trị' })).toBeVisible();
  await checkAccessibility(page, 'login');
  await signInFirstTime(page, centre);
  await checkAccessibility(page, 'ratings, empty');
  const kiosk = await tablet.switchOn();
  await pairByLink(kiosk.page, centre.pairingUrl);
  await rate(kiosk.page, 4);
  await expect.poll(() => readStoredReplicas(centre.dataDir).flatMap(ratingsIn)).toHaveLength(1);
  await page.reload();
  await expect(page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('row')).toHaveCount(2);
  await page.getByText('Tải về', { exact: true }).click();
  await checkAccessibility(page, 'ratings');
  await page.getByRole('link', { name: 'Máy tính bảng', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Máy tính bảng' })).toBeVisible();
  await checkAccessibility(page, 'devices');
  await page.getByRole('link', { name: /Máy tính bảng quầy 1/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Máy tính bảng quầy 1/ })).toBeVisible();
  await checkAccessibility(page, 'one device');
  for (const name of ['Chờ xử lý', 'Nhập tệp']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await checkAccessibility(page, name);
  }
  await page.getByRole('link', { name: 'Máy tính bảng', exact: true }).click();
  await page.getByRole('button', { name: 'Thêm máy tính bảng' }).click();
  await expect(page.getByRole('textbox', { name: 'Tên máy' })).toBeVisible();
  await checkAccessibility(page, 'new device');
});

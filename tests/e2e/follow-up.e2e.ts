import { signInFirstTime } from '../support/admin-page.ts';
import { checkAccessibility, checkNarrow } from '../support/check-accessibility.ts';
import { leaveReceipt, readReceipt, send, writePetition } from '../support/feedback-page.ts';
import { expect, test } from '../support/journey.ts';
import { pairByLink } from '../support/kiosk-page.ts';

const PETITION = {
  text: 'Đã hẹn ba lần vẫn chưa trả kết quả.',
  name: 'Lý Thị Hoa',
  address: 'Số 12, tổ dân phố 4',
  phone: '0912 345 678',
};

test('a petition written at the counter is answered, brought back, and its contact data erased, by its code alone', async ({
  centre,
  tablet,
  page: desk,
}) => {
  test.setTimeout(180_000);
  const { page, context } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await writePetition(page, PETITION);
  await send(page);
  const { code } = await readReceipt(page);
  await leaveReceipt(page);

  await signInFirstTime(desk, centre);
  await desk.goto(`${centre.url}/admin/cases`);
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByRole('link', { name: 'Số 1' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await checkAccessibility(desk, 'cases');
  await desk.getByRole('link', { name: 'Số 1' }).click();
  await expect(desk.getByText(PETITION.text)).toBeVisible();
  await checkAccessibility(desk, 'a case');

  // In the same browser, where the kiosk's worker answers every other visit.
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  const answer = await phone.goto(`${centre.url}/theo-doi#${code}`);
  expect(answer?.fromServiceWorker()).toBe(false);
  await expect(phone.getByRole('heading', { level: 1, name: 'Phản ánh, kiến nghị' })).toBeVisible();
  await expect(phone.getByText('Đã tiếp nhận')).toBeVisible();
  expect(phone.url()).toBe(`${centre.url}/theo-doi`);
  await expect(phone.getByText(PETITION.name)).toHaveCount(0);

  // Before the answer nothing can be rated, and something can be added.
  await expect(phone.getByRole('heading', { name: /hài lòng với cách giải quyết/ })).toHaveCount(0);
  await phone.getByRole('button', { name: 'Bổ sung thông tin' }).click();
  await phone.getByRole('textbox', { name: 'Điều cần bổ sung' }).fill('Hồ sơ nộp ngày 3 tháng 11.');
  await phone.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await expect(phone.getByText('Đã gửi thông tin bổ sung.')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText('Hồ sơ nộp ngày 3 tháng 11.')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Nội dung trả lời' }).fill('Trung tâm xin lỗi và đã trả kết quả.');
  await desk.getByRole('button', { name: 'Gửi trả lời' }).click();
  await expect(desk.getByText('Trả lời hiện nay')).toBeVisible();

  await phone.getByRole('button', { name: 'Xem lại tình trạng' }).click();
  await expect(phone.getByText('Trung tâm xin lỗi và đã trả kết quả.')).toBeVisible();
  await phone.getByRole('button', { name: 'Chưa hài lòng' }).click();
  await expect(phone.getByText('Ông/Bà đã chọn: Chưa hài lòng.')).toBeVisible();
  await phone.getByRole('button', { name: 'Đề nghị xem xét lại' }).click();
  await phone.getByRole('textbox', { name: 'Điều chưa thỏa đáng' }).fill('Vẫn chưa nhận được.');
  await checkAccessibility(phone, 'follow-up');
  await phone.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await expect(phone.getByText('Đã gửi đề nghị xem xét lại.')).toBeVisible();
  await phone.getByRole('button', { name: /^Rút đồng ý/ }).click();
  await phone.getByRole('button', { name: 'Xóa ngay' }).click();
  await expect(phone.getByText('Thông tin liên lạc đã được xóa.')).toBeVisible();
  expect(await context.cookies(`${centre.url}/theo-doi`)).toEqual([]);
  await checkNarrow(phone, 'follow-up');

  await desk.reload();
  await expect(desk.getByText('Người dân đề nghị xem lại')).toBeVisible();
  await expect(desk.getByText('Vẫn chưa nhận được.')).toBeVisible();
  await expect(desk.getByText('Người gửi đánh giá cách giải quyết').locator('..')).toContainText(
    'Chưa hài lòng',
  );
  await expect(desk.getByText('Thông tin liên lạc đã được xóa.')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Nội dung trả lời' }).fill('Giấy đã gửi bưu điện hôm nay.');
  await desk.getByRole('button', { name: 'Gửi trả lời' }).click();
  await expect(desk.getByText('Trả lời hiện nay')).toBeVisible();
  // The second answer is rated anew.
  await phone.getByRole('button', { name: 'Xem lại tình trạng' }).click();
  await expect(phone.getByText('Giấy đã gửi bưu điện hôm nay.')).toBeVisible();
  await phone.getByRole('button', { name: 'Rất hài lòng' }).click();
  await expect(phone.getByText('Ông/Bà đã chọn: Rất hài lòng.')).toBeVisible();
  await checkAccessibility(phone, 'follow-up, rated');
  await desk.reload();
  await expect(desk.getByText('Người gửi đánh giá cách giải quyết').locator('..')).toContainText(
    'Rất hài lòng',
  );
  expect(centre.output).not.toContain(code);
});

test('a code that has not arrived is told from one that is mistyped', async ({ centre, page }) => {
  await page.goto(`${centre.url}/theo-doi`);
  const field = page.getByRole('textbox', { name: 'Mã biên nhận' });
  await field.fill('1000-0000-0000-0006');
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  await expect(page.getByText(/một ký tự gõ nhầm/)).toBeVisible();
  await checkAccessibility(page, 'a mistyped code');
  await field.fill('1000 0000 0000 0005');
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  await expect(page.getByRole('heading', { name: 'Chưa thấy mã này' })).toBeVisible();
  await checkAccessibility(page, 'a code that has not arrived');
  await checkNarrow(page, 'a code that has not arrived');
});

test('where no script runs, the page says so and what to do', async ({ centre, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(`${centre.url}/theo-doi`);
  expect(answer?.headers()['x-robots-tag']).toBe('noindex');
  await expect(page.locator('noscript p').first()).toContainText('Trang này cần JavaScript');
  await expect(page.locator('noscript p').first()).toBeVisible();
  await checkNarrow(page, 'without script');
  await context.close();
});

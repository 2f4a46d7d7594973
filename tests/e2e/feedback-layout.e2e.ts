import { expect, type Page } from '@playwright/test';
import { cutOff } from '../support/check-accessibility.ts';
import { INTEGRITY, leaveReceipt, next, openDoor, PETITION, send } from '../support/feedback-page.ts';
import { previewTest as test } from '../support/preview-journey.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 1024, height: 600 },
] as const;
const LOOKS = [
  { name: 'plain', modes: '', textPercent: null },
  { name: 'every mode', modes: 'large-text contrast low-reach', textPercent: null },
  { name: '200 % text', modes: '', textPercent: 200 },
] as const;
const LONG_NAME = 'Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo';
const LONG_WORD = 'khôngcóchỗngắtdòng'.repeat(8);

for (const look of LOOKS) {
  test(`nothing of the feedback is cut off: ${look.name}`, async ({ page, preview }) => {
    test.setTimeout(120_000);
    await page.goto(preview.urlOf({ case: 'long', words: 'vi' }));
    const check = (what: string) => checkLayout(page, what, look);
    await page.getByRole('button', { name: 'Góp ý, phản ánh', exact: true }).click();
    await check('doors');
    await page.getByRole('button', { name: PETITION }).click();
    await next(page);
    await check('petition with faults');
    await page.getByRole('radio', { name: /^Thái độ/ }).check();
    await page.getByRole('textbox', { name: 'Nội dung' }).fill(`${LONG_WORD}\n${'Chờ lâu. '.repeat(200)}`);
    await check('long text');
    await next(page);
    await next(page);
    await check('sender with faults');
    await page.getByRole('textbox', { name: 'Họ và tên' }).fill(LONG_NAME);
    await page.getByRole('textbox', { name: 'Địa chỉ' }).fill(LONG_WORD);
    await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912345678');
    await page.getByRole('checkbox', { name: /^Tôi đồng ý/ }).check();
    await next(page);
    await check('review');
    await page.getByRole('button', { name: 'Hủy, không gửi' }).click();
    await check('leaving');
    await page.getByRole('button', { name: 'Viết tiếp' }).click();
    await page.getByRole('radio', { name: 'Không đăng công khai' }).check();
    await send(page);
    await expect(page.getByRole('img', { name: /Mã QR/ })).toBeVisible();
    await check('receipt');
    await leaveReceipt(page);
    await openDoor(page, INTEGRITY);
    await page.getByRole('textbox').fill('x');
    await next(page);
    await page.getByRole('radio', { name: /xin liên hệ lại/ }).check();
    await send(page);
    await check('contact with faults');
  });
}

/** The page as it stands, in every size; a visit begins plain again, so it is dressed each time. */
async function checkLayout(page: Page, what: string, look: (typeof LOOKS)[number]): Promise<void> {
  await page.evaluate(({ modes, textPercent }) => {
    const root = document.documentElement;
    if (modes !== '') root.dataset.modes = modes;
    if (textPercent !== null) root.style.fontSize = `${textPercent}%`;
  }, look);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect.soft(await cutOff(page), `${what}, ${size.width}×${size.height}`).toEqual([]);
  }
}

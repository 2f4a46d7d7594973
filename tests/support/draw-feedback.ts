import { expect, type Page } from '@playwright/test';
import {
  INTEGRITY,
  leaveReceipt,
  next,
  PETITION,
  readReceipt,
  send,
  type,
  writePetition,
} from './feedback-page.ts';

const WORDS =
  'Ngày 20/11 tôi đến nhận kết quả theo giấy hẹn nhưng chưa có. Hỏi lại thì được bảo chờ thêm. Tôi mong được trả kết quả đúng hẹn.';

/** The pages of the feedback, from the doors to a receipt; begins and ends on the question. */
export async function drawFeedback(
  page: Page,
  draw: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: 'Góp ý, phản ánh', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ông/Bà muốn gửi điều gì?' })).toBeVisible();
  await draw(page, 'feedback-doors-vi');
  await page.getByRole('button', { name: PETITION }).click();
  await page.getByRole('radio', { name: /^Thái độ/ }).check();
  await type(page, 'Nội dung', WORDS);
  await draw(page, 'feedback-petition-vi');
  await next(page);
  await draw(page, 'feedback-sender-vi');
  await page.getByRole('button', { name: 'Hủy, không gửi' }).click();
  await page.getByRole('button', { name: 'Xóa và thoát' }).click();
  await writePetition(page, {
    text: WORDS,
    name: 'Lý Thị Hoa',
    address: 'Số 12, tổ dân phố 4',
    phone: '0912 345 678',
  });
  await send(page);
  await readReceipt(page);
  await draw(page, 'feedback-receipt-vi');
  await leaveReceipt(page);
  await page.getByRole('button', { name: 'Góp ý, phản ánh', exact: true }).click();
  await page.getByRole('button', { name: INTEGRITY }).click();
  await draw(page, 'feedback-integrity-vi');
  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
}

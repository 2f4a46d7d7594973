import { expect, type Page } from '@playwright/test';
import { parseReceiptCode } from '#shared/domain/receipt-code.ts';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';

/** What a petitioner writes on the way to the last page. */
export interface Petition {
  readonly text: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

/** Behind one of the doors, by how its name begins. */
export async function openDoor(page: Page, door: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Góp ý, phản ánh', exact: true }).click();
  await page.getByRole('button', { name: door }).click();
}

export const OPINION = /^Góp ý.*Ẩn danh/;
export const PETITION = /^Phản ánh, kiến nghị/;
export const INTEGRITY = /^Bị gây khó khăn/;

export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
}

export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
}

/** Types letter by letter, as a keyboard does. */
export async function type(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).pressSequentially(words);
}

/** From the door to the last page, without sending. */
export async function writePetition(page: Page, petition: Petition): Promise<void> {
  await openDoor(page, PETITION);
  await page.getByRole('radio', { name: /^Thái độ/ }).check();
  await type(page, 'Nội dung', petition.text);
  await next(page);
  await type(page, 'Họ và tên', petition.name);
  await type(page, 'Địa chỉ', petition.address);
  await type(page, 'Số điện thoại', petition.phone);
  await page.getByRole('checkbox', { name: /^Tôi đồng ý/ }).check();
  await next(page);
  await page.getByRole('radio', { name: 'Không đăng công khai' }).check();
}

/** The code on the screen, which stands for the commit, and the digest that is recorded in its place. */
export async function readReceipt(page: Page): Promise<{ readonly code: string; readonly digest: string }> {
  await expect(page.getByRole('heading', { name: 'Đã nhận. Cảm ơn Ông/Bà.' })).toBeVisible();
  const shown = await page.getByRole('region', { name: 'Mã biên nhận' }).innerText();
  const code = parseReceiptCode(/1[0-9A-Z]{3}(?:-[0-9A-Z]{4}){3}/.exec(shown)?.[0] ?? '');
  if (!code.ok) throw new Error(`no code in ${shown}`);
  return { code: code.value, digest: receiptDigest(code.value) };
}

export async function leaveReceipt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tôi đã ghi mã, xóa màn hình' }).click();
}

import { expect, type Page } from '@playwright/test';
import type { CentreProcess } from './centre-process.ts';
import { SOME_PASSWORD } from './some-password.ts';

/** Hashing a password is dear on purpose, dearer still on a machine that is busy. */
const HASHING_MS = 30_000;

/** First login with the printed one-time password: nothing opens before a password of one's own is set. */
export async function signInFirstTime(page: Page, centre: CentreProcess): Promise<void> {
  const { username, password } = centre.credentials;
  await page.goto(`${centre.url}/admin`);
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('heading', { name: 'Đặt mật khẩu mới' })).toBeVisible({ timeout: HASHING_MS });
  await page.getByLabel('Mật khẩu đang dùng', { exact: true }).fill(password);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(SOME_PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu mới', { exact: true }).fill(SOME_PASSWORD);
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await expect(page.getByRole('heading', { name: 'Bắt đầu', level: 1 })).toBeVisible({
    timeout: HASHING_MS,
  });
  await page.getByRole('link', { name: 'Đánh giá', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Đánh giá tại quầy' })).toBeVisible();
}

/** Signs in somebody who has a password already (`addAccount`). */
export async function signInAgain(
  page: Page,
  centre: Pick<CentreProcess, 'url'>,
  username: string,
): Promise<void> {
  await page.goto(`${centre.url}/admin`);
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(SOME_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('heading', { name: 'Bắt đầu', level: 1 })).toBeVisible({ timeout: HASHING_MS });
}

import type { Page } from '@playwright/test';
import { signInFirstTime } from '../support/admin-page.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { expect, test } from '../support/journey.ts';
import { createSeededRandom } from '../support/server-context.ts';
import { type Send, Tablet } from '../support/tablet.ts';

/** Nine o'clock in Vietnam of the last weekday that is over, so that the office was open whenever this runs. */
function lastWorkday(): string {
  const day = new Date(Date.now() - 24 * 60 * 60_000);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** Four ratings of one morning: a bad one with a reason, two good ones, and one a second after the last. */
async function rateFromOutside(centre: CentreProcess, day: string): Promise<void> {
  const send: Send = (path, init) => fetch(`${centre.url}${path}`, init);
  const tablet = await Tablet.create({ nowMs: () => Date.now() }, createSeededRandom(7));
  const code = new URL(centre.pairingUrl).searchParams.get('pair') ?? '';
  const { counter } = await tablet.pair(send, code);
  const at = (seconds: number) =>
    new Date(Date.parse(`${day}T02:00:00.000Z`) + seconds * 1_000).toISOString();
  const place = { counter: counter.id, clerk: null };
  const bad = tablet.rate(2, place, { at: at(0) });
  tablet.record('rating.detail', { of: bad.id, reasons: ['C2'] }, { at: at(4) });
  tablet.rate(5, place, { at: at(200) });
  tablet.rate(5, place, { at: at(460) });
  tablet.rate(5, place, { at: at(461) });
  await tablet.push(send);
}

async function open(page: Page, centre: CentreProcess, path: string, title: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${centre.url}/admin${path}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('from a figure to the rating behind it, a doubt decided, people served taken in, and all of it accessible', async ({
  centre,
  page,
}) => {
  test.setTimeout(300_000);
  const day = lastWorkday();
  await rateFromOutside(centre, day);
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInFirstTime(page, centre);
  const span = `?from=${day}&to=${day}`;

  await open(page, centre, `/overview${span}`, 'Tổng quan');
  await expect(page.getByRole('region', { name: 'Tỷ lệ hài lòng', exact: true })).toContainText(
    '2 trong 3 lượt',
  );
  await checkAccessibility(page, 'overview with what waits');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('table', { name: 'Bên cạnh mức chưa hài lòng' }).getByRole('link').click();
  await expect(page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('row')).toHaveCount(2);
  await checkAccessibility(page, 'ratings by a reason');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Nội dung', exact: true })).toContainText('Không hài lòng');
  await checkAccessibility(page, 'one rating');

  await open(page, centre, `/comparison${span}`, 'So sánh');
  await expect(page.getByRole('table', { name: /theo thứ và giờ/ })).toBeVisible();
  await checkAccessibility(page, 'comparison');

  await open(page, centre, `/quality${span}`, 'Chất lượng số liệu');
  await expect(page.getByRole('heading', { name: 'Bấm quá gần nhau: 1 lượt chờ quyết định' })).toBeVisible();
  await page.getByRole('button', { name: 'Để sang một bên' }).click();
  await checkAccessibility(page, 'data quality');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('textbox', { name: /Lý do/ }).fill('Hai người cùng một nhà');
  await page.getByRole('button', { name: 'Ghi quyết định' }).click();
  await expect(page.getByText('Không có lượt nào', { exact: true })).toBeVisible();

  await open(page, centre, `/transactions${span}`, 'Số hồ sơ từng ngày');
  const [year, month, date] = day.split('-');
  const text = `Ngày;Số hồ sơ\n${date}/${month}/${year};8\nhôm qua;1\n`;
  await page
    .getByLabel('Tệp Excel hoặc CSV')
    .setInputFiles({ name: 'ho-so.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByRole('table', { name: 'Xem trước từng dòng' }).getByRole('row')).toHaveCount(3);
  await checkAccessibility(page, 'people served, previewed');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Lấy 1 ngày' }).click();
  await expect(page.getByText('Đã lấy 1 ngày.')).toBeVisible();

  await open(page, centre, `/overview${span}`, 'Tổng quan');
  await expect(page.getByRole('region', { name: 'Tỷ lệ hài lòng', exact: true })).toContainText(
    '3 trong 4 lượt',
  );
  await expect(page.getByRole('region', { name: 'Tỷ lệ trả lời' })).toContainText(
    '4 lượt đánh giá trên 8 hồ sơ',
  );
});

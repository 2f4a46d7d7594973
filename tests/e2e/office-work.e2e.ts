import type { Page } from '@playwright/test';
import { signInAgain } from '../support/admin-page.ts';
import { addAccount } from '../support/centre-people.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { askNow } from '../support/content-evidence.ts';
import { demoJourney as test } from '../support/demo-journey.ts';
import { expect } from '../support/journey.ts';
import { expectOnWaitingScreen, expectQuestion, face, pairByLink, rate } from '../support/kiosk-page.ts';

test.describe.configure({ timeout: 150_000 });

/** What an office does with its tablets and its figures, on three months of made-up ratings. */

async function openAs(page: Page, centre: CentreProcess, username: string): Promise<void> {
  await addAccount(centre.dataDir, username, 'admin');
  await signInAgain(page, centre, username);
}

/** From one page to the next as the browser's address line would, once the page stands. */
async function open(page: Page, centre: CentreProcess, path: string, title: string | RegExp): Promise<void> {
  await page.goto(`${centre.url}/admin${path}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const ratings = (page: Page) => page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('row');

test('a tablet is replaced: the new one takes over the counter, the old one is retired and keeps its history', async ({
  centre,
  tablet,
  otherTablet,
  page,
}) => {
  const old = await tablet.switchOn();
  await pairByLink(old.page, centre.pairingUrl);
  await rate(old.page, 2);
  await openAs(page, centre, 'thay-may');
  await open(page, centre, '/devices', 'Máy tính bảng');
  await page.getByRole('link', { name: /Máy tính bảng quầy 1/ }).click();
  const journals = page.getByRole('list', { name: 'Nhật ký' });
  await expect(journals.getByText(/Đã nhận 1…\d+, không thiếu/)).toBeVisible();

  await page.getByRole('button', { name: 'Thay máy' }).click();
  await page.getByRole('button', { name: 'Lấy mã ghép cho máy mới' }).click();
  const link = await page.getByRole('link', { name: /pair=/ }).getAttribute('href');
  const newcomer = await otherTablet.switchOn();
  await pairByLink(newcomer.page, link ?? '');
  await rate(newcomer.page, 5);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Đã thu hồi').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(journals.getByText(/Đã nhận 1…\d+, không thiếu/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Thay máy' })).toHaveCount(0);
  await page.getByRole('link', { name: /^Được thay bằng: Máy tính bảng quầy 1/ }).click();
  await expect(page.getByRole('link', { name: /^Thay cho: / })).toBeVisible();
  await expect(page.getByText('Quầy Hộ tịch – Chứng thực').first()).toBeVisible();

  // Both ratings are of the same counter, each of its own tablet's journal.
  await open(page, centre, '/ratings', 'Đánh giá tại quầy');
  await expect(ratings(page).nth(1)).toContainText('Rất hài lòng');
  await expect(ratings(page).nth(2)).toContainText('Không hài lòng');
  for (const at of [1, 2]) await expect(ratings(page).nth(at)).toContainText('Hộ tịch – Chứng thực');
});

test('from the overview to the reason, to a case that is answered, to what the waiting screen tells', async ({
  centre,
  otherTablet,
  page,
}) => {
  const done = 'Đã cử thêm một người hướng dẫn ở cửa.';
  await openAs(page, centre, 'dan-noi');
  const kiosk = await pairNew(page, centre, otherTablet.switchOn());
  await open(page, centre, '/overview', 'Tổng quan');
  // On the first of a month this one is a day old, and may have nobody who was not satisfied.
  await page.getByRole('button', { name: 'Tháng trước' }).click();
  const reasons = page.getByRole('table', { name: 'Bên cạnh mức chưa hài lòng' });
  await reasons.getByRole('link').first().click();
  await expect(page).toHaveURL(/reason=/);
  await expect(ratings(page).nth(1)).toContainText(/ài lòng|Bình thường/);
  await page.goBack();
  await page.getByRole('link', { name: /^Xem vụ việc/ }).click();
  await page.getByRole('table').getByRole('link').first().click();
  await page
    .getByRole('textbox', { name: 'Nội dung trả lời' })
    .fill('Cảm ơn Ông/Bà, phường đã làm như góp ý.');
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await expect(page.getByText('Trả lời hiện nay')).toBeVisible();
  const no = /Số (\d+)/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[1];

  await open(page, centre, '/told', 'Dân nói – đã làm');
  await page.getByRole('button', { name: 'Thêm mục' }).click();
  await page.getByRole('combobox', { name: 'Tháng', exact: true }).selectOption({ index: 2 });
  await page.getByRole('combobox', { name: 'Lý do người dân nêu' }).selectOption({ index: 1 });
  await page
    .getByText(/^Vụ việc liên quan/)
    .first()
    .click();
  await page.getByRole('checkbox', { name: new RegExp(`^Vụ việc số ${no},`) }).check();
  await page.getByLabel('Người dân nói (tiếng Việt)').fill('Không biết hỏi ai.');
  await page.getByLabel('Cơ quan đã làm (tiếng Việt)').fill(done);
  await page.getByLabel('Ngày làm').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await page.getByRole('button', { name: 'Công bố: Không biết hỏi ai.' }).click();
  await page.getByRole('button', { name: 'Công bố', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Rút lại: Không biết hỏi ai.' })).toBeVisible();

  await askNow(kiosk);
  await kiosk.clock.install();
  await kiosk.reload();
  await expectQuestion(kiosk);
  await expectOnWaitingScreen(kiosk, done);
});

// Last: from here on the tablets of this centre ask with three levels.
test('another questionnaire is chosen, looked at as tablets show it, published, and asked at the counter', async ({
  centre,
  otherTablet,
  page,
}) => {
  await openAs(page, centre, 'doi-phieu');
  const kiosk = await pairNew(page, centre, otherTablet.switchOn());
  await open(page, centre, '/settings/questionnaire', 'Phiếu đánh giá');
  const choice = page.getByRole('combobox', { name: 'Phiếu và bản' });
  const preview = page.getByRole('region', { name: 'Như trên máy tính bảng' });
  await expect(preview.getByText('Bình thường')).toBeVisible();
  const three = await choice.getByRole('option', { name: /hai-long-3/ }).getAttribute('value');
  await choice.selectOption(three ?? '');
  await expect(preview.getByRole('list').first().getByRole('listitem')).toHaveCount(3);
  await expect(preview.getByText('Bình thường')).toHaveCount(0);
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  await expect(page.getByText(/trên \d+ máy tính bảng, ở \d+ đơn vị\./)).toBeVisible();
  await page.getByRole('button', { name: 'Công bố', exact: true }).click();
  await expect(
    page.getByText('Đã công bố. Máy tính bảng đang có mạng nhận trong khoảng hai phút.'),
  ).toBeVisible();

  await askNow(kiosk);
  await expect(face(kiosk, 3)).toHaveCount(0, { timeout: 20_000 });
  await expect(kiosk.getByRole('button', { name: 'Rất hài lòng', exact: true })).toBeVisible();
  await rate(kiosk, 5);
  await open(page, centre, '/ratings', 'Đánh giá tại quầy');
  await page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('link').first().click();
  await expect(page.getByText('hai-long-3', { exact: false }).first()).toBeVisible();
});

/** A tablet of a counter of its own, paired by the code that the fleet page shows. */
async function pairNew(
  page: Page,
  centre: CentreProcess,
  on: Promise<{ readonly page: Page }>,
): Promise<Page> {
  await open(page, centre, '/devices', 'Máy tính bảng');
  await page.getByRole('button', { name: 'Thêm máy tính bảng' }).click();
  await page.getByRole('combobox', { name: 'Đặt tại quầy' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: 'Tên máy' }).fill('Máy mới');
  await page.getByRole('button', { name: 'Tạo mã ghép nối' }).click();
  const link = await page.getByRole('link', { name: /pair=/ }).getAttribute('href');
  const { page: kiosk } = await on;
  await pairByLink(kiosk, link ?? '');
  await expectQuestion(kiosk);
  return kiosk;
}

import { letStorageBreak, setStorage } from '../support/break-storage.ts';
import { publishSetting, readFeedback } from '../support/centre-feedback.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import {
  INTEGRITY,
  leaveReceipt,
  next,
  OPINION,
  openDoor,
  PETITION,
  readReceipt,
  send,
  type,
  writePetition,
} from '../support/feedback-page.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink } from '../support/kiosk-page.ts';

/** Opening hours are another journey's matter. */
const ALWAYS_OPEN = { week: null };
const KEYBOARD_UP = { width: 1280, height: 360 };

const petition = {
  text: 'Giấy hẹn ghi ngày 20 mà đến nay chưa có kết quả.',
  name: 'Lý Thị Hoa',
  address: 'Thôn 4, xã Mẫu',
  phone: '0912 345 678',
};

test('[JR2] through each door in an outage, and each arrives once, sealed, under the code that its writer holds', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  await publishSetting(centre.dataDir, 'hours', ALWAYS_OPEN);
  const paired = await tablet.switchOn();
  await pairByLink(paired.page, centre.pairingUrl);
  await paired.close();
  await centre.stop();

  const dark = await tablet.switchOn();
  const { page } = dark;
  await page.goto(centre.url);
  await openDoor(page, OPINION);
  await type(page, 'Ý kiến của Ông/Bà', 'Ghế chờ ít quá.');
  await send(page);
  const opinion = await readReceipt(page);
  await leaveReceipt(page);

  await writePetition(page, petition);
  await send(page);
  const petitioned = await readReceipt(page);
  await leaveReceipt(page);

  await openDoor(page, INTEGRITY);
  await type(page, 'Việc đã xảy ra', 'Gợi ý nộp thêm tiền cho nhanh.');
  await next(page);
  await page.getByRole('radio', { name: /xin liên hệ lại/ }).check();
  await type(page, 'Số điện thoại', '0987 654 321');
  await page.getByRole('checkbox', { name: /^Tôi đồng ý/ }).check();
  await send(page);
  const integrity = await readReceipt(page);
  // The plug is pulled while the receipt still stands there: what it stands for is kept.
  await dark.kill();

  await centre.restart();
  const light = await tablet.switchOn();
  await light.page.goto(centre.url);
  await expect.poll(() => readFeedback(centre.dataDir), { timeout: 30_000 }).toHaveLength(3);
  const listed = await readFeedback(centre.dataDir);
  expect(listed.map(({ type: door, receipt }) => ({ door, receipt }))).toEqual([
    { door: 'opinion', receipt: opinion.digest },
    { door: 'petition', receipt: petitioned.digest },
    { door: 'integrity', receipt: integrity.digest },
  ]);
  expect(listed.map(({ opened }) => opened.ok && opened.value.written)).toMatchObject([
    { v: 1, text: 'Ghế chờ ít quá.' },
    {
      text: petition.text,
      about: 'conduct',
      sender: { name: petition.name, address: petition.address, phone: petition.phone },
      consent: { version: 'phuong-cao-lanh-mau-1' },
      publish: false,
    },
    {
      text: 'Gợi ý nộp thêm tiền cho nhanh.',
      contact: { phone: '0987 654 321' },
      consent: { version: 'hailong-integrity-1' },
    },
  ]);
});

test('every page of it is free of findings, across and upright', async ({ centre, tablet }) => {
  test.setTimeout(240_000);
  await publishSetting(centre.dataDir, 'hours', ALWAYS_OPEN);
  const { page } = await tablet.switchOn();
  await letStorageBreak(page);
  await pairByLink(page, centre.pairingUrl);
  await page.getByRole('button', { name: 'Góp ý, phản ánh', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ông/Bà muốn gửi điều gì?' })).toBeVisible();
  await checkAccessibility(page, 'doors');
  await page.getByRole('button', { name: PETITION }).click();
  await checkAccessibility(page, 'petition');
  await next(page);
  await expect(page.getByText('Xin viết nội dung rồi bấm “Tiếp tục” hoặc “Gửi”.')).toBeVisible();
  await checkAccessibility(page, 'petition with faults');
  await page.getByRole('radio', { name: /^Thái độ/ }).check();
  await type(page, 'Nội dung', petition.text);
  await next(page);
  await next(page);
  await expect(page.getByText('Xin ghi họ và tên.')).toBeVisible();
  await checkAccessibility(page, 'sender with faults');
  await type(page, 'Họ và tên', petition.name);
  await type(page, 'Địa chỉ', petition.address);
  await page.getByRole('checkbox', { name: /^Tôi không có điện thoại/ }).check();
  await page.getByRole('checkbox', { name: /^Tôi đồng ý/ }).check();
  await checkAccessibility(page, 'sender');
  await next(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Check and send' })).toBeVisible();
  await checkAccessibility(page, 'review in English');
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await page.getByRole('button', { name: 'Hủy, không gửi' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkAccessibility(page, 'leaving');
  await page.getByRole('button', { name: 'Viết tiếp' }).click();
  await page.getByRole('radio', { name: 'Đồng ý đăng công khai', exact: true }).check();
  await setStorage(page, 'broken');
  await send(page);
  await expect(page.getByRole('heading', { name: 'Nội dung chưa được lưu' })).toBeVisible();
  await checkAccessibility(page, 'not saved');
  await setStorage(page, 'sound');
  await page.getByRole('button', { name: 'Thử lưu lại' }).click();
  await readReceipt(page);
  await checkAccessibility(page, 'receipt');
  await leaveReceipt(page);

  await openDoor(page, INTEGRITY);
  await type(page, 'Việc đã xảy ra', 'x');
  await next(page);
  await page.getByRole('radio', { name: /xin liên hệ lại/ }).check();
  await send(page);
  await checkAccessibility(page, 'contact with faults');
  await expect.poll(async () => (await readFeedback(centre.dataDir)).length).toBe(1);
});

test('above a keyboard everything can be reached: by finger, and by keys alone', async ({
  centre,
  tablet,
}) => {
  await publishSetting(centre.dataDir, 'hours', ALWAYS_OPEN);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await openDoor(page, PETITION);
  await page.setViewportSize(KEYBOARD_UP);
  await page.getByRole('radio', { name: /^Thái độ/ }).check();
  const words = page.getByRole('textbox', { name: 'Nội dung', exact: true });
  await words.click();
  await page.keyboard.insertText('Một dòng dài để xem ô chữ có cuộn theo không. '.repeat(30));
  await words.pressSequentially('hết');
  await expect(words).toBeInViewport();
  await next(page);
  await expect(page.getByRole('heading', { name: 'Người gửi' })).toBeFocused();
  await page.keyboard.press('Tab');
  for (const line of [petition.name, petition.address, petition.phone]) {
    await page.keyboard.type(line);
    await expect(page.locator('input:focus')).toBeInViewport();
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: /^Tôi đồng ý/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Xem lại và gửi' })).toBeFocused();
});

test('a draft that nobody goes on with is counted down and wiped, and a touch keeps it', async ({
  centre,
  tablet,
}) => {
  await publishSetting(centre.dataDir, 'hours', ALWAYS_OPEN);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await page.clock.install();
  await page.reload();
  await expectQuestion(page);
  await openDoor(page, OPINION);
  await type(page, 'Ý kiến của Ông/Bà', 'Chưa viết xong');
  await page.clock.runFor(65_000);
  await expect(page.getByText(/sẽ bị xóa sau 2\d giây/)).toBeVisible();
  // The touch itself is what gives time: the notice is gone before the finger leaves it.
  await page.getByRole('button', { name: 'Thêm thời gian' }).click({ force: true });
  await expect(page.getByText(/sẽ bị xóa sau/)).toBeHidden();
  await page.clock.runFor(55_000);
  await expect(page.getByRole('textbox', { name: 'Ý kiến của Ông/Bà' })).toHaveValue('Chưa viết xong');
  await page.clock.runFor(40_000);
  await expect(page.getByRole('textbox')).toBeHidden();
  await page.mouse.click(5, 5);
  await openDoor(page, OPINION);
  await expect(page.getByRole('textbox', { name: 'Ý kiến của Ông/Bà' })).toHaveValue('');
});

import { signInFirstTime } from '../support/admin-page.ts';
import { checkAccessibility, checkAccessibilityOnStoppedClock } from '../support/check-accessibility.ts';
import { ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { expect } from '../support/journey.ts';
import {
  expectQuestion,
  face,
  finish,
  holdEmblem,
  pairByLink,
  rate,
  typePin,
} from '../support/kiosk-page.ts';
import { previewTest as test } from '../support/preview-journey.ts';

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
  await holdEmblem(page);
  await checkAccessibility(page, 'staff PIN');
  await typePin(page, '000000');
  await expect(page.getByText(/Mã PIN không đúng/)).toBeVisible();
  await checkAccessibility(page, 'staff PIN, wrong');
  await typePin(page, centre.staffPin);
  for (const area of ['Tại quầy', 'Gửi dữ liệu', 'Máy này', 'Kiểm tra máy']) {
    await page.getByRole('tab', { name: area }).click();
    await checkAccessibility(page, `staff, ${area}`);
  }
  await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  await expect(page.getByRole('article', { name: 'Giấy kiểm tra máy' })).toBeVisible({ timeout: 30_000 });
  await checkAccessibility(page, 'staff, certificate');
});

test('every screen from the thanks to the end of the visit is free of findings', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(240_000);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  // These screens leave by themselves, so time stands still.
  await page.clock.install();
  await page.reload();
  await expectQuestion(page);
  await page.clock.runFor(3_000);
  await page.waitForLoadState('networkidle');
  await page.clock.pauseAt(Date.now() + 10_000);
  await face(page, 4).click();
  await expect(page.getByRole('button', { name: 'Thái độ' })).toBeVisible();
  await page.clock.runFor(1_000);
  await page.getByRole('button', { name: 'Thái độ' }).click();
  await checkAccessibilityOnStoppedClock(page, 'thanks');
  await page.getByRole('button', { name: 'Đổi câu trả lời' }).click();
  await expectQuestion(page);
  await checkAccessibilityOnStoppedClock(page, 'asked again');
  await page.clock.runFor(1_000);
  await page.getByRole('button', { name: 'Giữ câu trả lời trước' }).click();
  await page.clock.runFor(8_000);
  await checkAccessibilityOnStoppedClock(page, 'thanks, too late to change');
  await finish(page);
  await expect(page.getByRole('main').getByText('Mọi điều Ông/Bà đã gửi đều được lưu.')).toBeVisible();
  await checkAccessibilityOnStoppedClock(page, 'the last word');
});

test('the questions of the optional module are free of findings', async ({ page, preview }) => {
  test.setTimeout(120_000);
  await page.goto(preview.urlOf({ case: 'module' }));
  await face(page, 4).click();
  await page.getByRole('button', { name: 'Thêm thời gian' }).click();
  await checkAccessibility(page, 'thanks before the module');
  await page.getByRole('button', { name: 'Thêm thời gian' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByText('Câu hỏi thêm 1 trên 5')).toBeVisible();
  await checkAccessibility(page, 'a question of the module');
  await page.goto(preview.urlOf({ case: 'detail-unsaved' }));
  await face(page, 4).click();
  await page.getByRole('button', { name: 'Thái độ' }).click();
  await finish(page);
  await expect(page.getByRole('heading', { name: 'Phần bổ sung chưa được lưu' })).toBeVisible();
  await checkAccessibility(page, 'what was added is not saved');
});

test('every page of the administrators is free of findings', async ({ centre, tablet, page }) => {
  test.setTimeout(300_000);
  const desk = () => page.setViewportSize({ width: 1280, height: 800 });
  /** Through the navigation, which stands beside the page only where there is room. */
  const openPage = async (link: string, title = link) => {
    await desk();
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  };
  await page.goto(`${centre.url}/admin`);
  await expect(page.getByRole('heading', { name: 'Đăng nhập quản trị' })).toBeVisible();
  await checkAccessibility(page, 'login');
  await desk();
  await signInFirstTime(page, centre);
  await checkAccessibility(page, 'ratings, empty');
  await openPage('Bắt đầu');
  await expect(page.getByText(/^Đã xong \d+ trong/)).toBeVisible();
  await checkAccessibility(page, 'begin');
  await page.getByRole('button', { name: 'Danh mục · Bắt đầu' }).click();
  await checkAccessibility(page, 'begin, list of pages');
  await openPage('Đánh giá', 'Đánh giá tại quầy');
  const kiosk = await tablet.switchOn();
  await pairByLink(kiosk.page, centre.pairingUrl);
  await rate(kiosk.page, 4);
  await expect.poll(() => readStoredReplicas(centre.dataDir).flatMap(ratingsIn)).toHaveLength(1);
  await page.reload();
  await expect(page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('row')).toHaveCount(2);
  await page.getByText('Tải về', { exact: true }).click();
  await checkAccessibility(page, 'ratings');
  await openPage('Tổng quan');
  await expect(page.getByRole('img', { name: 'Tỷ lệ hài lòng theo ngày' })).toBeVisible();
  await checkAccessibility(page, 'overview');
  await openPage('Máy tính bảng');
  await checkAccessibility(page, 'devices');
  await page.getByRole('link', { name: /Máy tính bảng quầy 1/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Máy tính bảng quầy 1/ })).toBeVisible();
  await checkAccessibility(page, 'one device');
  for (const name of ['Chờ xử lý', 'Nhập tệp']) {
    await openPage(name);
    await checkAccessibility(page, name);
  }
  await openPage('Tra cứu thủ tục');
  await page.getByRole('combobox', { name: 'Tìm thủ tục' }).fill('khai sinh');
  await expect(page.getByRole('heading', { level: 2, name: 'Thủ tục đăng ký khai sinh' })).toBeVisible();
  await checkAccessibility(page, 'look-up');
  await openPage('Thủ tục', 'Thủ tục hành chính');
  await expect(page.getByRole('table', { name: 'Danh sách thủ tục' })).toBeVisible();
  await checkAccessibility(page, 'procedures');
  await openPage('Kiểm tra niêm yết');
  await expect(page.getByRole('table', { name: 'Thủ tục cần xem lại' })).toBeVisible();
  await checkAccessibility(page, 'posting check');
  await openPage('Thủ tục đăng ký khai sinh');
  await checkAccessibility(page, 'one procedure');
  await desk();
  await page.getByRole('button', { name: 'Sửa', exact: true }).click();
  await checkAccessibility(page, 'form of a procedure');
  await page.goto(`${centre.url}/admin/procedures/new`);
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
  await checkAccessibility(page, 'new procedure, nothing entered');
  await openPage('Cài đặt', 'Cài đặt của đơn vị');
  await checkAccessibility(page, 'settings');
  await page.getByRole('link', { name: 'Xem và sửa: Phiếu đánh giá' }).click();
  await expect(page.getByRole('heading', { name: 'Như trên máy tính bảng' })).toBeVisible();
  await checkAccessibility(page, 'a part of the settings');
  await openPage('Đơn vị, quầy, nhân sự');
  for (const tab of ['Quầy', 'Nhân sự', 'Ca trực', 'Cây đơn vị', 'Nhập từ tệp', 'Lịch sử']) {
    await page.getByRole('link', { name: tab, exact: true }).click();
    await expect(page.getByRole('link', { name: tab, exact: true })).toHaveAttribute('aria-current', 'page');
    await checkAccessibility(page, `office, ${tab}`);
  }
  await page.getByRole('link', { name: 'Nhân sự', exact: true }).click();
  await page
    .getByRole('button', { name: /^Ảnh: / })
    .first()
    .click();
  await checkAccessibility(page, 'office, photo');
  await openPage('Tài khoản');
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill('hoa.nguyen');
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await expect(page.getByRole('heading', { name: /^Mật khẩu dùng một lần/ })).toBeVisible();
  await checkAccessibility(page, 'accounts');
  await openPage('Khóa kết nối');
  await page.getByRole('button', { name: 'Tạo khóa' }).click();
  await checkAccessibility(page, 'keys');
  await openPage('Nhật ký kiểm tra');
  await page.getByRole('button', { name: 'Kiểm tra chuỗi nhật ký' }).click();
  await expect(page.getByText(/^Chuỗi nguyên vẹn/)).toBeVisible();
  await checkAccessibility(page, 'audit log');
  await openPage('Tài khoản của tôi');
  await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click();
  await expect(page.getByRole('img', { name: 'Mã QR cho ứng dụng xác thực' })).toBeVisible();
  await checkAccessibility(page, 'own account');
  await openPage('Máy tính bảng');
  await page.getByRole('button', { name: 'Thêm máy tính bảng' }).click();
  await expect(page.getByRole('textbox', { name: 'Tên máy' })).toBeVisible();
  await checkAccessibility(page, 'new device');
});

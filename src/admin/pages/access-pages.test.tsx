// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { openAdmin, openSignedIn } from '#tests/support/admin-desk.tsx';
import { ADMIN } from '#tests/support/office.ts';
import { signInAs } from '#tests/support/role-office.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

async function open(path: string, heading: string) {
  const centre = await createSignedInCentre();
  const desk = await openSignedIn(centre.context, path);
  await screen.findByRole('heading', { name: heading, level: 1 });
  return { ...centre, ...desk };
}

test('an account is made; its password is shown once; it is locked and unlocked', async () => {
  const { user, copied } = await open('/accounts', 'Tài khoản');
  await user.click(screen.getByRole('button', { name: 'Thêm tài khoản' }));
  await user.type(screen.getByLabelText('Tên đăng nhập'), 'Hoa.Nguyen');
  await user.selectOptions(screen.getByLabelText('Vai trò'), 'Công chức tại quầy');
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  expect(screen.getByText('Hãy chọn người.')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Là ai trong danh sách công chức'), 'Nguyễn Thị Thử');
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  const card = await screen.findByRole('region', { name: 'Mật khẩu dùng một lần của hoa.nguyen' });
  await user.click(within(card).getByRole('button', { name: 'Chép' }));
  expect(card.textContent).toContain(copied[0]);
  await user.click(within(card).getByRole('button', { name: 'Đã cất, ẩn đi' }));
  expect(document.body.textContent).not.toContain(copied[0]);
  expect(screen.getByText(/Công chức tại quầy · .*Nguyễn Thị Thử · chưa đặt mật khẩu riêng/)).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Khóa: hoa.nguyen' }));
  expect(await screen.findByText(/Đã khóa từ/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Mở khóa: hoa.nguyen' }));
  expect(await screen.findByRole('button', { name: 'Khóa: hoa.nguyen' })).toBeTruthy();
});

test('a user name that is taken is told, and what was typed stays', async () => {
  const { user } = await open('/accounts', 'Tài khoản');
  await user.click(screen.getByRole('button', { name: 'Thêm tài khoản' }));
  await user.type(screen.getByLabelText('Tên đăng nhập'), ADMIN.username);
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  expect(await screen.findByText(/đã có người dùng/)).toBeTruthy();
  expect(screen.getByDisplayValue(ADMIN.username)).toBeTruthy();
});

test('a leader sees the administrator and may do nothing to that account', async () => {
  const { context } = await createSignedInCentre();
  await signInAs(context, 'leader', OFFICE.unit);
  await signInAs(context, 'officer', OFFICE.unit);
  const { user } = openAdmin(context, '/accounts');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `leader-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByRole('button', { name: `Khóa: officer-${OFFICE.unit}` })).toBeTruthy();
  expect(screen.queryByRole('button', { name: `Khóa: ${ADMIN.username}` })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Thêm tài khoản' }));
  const roles = within(screen.getByLabelText('Vai trò')).getAllByRole('option');
  expect(roles.map((role) => role.textContent)).toEqual(['Công chức phụ trách', 'Công chức tại quầy']);
  expect(screen.queryByRole('link', { name: 'Nhật ký kiểm tra' })).toBeNull();
});

test('a key is made with what it may read, shown once, and revoked', async () => {
  const { user } = await open('/tokens', 'Khóa kết nối');
  expect(await screen.findByText('Chưa có khóa nào đang dùng')).toBeTruthy();
  const [begin] = screen.getAllByRole('button', { name: 'Tạo khóa' });
  await user.click(begin ?? document.body);
  const form = within(screen.getByRole('form', { name: 'Tạo khóa' }));
  await user.type(form.getByLabelText('Dùng cho'), 'Kho dữ liệu của tỉnh');
  await user.click(form.getByRole('button', { name: 'Tạo khóa' }));
  expect(screen.getByText('Hãy chọn ít nhất một mục.')).toBeTruthy();
  await user.click(form.getByLabelText('Số liệu tổng hợp'));
  await user.click(form.getByRole('button', { name: 'Tạo khóa' }));
  expect(await screen.findByRole('region', { name: 'Khóa kết nối: Kho dữ liệu của tỉnh' })).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Thu hồi: Kho dữ liệu của tỉnh' }));
  await user.click(screen.getByRole('button', { name: 'Thu hồi' }));
  expect(await screen.findByText('Khóa đã thu hồi hoặc hết hạn (1)')).toBeTruthy();
});

test('the log is searched, and its chain recomputed', async () => {
  const { user, context } = await open('/audit', 'Nhật ký kiểm tra');
  const table = () => within(screen.getByRole('table', { name: 'Nhật ký kiểm tra' }));
  await screen.findByRole('table', { name: 'Nhật ký kiểm tra' });
  expect(table().getAllByText(/Đăng nhập/).length).toBeGreaterThan(0);
  await user.type(screen.getByLabelText('Tìm'), 'device.paired');
  await user.click(screen.getByRole('button', { name: 'Tìm' }));
  await screen.findByText(/^Ghép máy/);
  expect(table().getAllByRole('row')).toHaveLength(2);
  expect(window.location.search).toBe('?q=device.paired');
  await user.click(screen.getByRole('button', { name: 'Kiểm tra chuỗi nhật ký' }));
  expect(await screen.findByText(/^Chuỗi nguyên vẹn/)).toBeTruthy();
  await context.db.updateTable('audit').set({ line: '{}' }).where('no', '=', 1).execute();
  await user.click(screen.getByRole('button', { name: 'Kiểm tra chuỗi nhật ký' }));
  expect(await screen.findByText(/^Chuỗi bị đứt ở dòng 1/)).toBeTruthy();
});

test('the second factor is turned on with a code, gives recovery codes, is asked for, and is turned off', async () => {
  const { user, context } = await open('/me', 'Tài khoản của tôi');
  await user.click(screen.getByRole('button', { name: 'Bật xác thực hai lớp' }));
  expect(await screen.findByRole('img', { name: 'Mã QR cho ứng dụng xác thực' })).toBeTruthy();
  const shown = screen.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]+$/).textContent ?? '';
  const totp = new TOTP({ secret: shown.replaceAll(' ', '') });
  const code = () => totp.generate({ timestamp: context.clock.nowMs() });
  await user.type(screen.getByLabelText('Mã sáu chữ số'), '12');
  await user.click(screen.getByRole('button', { name: 'Xác nhận và bật' }));
  expect(screen.getByText('Hãy nhập đủ sáu chữ số.')).toBeTruthy();
  await user.clear(screen.getByLabelText('Mã sáu chữ số'));
  await user.type(screen.getByLabelText('Mã sáu chữ số'), code());
  await user.click(screen.getByRole('button', { name: 'Xác nhận và bật' }));
  const codes = await screen.findByRole('region', { name: 'Mã dự phòng' });
  const recovery = within(codes).getAllByRole('listitem');
  expect(recovery).toHaveLength(8);
  const spare = recovery[0]?.textContent ?? '';
  await user.click(screen.getByRole('button', { name: 'Tôi đã cất các mã này' }));
  expect(screen.getByText(/^Đang bật/)).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Đăng xuất' }));
  await user.type(await screen.findByLabelText('Tên đăng nhập'), ADMIN.username);
  await user.type(screen.getByLabelText('Mật khẩu'), ADMIN.password);
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await user.type(await screen.findByLabelText('Mã xác thực'), spare);
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await screen.findByRole('heading', { name: 'Tài khoản của tôi', level: 1 });
  context.clock.advance(60_000);
  await user.click(screen.getByRole('button', { name: 'Tắt xác thực hai lớp' }));
  await user.type(screen.getByLabelText('Mã sáu chữ số'), code());
  await user.click(screen.getByRole('button', { name: 'Tắt' }));
  expect(await screen.findByText(/^Chưa bật/)).toBeTruthy();
});

test('the own password is changed, and the form forgets it', async () => {
  const { user } = await open('/me', 'Tài khoản của tôi');
  await user.type(screen.getByLabelText('Mật khẩu đang dùng'), ADMIN.password);
  await user.type(screen.getByLabelText('Mật khẩu mới'), 'thuyền về bến đỗ xưa');
  await user.type(screen.getByLabelText('Nhập lại mật khẩu mới'), 'thuyền về bến đỗ xưa');
  await user.click(screen.getByRole('button', { name: 'Lưu mật khẩu' }));
  expect(await screen.findByText(/^Đã đổi mật khẩu/)).toBeTruthy();
  expect(screen.queryByDisplayValue(ADMIN.password)).toBeNull();
});

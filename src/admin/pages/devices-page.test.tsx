// @vitest-environment beside-centre
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { type AdminDesk, openAdmin } from '#tests/support/admin-desk.tsx';
import { ADMIN, seedDevice, seedOffice, seedReplica } from '#tests/support/office.ts';
import { createTestContext, type TestContext } from '#tests/support/server-context.ts';

let context: TestContext;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
});

async function openDevices(): Promise<AdminDesk> {
  const desk = openAdmin(context, '/devices');
  await desk.user.type(await screen.findByLabelText('Tên đăng nhập'), ADMIN.username);
  await desk.user.type(screen.getByLabelText('Mật khẩu'), ADMIN.password);
  await desk.user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await screen.findByRole('heading', { name: 'Máy tính bảng', level: 1 });
  return desk;
}

async function entry(name: string) {
  const heading = await screen.findByRole('heading', { name, level: 2 });
  const item = heading.closest('li');
  if (item === null) throw new Error(`no entry of ${name}`);
  return within(item);
}

test('an office without tablets is told what to do', async () => {
  await openDevices();
  expect(await screen.findByText('Chưa có máy tính bảng nào')).toBeTruthy();
});

test('a journal that is whole is said to be whole', async () => {
  await seedDevice(context, { id: 'may-1', statusJson: '{"pending":0}' });
  const id = '01936000-0000-4000-8000-000000000001';
  await seedReplica(context, { id, device: 'may-1', receivedThrough: 4815 });
  await openDevices();
  const device = await entry('Máy may-1');
  expect(device.getByText('Đang hoạt động')).toBeTruthy();
  expect(device.getByText('Quầy Hộ tịch')).toBeTruthy();
  expect(device.getByText('Đã nhận 1…4.815, không thiếu')).toBeTruthy();
  expect(device.getByText('Không còn mục nào')).toBeTruthy();
  expect(device.getByText('Đúng giờ')).toBeTruthy();
});

test('holes, earlier journals, unread entries and a wrong clock are named', async () => {
  const status = '{"pending":37,"oldestUnsentAt":"2026-11-21T23:00:00.000Z","persisted":false}';
  await seedDevice(context, { id: 'may-1', lastContactAt: '2026-11-22T00:00:00.000Z', statusJson: status });
  await context.db.updateTable('device').set({ skew_ms: 300_000 }).execute();
  const old = { id: '01936000-0000-4000-8000-00000000000a', device: 'may-1', receivedThrough: 300 };
  const replica_no = await seedReplica(context, old);
  const now = new Date(context.clock.nowMs()).toISOString();
  await context.db
    .insertInto('missing_range')
    .values([
      { replica_no, first_seq: 7, last_seq: 7, declared_at: now },
      { replica_no, first_seq: 40, last_seq: 44, declared_at: now },
    ])
    .execute();
  await seedReplica(context, {
    id: '01936000-0000-4000-8000-00000000000b',
    device: 'may-1',
    receivedThrough: 12,
  });
  await openDevices();
  const device = await entry('Máy may-1');
  expect(device.getByText('Mất liên lạc')).toBeTruthy();
  expect(device.getByText('Đã nhận 1…12, không thiếu')).toBeTruthy();
  expect(device.getByText('Đã nhận đến số 300, thiếu 7; 40–44')).toBeTruthy();
  expect(device.getByText('Nhật ký trước')).toBeTruthy();
  expect(device.getByText(/^Không có tin từ 22\/11\/2026 07:00:00/)).toBeTruthy();
  expect(device.getByText('1 giờ trước')).toBeTruthy();
  expect(device.getByText('37 mục')).toBeTruthy();
  expect(device.getByText('lâu nhất từ 22/11/2026 06:00:00')).toBeTruthy();
  expect(device.getByText('Chậm 5 phút')).toBeTruthy();
  expect(device.getByText(/Trình duyệt chưa cam kết giữ dữ liệu/)).toBeTruthy();
});

test('a new tablet gets a code, a link and a square code, until it is paired', async () => {
  const { user, copied } = await openDevices();
  await user.click(screen.getByRole('button', { name: 'Thêm máy tính bảng' }));
  await user.click(screen.getByRole('button', { name: 'Tạo mã ghép nối' }));
  expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
    'Hãy chọn quầy.',
    'Hãy nhập tên máy.',
  ]);
  await user.selectOptions(await screen.findByLabelText('Đặt tại quầy'), 'Đất đai');
  expect(screen.getByLabelText('Tên máy')).toHaveProperty('value', 'Máy quầy Đất đai');
  await user.click(screen.getByRole('button', { name: 'Tạo mã ghép nối' }));
  expect(await screen.findByRole('heading', { name: 'Ghép nối: Máy quầy Đất đai' })).toBeTruthy();
  const code = screen.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).textContent;
  const link = `http://localhost:8080/?pair=${code}`;
  expect(screen.getByRole('link', { name: link })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Mã hình vuông chứa liên kết ghép nối' })).toBeTruthy();
  expect(screen.getByText('Mã dùng một lần, có giá trị đến 08:15.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Chép liên kết' }));
  expect(copied).toEqual([link]);
  expect((await entry('Máy quầy Đất đai')).getByText('Chưa ghép nối')).toBeTruthy();
  const now = new Date(context.clock.nowMs()).toISOString();
  await context.db.updateTable('device').set({ paired_at: now, last_contact_at: now }).execute();
  window.dispatchEvent(new Event('online'));
  expect(await screen.findByText('Máy đã ghép nối xong.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Xong' }));
  expect(screen.queryByRole('heading', { name: /^Ghép nối/ })).toBeNull();
});

test.each([
  ['http://localhost:8080', 1],
  ['https://192.168.1.10:8443', 0],
])('of %s it is said whether other machines can open the link', async (publicUrl, said) => {
  context = { ...context, publicUrl };
  const { user } = await openDevices();
  await user.click(screen.getByRole('button', { name: 'Thêm máy tính bảng' }));
  await user.selectOptions(await screen.findByLabelText('Đặt tại quầy'), 'Đất đai');
  await user.click(screen.getByRole('button', { name: 'Tạo mã ghép nối' }));
  await screen.findByRole('heading', { name: 'Ghép nối: Máy quầy Đất đai' });
  expect(screen.queryAllByText(/^Liên kết này chỉ mở được trên chính máy chủ\./)).toHaveLength(said);
});

test('a code that was not used in time is not shown any longer', async () => {
  await seedDevice(context, { id: 'may-1', pairedAt: null, lastContactAt: null });
  const { user } = await openDevices();
  await user.click((await entry('Máy may-1')).getByRole('button', { name: 'Cấp mã ghép nối mới' }));
  expect(await screen.findByRole('img', { name: /Mã hình vuông/ })).toBeTruthy();
  context.clock.advance(15 * 60_000);
  window.dispatchEvent(new Event('online'));
  expect(await screen.findByText('Mã đã hết hạn. Hãy tạo mã mới.')).toBeTruthy();
  expect(screen.queryByRole('img', { name: /Mã hình vuông/ })).toBeNull();
});

test('revoking asks first and warns of what the tablet still holds', async () => {
  await seedDevice(context, { id: 'may-1', statusJson: '{"pending":3}' });
  const { user } = await openDevices();
  const device = await entry('Máy may-1');
  await user.click(device.getByRole('button', { name: 'Thu hồi' }));
  const question = device.getByRole('group', { name: 'Thu hồi Máy may-1?' });
  expect(within(question).getByText(/còn 3 mục chưa gửi/)).toBeTruthy();
  await user.click(within(question).getByRole('button', { name: 'Hủy' }));
  expect(device.queryByRole('group')).toBeNull();
  await user.click(device.getByRole('button', { name: 'Thu hồi' }));
  await user.click(device.getByRole('button', { name: 'Thu hồi máy này' }));
  await waitFor(async () => expect((await entry('Máy may-1')).getByText('Đã thu hồi')).toBeTruthy());
  expect((await entry('Máy may-1')).queryByRole('button')).toBeNull();
});

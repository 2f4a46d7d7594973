// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findClerkRow } from '#server/store/office-rows.ts';
import { openAdmin, openSignedIn } from '#tests/support/admin-desk.tsx';
import { signInAs } from '#tests/support/role-office.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

async function open(path: string, heading: string) {
  const centre = await createSignedInCentre();
  const desk = await openSignedIn(centre.context, path);
  await screen.findByRole('heading', { name: heading, level: 2 });
  return { ...centre, ...desk };
}

test('a counter is added, renamed, closed, and the closing is taken back', async () => {
  const { user } = await open('/office', 'Quầy');
  await user.click(await screen.findByRole('button', { name: 'Thêm quầy' }));
  await user.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(screen.getByText('Hãy nhập tên.')).toBeTruthy();
  await user.type(screen.getByLabelText('Số quầy'), '1');
  await user.type(screen.getByLabelText('Tên quầy'), 'Chứng thực');
  await user.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(await screen.findByText(/Số này đang dùng cho quầy khác/)).toBeTruthy();
  await user.clear(screen.getByLabelText('Số quầy'));
  await user.type(screen.getByLabelText('Số quầy'), '3');
  await user.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(await screen.findByText('3 · Chứng thực')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Đóng: 3 · Chứng thực' }));
  expect(await screen.findByText('Đã đóng quầy 3 · Chứng thực.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  expect(await screen.findByRole('button', { name: 'Đóng: 3 · Chứng thực' })).toBeTruthy();
});

test('a counter at which a tablet stands is not closed, and the page says what to do', async () => {
  const { user } = await open('/office', 'Quầy');
  await user.click(await screen.findByRole('button', { name: 'Đóng: 1 · Hộ tịch' }));
  expect(await screen.findByText(/Còn máy tính bảng ở đây/)).toBeTruthy();
});

test('a person is added, gets a photo, leaves, and comes back', async () => {
  const { user, context } = await open('/office/people', 'Công chức, viên chức');
  await user.click(await screen.findByRole('button', { name: 'Thêm người' }));
  await user.type(screen.getByLabelText('Họ và tên'), 'Trần Văn Mới');
  await user.type(screen.getByLabelText('Chức danh'), 'Chuyên viên');
  await user.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(await screen.findByText('Trần Văn Mới')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Ảnh: Nguyễn Thị Thử' }));
  const file = screen.getByLabelText('Chọn ảnh (PNG, JPEG, WebP)');
  await user.upload(file, new File(['x'], 'x.png', { type: 'image/png' }));
  expect(await screen.findByRole('img', { name: 'Phần ảnh sẽ hiện trên máy tính bảng' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Lưu ảnh' }));
  expect(await screen.findByText('Đã lưu ảnh của Nguyễn Thị Thử.')).toBeTruthy();
  expect((await findClerkRow(context.db, OFFICE.clerk))?.photo).toMatch(/^data:image\/jpeg;base64,/);

  await user.click(screen.getByRole('button', { name: 'Thôi việc: Nguyễn Thị Thử' }));
  await user.click(screen.getByRole('button', { name: 'Ghi nhận' }));
  expect(await screen.findByText('Đã ghi nhận Nguyễn Thị Thử thôi việc.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  expect(await screen.findByRole('button', { name: 'Thôi việc: Nguyễn Thị Thử' })).toBeTruthy();
});

test('a clerk is put on duty in the office’s time; half a time is refused at its field', async () => {
  const { user, context } = await open('/office/duties', 'Ca trực');
  await user.click(await screen.findByRole('button', { name: 'Phân công ca trực' }));
  await user.selectOptions(screen.getByLabelText('Quầy'), '1 · Hộ tịch');
  await user.selectOptions(screen.getByLabelText('Người trực'), 'Nguyễn Thị Thử');
  await user.clear(screen.getByLabelText('Từ giờ'));
  await user.type(screen.getByLabelText('Từ giờ'), '7h30');
  await user.click(screen.getByRole('button', { name: 'Phân công' }));
  expect(screen.getByText('Hãy nhập cả ngày và giờ, giờ dạng 07:30.')).toBeTruthy();
  await user.clear(screen.getByLabelText('Từ ngày'));
  await user.type(screen.getByLabelText('Từ ngày'), '2031-03-03');
  await user.clear(screen.getByLabelText('Từ giờ'));
  await user.type(screen.getByLabelText('Từ giờ'), '07:30');
  await user.click(screen.getByRole('button', { name: 'Phân công' }));
  expect(await screen.findByText('Đã phân công Nguyễn Thị Thử.')).toBeTruthy();
  const [duty] = await context.db.selectFrom('duty').selectAll().execute();
  expect(duty).toMatchObject({ clerk_id: OFFICE.clerk, counter_id: OFFICE.counter });
  expect(duty?.from_at).toBe('2031-03-03T00:30:00.000Z');
  await user.click(await screen.findByRole('button', { name: /^Xóa ca: Nguyễn Thị Thử/ }));
  await user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
  expect(await screen.findByRole('button', { name: /^Xóa ca: Nguyễn Thị Thử/ })).toBeTruthy();
});

test('units stand as a tree; one is added, merged, and its end is told', async () => {
  const { user } = await open('/office/units', 'Cây đơn vị');
  for (const name of ['Điểm Bắc', 'Điểm Nam']) {
    await user.click(screen.getByRole('button', { name: 'Thêm đơn vị' }));
    await user.type(screen.getByLabelText('Tên đơn vị'), name);
    await user.click(screen.getByRole('button', { name: 'Lưu' }));
    await screen.findByRole('link', { name });
  }
  // Nobody ends the unit that they sit in.
  expect(screen.queryByRole('button', { name: 'Đóng: Phường Thử Nghiệm' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Nhập vào đơn vị khác: Điểm Nam' }));
  await user.selectOptions(screen.getByLabelText('Nhập vào'), 'Điểm Bắc');
  await user.click(screen.getByRole('button', { name: 'Nhập' }));
  expect(await screen.findByText('Đã nhập Điểm Nam vào Điểm Bắc.')).toBeTruthy();
  expect(await screen.findByText(/nhập vào Điểm Bắc$/)).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Điểm Bắc' }));
  await user.click(await screen.findByRole('link', { name: 'Lịch sử' }));
  expect(await screen.findByText('Nhận đơn vị nhập vào: Điểm Nam')).toBeTruthy();
});

test('a file of people is looked at row by row, and taken in exactly so', async () => {
  const { user, context } = await open('/office/import', 'Nhập quầy, nhân sự từ tệp');
  const csv = 'Họ và tên,Chức danh,Quầy\nLê Thị Một,Chuyên viên,1\nLê Văn Hai,,99\n';
  await user.upload(screen.getByLabelText('Tệp'), new File([csv], 'nguoi.csv', { type: 'text/csv' }));
  const table = within(await screen.findByRole('table', { name: 'Từng dòng của tệp' }));
  expect(table.getByText('thêm mới')).toBeTruthy();
  expect(table.getByText(/không có quầy này/)).toBeTruthy();
  const count = () => context.db.selectFrom('clerk').selectAll().execute();
  expect(await count()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Nhập 1 dòng' }));
  expect(await screen.findByText('Đã nhập: 1 mới, 0 thay đổi.')).toBeTruthy();
  expect(await count()).toHaveLength(2);
});

test('a file that is no table is refused with what to do', async () => {
  const { user } = await open('/office/import', 'Nhập quầy, nhân sự từ tệp');
  await user.upload(screen.getByLabelText('Tệp'), new File(['\u0000\u0001'], 'x.csv', { type: 'text/csv' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/tệp/i);
});

test('who may only look sees the lists and no buttons', async () => {
  const { context } = await createSignedInCentre();
  await signInAs(context, 'officer', OFFICE.unit);
  const { user } = openAdmin(context, '/office');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `officer-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByText('1 · Hộ tịch')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Thêm quầy' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Đóng: 1 · Hộ tịch' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Nhập từ tệp' })).toBeNull();
});

test('a clerk is planned by the week: what is missing is said, and each chosen day becomes a duty', async () => {
  const { context } = await createSignedInCentre();
  await context.db.deleteFrom('duty').execute();
  const { user } = await openSignedIn(context, '/office/duties');
  await user.click(await screen.findByRole('button', { name: 'Lập lịch theo tuần' }));
  const form = within(screen.getByRole('form', { name: 'Lập lịch theo tuần' }));
  await user.click(form.getByRole('button', { name: 'Lập lịch' }));
  expect(form.getByText('Hãy chọn quầy.')).toBeTruthy();
  const [, counter] = within(form.getByRole('combobox', { name: 'Quầy' })).getAllByRole('option');
  const [, clerk] = within(form.getByRole('combobox', { name: 'Người trực' })).getAllByRole('option');
  if (counter === undefined || clerk === undefined) throw new Error('nothing to choose');
  await user.selectOptions(form.getByRole('combobox', { name: 'Quầy' }), counter);
  await user.selectOptions(form.getByRole('combobox', { name: 'Người trực' }), clerk);
  await user.click(form.getByRole('checkbox', { name: 'Thứ Sáu' }));
  await user.click(form.getByRole('button', { name: 'Lập lịch' }));
  expect(await screen.findByText(/^Đã lập lịch cho /)).toBeTruthy();
  // Four weeks of Mondays to Thursdays.
  expect(await context.db.selectFrom('duty').select('id').execute()).toHaveLength(16);
});

// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openAdmin, openSignedIn } from '#tests/support/admin-desk.tsx';
import { signInAs } from '#tests/support/role-office.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

test('a tablet moves to another counter under another name', async () => {
  const { context } = await createSignedInCentre();
  const { user } = await openSignedIn(context, '/devices');
  await user.click(await screen.findByRole('button', { name: 'Chuyển quầy, đổi tên' }));
  const form = within(screen.getByRole('form', { name: /^Chuyển quầy/ }));
  await user.selectOptions(form.getByLabelText('Đặt tại quầy'), '2 · Đất đai');
  await user.clear(form.getByLabelText('Tên máy'));
  await user.click(form.getByRole('button', { name: 'Lưu' }));
  expect(form.getByLabelText('Tên máy').getAttribute('aria-invalid')).toBe('true');
  await user.type(form.getByLabelText('Tên máy'), 'Máy quầy 2');
  await user.click(form.getByRole('button', { name: 'Lưu' }));
  expect(await screen.findByRole('heading', { name: 'Máy quầy 2' })).toBeTruthy();
  expect(screen.getByText('Quầy Đất đai')).toBeTruthy();
});

test('a new tablet takes over: its code is shown, and each page leads to the other', async () => {
  const { context, tablet } = await createSignedInCentre();
  const { user } = await openSignedIn(context, `/devices/${tablet.device}`);
  await user.click(await screen.findByRole('button', { name: 'Thay máy' }));
  await user.click(screen.getByRole('button', { name: 'Lấy mã ghép cho máy mới' }));
  expect(await screen.findByRole('img', { name: /liên kết ghép nối/ })).toBeTruthy();
  await user.click(await screen.findByRole('link', { name: /^Được thay bằng:/ }));
  expect(await screen.findByRole('link', { name: /^Thay cho:/ })).toBeTruthy();
});

test('a tablet that is silent for long says since when, and what to do', async () => {
  const { context, tablet, send } = await createSignedInCentre();
  tablet.rate();
  await tablet.push(send);
  context.clock.advance(3 * 24 * 60 * 60_000);
  await openSignedIn(context, '/devices');
  const alerts = within(await screen.findByRole('list', { name: 'Cần xem ngay' }));
  expect(alerts.getByText(/^Không liên lạc từ .*: kiểm tra nguồn điện/)).toBeTruthy();
});

test('who may only look has no button', async () => {
  const { context } = await createSignedInCentre();
  await signInAs(context, 'inspector', OFFICE.unit);
  const { user } = openAdmin(context, '/devices');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `inspector-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByRole('heading', { name: 'Máy tính bảng quầy 1' })).toBeTruthy();
  for (const name of ['Thêm máy tính bảng', 'Thay máy', 'Thu hồi máy'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

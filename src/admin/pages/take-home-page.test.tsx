// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const NAME = 'Quầy 1, tháng 12';

test('a batch is made, its sheets of 24 are shown and printed, and it is withdrawn', async () => {
  const centre = await createSignedInCentre();
  const { user, printed } = await openSignedIn(centre.context, '/take-home');
  await screen.findByRole('heading', { name: 'Phiếu mã đánh giá ở nhà', level: 1 });
  expect(await screen.findByText('Chưa có tập phiếu nào')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tạo tập phiếu' }));
  const form = within(screen.getByRole('form', { name: 'Tạo tập phiếu' }));
  await user.clear(form.getByLabelText(/^Số tờ A4/));
  await user.click(form.getByRole('button', { name: 'Tạo' }));
  expect(form.getAllByText('Hãy điền mục này.')).toHaveLength(3);
  expect(form.getByText('Hãy nhập một số từ 1 đến 40.')).toBeTruthy();
  await user.type(form.getByLabelText('Tên tập phiếu'), NAME);
  await user.selectOptions(form.getByLabelText('Quầy được đánh giá'), OFFICE.counter);
  await user.type(form.getByLabelText(/^Số tờ A4/), '2');
  await user.type(form.getByLabelText('Ngày cuối cùng còn dùng được'), '2026-12-31');
  await user.click(form.getByRole('button', { name: 'Tạo' }));
  expect(await screen.findByText(/0 trên 48 mã đã dùng/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: `Xem và in: ${NAME}` }));
  await screen.findByRole('heading', { name: `Phiếu của tập ${NAME}`, level: 1 });
  const sheets = screen.getAllByRole('list').filter((list) => list.tagName === 'OL');
  expect(sheets.map((sheet) => within(sheet).getAllByRole('listitem').length)).toEqual([24, 24]);
  expect(screen.getAllByRole('img', { name: /^Mã QR của phiếu/ })).toHaveLength(48);
  await user.click(screen.getByRole('button', { name: 'In' }));
  expect(printed()).toBe(1);
  await user.click(screen.getByRole('button', { name: 'Đóng' }));
  await user.click(await screen.findByRole('button', { name: `Thu hồi: ${NAME}` }));
  await user.click(
    within(screen.getByRole('form', { name: `Thu hồi: ${NAME}` })).getByRole('button', { name: 'Thu hồi' }),
  );
  expect(await screen.findByText(/Đã thu hồi ngày/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: `Xem và in: ${NAME}` })).toBeNull();
});

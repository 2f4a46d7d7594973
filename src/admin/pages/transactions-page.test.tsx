// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';

const SPAN = 'from=2026-11-01&to=2026-11-22';

test('a table is looked at, taken in exactly so, and then the response rate of the day is there', async () => {
  const centre = await createSignedInCentre();
  const day = new Date(centre.context.clock.nowMs()).toISOString().slice(0, 10);
  centre.tablet.rate(5);
  await centre.tablet.push(centre.send);
  const { user } = await openSignedIn(centre.context, `/transactions?${SPAN}`);
  const before = await screen.findByRole('table', { name: /^Các ngày trong khoảng/ });
  expect(within(before).getByText('chưa nhập')).toBeTruthy();
  const file = new File([`Ngày;Số hồ sơ\n${day};4\n2026-02-31;1\n`], 'ho-so.csv', { type: 'text/csv' });
  await user.upload(screen.getByLabelText('Tệp Excel hoặc CSV'), file);
  const preview = within(await screen.findByRole('table', { name: 'Xem trước từng dòng' }));
  expect(preview.getByRole('row', { name: /Thêm mới.*4/ })).toBeTruthy();
  expect(preview.getByText(/^Không lấy: Không phải ngày có thật/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Lấy 1 ngày' }));
  expect(await screen.findByText('Đã lấy 1 ngày.')).toBeTruthy();
  expect(await screen.findByText('25,00 %')).toBeTruthy();
});

test('what is no table of this kind is refused in words', async () => {
  const { context } = await createSignedInCentre();
  const { user } = await openSignedIn(context, `/transactions?${SPAN}`);
  const file = new File(['Họ tên;Chức danh\nHoa;Công chức\n'], 'nguoi.csv', { type: 'text/csv' });
  await user.upload(await screen.findByLabelText('Tệp Excel hoặc CSV'), file);
  expect((await screen.findByRole('alert')).textContent).toMatch(/cột|tiêu đề/i);
});

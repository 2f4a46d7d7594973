// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openAdmin, openSignedIn } from '#tests/support/admin-desk.tsx';
import { signInAs } from '#tests/support/role-office.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

async function withRatings(times: number) {
  const centre = await createSignedInCentre();
  for (let count = 0; count < times; count += 1) {
    centre.tablet.rate(count % 10 === 0 ? 2 : 5, { ms: 4_000 });
    centre.context.clock.advance(60_000 + ((count * 37) % 23) * 9_000);
  }
  await centre.tablet.push(centre.send);
  return centre;
}

test('from enough ratings on a counter has its interval, its n, a rank, and leads to its ratings', async () => {
  const { context } = await withRatings(40);
  await openSignedIn(context, '/comparison');
  const table = within(await screen.findByRole('table', { name: /^Tỷ lệ hài lòng theo Quầy, / }));
  expect(table.getByRole('rowheader', { name: 'Từ 30 lượt trở lên' })).toBeTruthy();
  const row = table.getByRole('row', { name: /^Hộ tịch/ });
  expect(within(row).getByText('90,00 %')).toBeTruthy();
  expect(within(row).getByText(/^76,95 % – 96,04 %$/)).toBeTruthy();
  expect(within(row).getAllByRole('cell').at(-1)?.textContent).toBe('1');
  const link = within(row).getByRole('link', { name: 'Hộ tịch' });
  expect(link.getAttribute('href')).toMatch(/^\/admin\/ratings\?unit=u-test&from=.*&counter=c-1$/);
});

test('below the number nobody has a place, and a person is not told at all', async () => {
  const { context } = await withRatings(4);
  const { user } = await openSignedIn(context, '/comparison');
  expect(await screen.findByText('quá ít để so sánh')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('So sánh theo'), 'Người được đánh giá');
  const table = within(await screen.findByRole('table', { name: /theo Người được đánh giá/ }));
  expect(table.getByText('không nêu')).toBeTruthy();
  expect(window.location.search).toContain('by=clerk');
});

test('hours and weekdays stand in a table with n in each cell', async () => {
  const { context } = await withRatings(40);
  await openSignedIn(context, '/comparison');
  const heat = within(await screen.findByRole('table', { name: /theo thứ và giờ/ }));
  expect(heat.getByRole('columnheader', { name: 'Thứ Hai' })).toBeTruthy();
  expect(heat.getAllByText(/^n = \d+$/).length).toBeGreaterThan(0);
});

test('who may read no single rating is told what to choose for persons', async () => {
  const { context } = await withRatings(4);
  await signInAs(context, 'province', OFFICE.unit);
  const { user } = openAdmin(context, '/comparison?by=clerk');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `province-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByText(/theo trọn một tháng đã hết/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tháng trước' }));
  expect(await screen.findByText('Chưa có lượt đánh giá nào trong khoảng này')).toBeTruthy();
});

// @vitest-environment beside-centre
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openAdmin, openSignedIn } from '#tests/support/admin-desk.tsx';
import { signInAs } from '#tests/support/role-office.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

/** Two ratings a second apart: the second one is doubted. */
async function withBurst() {
  const centre = await createSignedInCentre();
  centre.tablet.rate(5);
  centre.context.clock.advance(1_000);
  centre.tablet.rate(5);
  centre.context.clock.advance(60_000);
  await centre.tablet.push(centre.send);
  return centre;
}

test('a doubt stands with its evidence and what to do, and is set aside with a reason', async () => {
  const { context } = await withBurst();
  const { user } = await openSignedIn(context, '/quality');
  expect(
    await screen.findByRole('heading', { name: 'Bấm quá gần nhau: 1 lượt chờ quyết định' }),
  ).toBeTruthy();
  expect(screen.getByText(/xem máy đặt ở đâu/i)).toBeTruthy();
  const entry = within(await screen.findByRole('listitem', { name: /^Lượt lúc / }));
  expect(entry.getByText(/^Bằng chứng: .*cách lượt trước 1 giây/)).toBeTruthy();
  expect(entry.queryByText(/Rất hài lòng/)).toBeNull();
  await user.click(entry.getByRole('button', { name: 'Để sang một bên' }));
  const submit = entry.getByRole('button', { name: 'Ghi quyết định' });
  expect(submit.hasAttribute('disabled')).toBe(true);
  await user.type(entry.getByRole('textbox', { name: /Lý do/ }), 'Hai người cùng một nhà');
  await user.click(submit);
  await waitFor(() => expect(screen.queryByRole('listitem', { name: /^Lượt lúc / })).toBeNull());
  await user.selectOptions(screen.getByLabelText('Tình trạng'), 'Đã để sang một bên');
  const decided = within(await screen.findByRole('listitem', { name: /^Lượt lúc / }));
  expect(decided.getByText(/Để sang một bên – Hai người cùng một nhà$/)).toBeTruthy();
  expect(decided.getByRole('button', { name: 'Giữ cờ' })).toBeTruthy();
  expect(decided.getByRole('link', { name: 'Xem lượt này' }).getAttribute('href')).toMatch(
    /^\/admin\/ratings\/[0-9a-f-]{36}$/,
  );
});

test('an officer may ask for another look, and not decide', async () => {
  const { context } = await withBurst();
  await signInAs(context, 'officer', OFFICE.unit);
  const { user } = openAdmin(context, '/quality');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `officer-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  const entry = within(await screen.findByRole('listitem', { name: /^Lượt lúc / }));
  expect(entry.queryByRole('button', { name: 'Giữ cờ' })).toBeNull();
  await user.click(entry.getByRole('button', { name: 'Đề nghị xem lại' }));
  await user.type(entry.getByRole('textbox', { name: /Lý do/ }), 'Bà cụ bấm hai lần');
  await user.click(entry.getByRole('button', { name: 'Ghi quyết định' }));
  expect(await screen.findByText(/Đề nghị xem lại – Bà cụ bấm hai lần$/)).toBeTruthy();
  expect(screen.getByText('Được đề nghị xem lại', { selector: 'span' })).toBeTruthy();
});

test('where nothing is doubtful the page says so', async () => {
  const { context } = await createSignedInCentre();
  await openSignedIn(context, '/quality');
  expect(await screen.findByText('Không có gì đáng ngờ trong khoảng này')).toBeTruthy();
});

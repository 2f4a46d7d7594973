// @vitest-environment beside-centre
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { type AdminDesk, openAdmin } from '#tests/support/admin-desk.tsx';
import { ADMIN, seedOffice } from '#tests/support/office.ts';
import { createTestContext, type TestContext } from '#tests/support/server-context.ts';

let context: TestContext;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
});

async function enter({ user }: AdminDesk, password: string) {
  const username = await screen.findByLabelText('Tên đăng nhập');
  await user.clear(username);
  await user.type(username, ADMIN.username);
  await user.clear(screen.getByLabelText('Mật khẩu'));
  await user.type(screen.getByLabelText('Mật khẩu'), password);
  // While an attempt is under way the button bears another name.
  await user.click(await screen.findByRole('button', { name: 'Đăng nhập' }));
}

test('somebody who is not signed in gets the login, and then the ratings', async () => {
  const desk = openAdmin(context);
  expect(await screen.findByRole('heading', { name: 'Đăng nhập quản trị' })).toBeTruthy();
  await enter(desk, ADMIN.password);
  expect(await screen.findByRole('heading', { name: 'Bắt đầu', level: 1 })).toBeTruthy();
  expect(screen.getByText('Phường Cao Lãnh')).toBeTruthy();
});

test('a wrong password is told without saying which of the two was wrong', async () => {
  const desk = openAdmin(context);
  await enter(desk, 'không phải mật khẩu này');
  expect((await screen.findByRole('alert')).textContent).toBe('Tên đăng nhập hoặc mật khẩu không đúng.');
  await enter(desk, ADMIN.password);
  expect(await screen.findByRole('heading', { name: 'Bắt đầu', level: 1 })).toBeTruthy();
});

test('after many wrong ones the wait is shown and the button rests', async () => {
  const desk = openAdmin(context);
  for (let n = 0; n < 5; n += 1) {
    await enter(desk, `sai lần ${n}`);
    await screen.findByRole('alert');
  }
  await enter(desk, ADMIN.password);
  expect(await screen.findByText('Đã nhập sai nhiều lần. Có thể thử lại sau 2 giây.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Đăng nhập' })).toHaveProperty('disabled', true);
});

test('the password can be looked at', async () => {
  const { user } = openAdmin(context);
  const password = await screen.findByLabelText('Mật khẩu');
  expect(password).toHaveProperty('type', 'password');
  await user.click(screen.getByRole('button', { name: 'Hiện mật khẩu' }));
  expect(password).toHaveProperty('type', 'text');
});

test('without the centre the page says so and tries again when asked', async () => {
  const desk = openAdmin(context);
  await screen.findByRole('heading', { name: 'Đăng nhập quản trị' });
  desk.cutNetwork(true);
  await enter(desk, ADMIN.password);
  expect((await screen.findByRole('alert')).textContent).toMatch('Không liên lạc được với trung tâm');
  desk.cutNetwork(false);
  await desk.user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByRole('heading', { name: 'Bắt đầu', level: 1 })).toBeTruthy();
});

test('the one-time password has to give way to one of one’s own', async () => {
  await context.db.updateTable('account').set({ must_change_password: 1 }).execute();
  const desk = openAdmin(context);
  const { user } = desk;
  await enter(desk, ADMIN.password);
  expect(await screen.findByRole('heading', { name: 'Đặt mật khẩu mới' })).toBeTruthy();
  const fill = async (current: string, next: string, repeat: string) => {
    for (const [label, text] of [
      ['Mật khẩu đang dùng', current],
      ['Mật khẩu mới', next],
      ['Nhập lại mật khẩu mới', repeat],
    ] as const) {
      await user.clear(screen.getByLabelText(label));
      await user.type(screen.getByLabelText(label), text);
    }
    await user.click(screen.getByRole('button', { name: 'Lưu mật khẩu' }));
  };
  await fill(ADMIN.password, 'con trâu gặm cỏ non', 'con trâu gặm cỏ');
  expect((await screen.findByRole('alert')).textContent).toBe('Hai lần nhập không giống nhau.');
  await fill(ADMIN.password, 'ngắn', 'ngắn');
  expect(await screen.findByText('Mật khẩu mới chưa đủ 12 ký tự.')).toBeTruthy();
  await fill('sai', 'con trâu gặm cỏ non', 'con trâu gặm cỏ non');
  expect(await screen.findByText('Mật khẩu đang dùng không đúng.')).toBeTruthy();
  await fill(ADMIN.password, 'con trâu gặm cỏ non', 'con trâu gặm cỏ non');
  expect(await screen.findByRole('heading', { name: 'Bắt đầu', level: 1 })).toBeTruthy();
});

test('signing out leads back to the login', async () => {
  const desk = openAdmin(context);
  await enter(desk, ADMIN.password);
  await desk.user.click(await screen.findByRole('button', { name: 'Đăng xuất' }));
  expect(await screen.findByRole('heading', { name: 'Đăng nhập quản trị' })).toBeTruthy();
  expect(screen.queryByText('Phường Cao Lãnh')).toBeNull();
});

test('when the session runs out, the login comes up and what was being typed is still there', async () => {
  const desk = openAdmin(context, '/devices');
  const { user } = desk;
  await enter(desk, ADMIN.password);
  await user.click(await screen.findByRole('button', { name: 'Thêm máy tính bảng' }));
  await user.type(screen.getByLabelText('Tên máy'), 'Máy quầy 5');
  context.clock.advance(31 * 60_000);
  window.dispatchEvent(new Event('online'));
  expect(await screen.findByRole('heading', { name: 'Phiên làm việc đã hết hạn' })).toBeTruthy();
  expect(screen.getByLabelText('Tên đăng nhập')).toHaveProperty('value', ADMIN.username);
  await user.type(screen.getByLabelText('Mật khẩu'), ADMIN.password);
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: /hết hạn/ })).toBeNull());
  expect(screen.getByLabelText('Tên máy')).toHaveProperty('value', 'Máy quầy 5');
});

test('the pages speak English when asked', async () => {
  const { user } = openAdmin(context);
  const languages = await screen.findByRole('group', { name: 'Ngôn ngữ' });
  await user.click(within(languages).getByRole('button', { name: 'English' }));
  expect(await screen.findByRole('heading', { name: 'Sign in to the administration' })).toBeTruthy();
});

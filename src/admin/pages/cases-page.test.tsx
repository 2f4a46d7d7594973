// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openAdmin, openSignedIn } from '#tests/support/admin-desk.tsx';
import { signInAs } from '#tests/support/role-office.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';
import { PETITION, SENDER, writeFeedback } from '#tests/support/written.ts';

async function centreWithPetition() {
  const centre = await createSignedInCentre();
  await writeFeedback(centre);
  await centre.tablet.push(centre.send);
  return centre;
}

const button = (name: string) => screen.findByRole('button', { name });

test('an office without cases is told what opens one', async () => {
  const { context } = await createSignedInCentre();
  await openSignedIn(context, '/cases');
  expect(await screen.findByText('Chưa có vụ việc nào')).toBeTruthy();
});

test('the list holds nobody’s words; a case opens with them, and without contact data', async () => {
  const { context } = await centreWithPetition();
  const { user } = await openSignedIn(context, '/cases');
  const table = await screen.findByRole('table', { name: 'Danh sách vụ việc' });
  expect(within(table).getByText('Phản ánh, kiến nghị')).toBeTruthy();
  expect(table.textContent).not.toContain(PETITION.text);
  await user.click(within(table).getByRole('link', { name: 'Số 1' }));
  expect(await screen.findByText(PETITION.text)).toBeTruthy();
  expect(document.body.textContent).not.toContain(SENDER.name);
});

test('contact data is shown to who took the case on, when they ask', async () => {
  const { context } = await centreWithPetition();
  const { user } = await openSignedIn(context, '/cases');
  await user.click(await screen.findByRole('link', { name: 'Số 1' }));
  expect(await screen.findByText(/Chỉ người đang xử lý/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Xem thông tin liên lạc' })).toBeNull();
  await user.click(await button('Nhận xử lý'));
  await user.click(await button('Xem thông tin liên lạc'));
  expect(await screen.findByText(SENDER.name)).toBeTruthy();
  await user.click(await button('Ẩn'));
  expect(screen.queryByText(SENDER.name)).toBeNull();
});

test('from the answer to the publication, each seen before it is out', async () => {
  const { context } = await centreWithPetition();
  const { user } = await openSignedIn(context, '/cases');
  await user.click(await screen.findByRole('link', { name: 'Số 1' }));
  await user.click(await button('Tiếp nhận'));
  expect(await screen.findByText(/· Tiếp nhận · quantri/)).toBeTruthy();
  await user.click(await button('Gửi trả lời'));
  expect((await screen.findByRole('alert')).textContent).toBe('Xin viết nội dung trả lời.');
  await user.type(screen.getByRole('textbox', { name: 'Nội dung trả lời' }), 'Đã trả kết quả.');
  await user.click(await button('Gửi trả lời'));
  expect(await screen.findByText('Trả lời hiện nay')).toBeTruthy();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kết quả xác minh' }), 'Đúng');
  expect(await screen.findByText(/· Kết quả xác minh · quantri/)).toBeTruthy();
  await user.type(
    screen.getByRole('textbox', { name: 'Nội dung công khai' }),
    'Việc trả chậm đã được xử lý.',
  );
  expect(screen.getByText('Công chúng sẽ thấy')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Đăng tại' }), 'Bảng tin');
  await user.click(await button('Công khai'));
  expect(await screen.findByText(/Đã công khai tại Bảng tin/)).toBeTruthy();
});

test('when somebody else was faster, what is new is shown and what was typed stays', async () => {
  const { context, client } = await centreWithPetition();
  const { user } = await openSignedIn(context, '/cases');
  await user.click(await screen.findByRole('link', { name: 'Số 1' }));
  await user.type(await screen.findByRole('textbox', { name: 'Nội dung trả lời' }), 'Của tôi.');
  const { items } = await (await client.get('/cases')).json();
  const [{ id, version }] = items;
  await client.send('POST', `/cases/${id}/edits`, { action: 'note', version, note: 'Đã gọi điện.' });
  await user.click(await button('Gửi trả lời'));
  expect((await screen.findByRole('alert')).textContent).toContain('Người khác vừa cập nhật');
  expect(await screen.findByText('Đã gọi điện.')).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Nội dung trả lời' })).toHaveProperty('value', 'Của tôi.');
  await user.click(await button('Gửi trả lời'));
  expect(await screen.findByText('Trả lời hiện nay')).toBeTruthy();
});

test('reports of harassment are the inspector’s alone', async () => {
  const centre = await createSignedInCentre();
  await writeFeedback(centre, { type: 'integrity', plain: { v: 1, text: 'Đòi tiền.', contact: null } });
  await centre.tablet.push(centre.send);
  await openSignedIn(centre.context, '/cases');
  expect(await screen.findByText('Chưa có vụ việc nào')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Bị gây khó khăn' })).toBeNull();
});

test('who may only read is offered no deed', async () => {
  const { context } = await centreWithPetition();
  await signInAs(context, 'inspector', OFFICE.unit);
  const { user } = openAdmin(context, '/cases');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `inspector-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await user.click(await screen.findByRole('link', { name: 'Số 1' }));
  expect(await screen.findByText(PETITION.text)).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Xử lý' })).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
});

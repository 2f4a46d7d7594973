// @vitest-environment beside-centre
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { SENDER, writeFeedback } from '#tests/support/written.ts';

async function openLetter() {
  const centre = await createSignedInCentre();
  await writeFeedback(centre);
  await centre.tablet.push(centre.send);
  const { user, printed } = await openSignedIn(centre.context, '/cases');
  await user.click(await screen.findByRole('link', { name: 'Số 1' }));
  const write = async () => await user.click(await screen.findByRole('link', { name: 'Soạn thư xin lỗi' }));
  const paper = async () => await screen.findByRole('region', { name: 'Bản in' });
  return { ...centre, user, printed, write, paper };
}

test('the letter names who it is for only after their contact data was opened', async () => {
  const { user, write, paper } = await openLetter();
  await write();
  expect((await paper()).textContent).toContain('Kính gửi: Ông/Bà ……');
  expect(document.body.textContent).not.toContain(SENDER.name);
  await user.click(screen.getByRole('link', { name: 'Trở lại vụ việc' }));
  await user.click(await screen.findByRole('button', { name: 'Nhận xử lý' }));
  await user.click(await screen.findByRole('button', { name: 'Xem thông tin liên lạc' }));
  await screen.findByText(SENDER.name);
  await write();
  expect((await paper()).textContent).toContain(`Kính gửi: Ông/Bà ${SENDER.name}`);
});

test('another cause brings its words, but never over what somebody wrote', async () => {
  const { user, write, paper } = await openLetter();
  await write();
  const cause = await screen.findByRole('combobox', { name: 'Về việc' });
  expect((await paper()).textContent).toContain('không được trả đúng ngày hẹn');
  await user.selectOptions(cause, 'Thái độ phục vụ');
  expect((await paper()).textContent).toContain('chưa đúng mực');
  await user.type(screen.getByRole('textbox', { name: 'Nội dung thư' }), ' Tôi viết thêm.');
  await user.selectOptions(cause, 'Việc khác');
  expect((await paper()).textContent).toContain('chưa đúng mực');
  expect((await paper()).textContent).toContain('Tôi viết thêm.');
});

test('it is printed from the page, and what was sent is noted in the history of the case', async () => {
  const { user, printed, write, client } = await openLetter();
  await write();
  await user.click(await screen.findByRole('button', { name: 'In thư' }));
  expect(printed()).toBe(1);
  await user.click(screen.getByRole('button', { name: 'Ghi là đã gửi thư' }));
  expect(await screen.findByText('Đã ghi vào lịch sử vụ việc.')).toBeTruthy();
  const { items } = await (await client.get('/cases')).json();
  const { events } = await (await client.get(`/cases/${items[0].id}`)).json();
  expect(events.at(-1)).toMatchObject({
    action: 'note',
    note: expect.stringContaining('Trả kết quả trễ hẹn'),
  });
});

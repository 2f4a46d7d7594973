// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { type BoardOffice, createBoardOffice } from '#tests/support/board-office.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const SAID = 'Chờ lâu buổi sáng.';
const BODY = {
  said: { vi: SAID, en: SAID },
  done: { vi: 'Mở thêm quầy.', en: 'One more counter.' },
  date: '2026-09-14',
  cause: { month: '2026-08', reason: 'C1' },
};

async function open(path = '/told', prepare?: (office: BoardOffice) => Promise<unknown>) {
  const office = await createBoardOffice();
  office.answers('2026-08-05', { 5: 20, 2: 8 }, { reasons: ['C1'] });
  office.answers('2026-10-06', { 5: 40, 2: 6 }, { reasons: ['C1'] });
  await office.tablet.push(office.send);
  await prepare?.(office);
  const desk = await openSignedIn(office.context, path);
  await screen.findByRole('heading', { level: 1 });
  const slides = async () =>
    (await buildContent(office.context.db, OFFICE.unit, '2026-11-22T02:00:00.000Z'))?.settings.attract
      .actions;
  return { ...office, ...desk, slides };
}

const add = async ({ client }: BoardOffice, deeds: readonly object[] = []): Promise<string> => {
  const { id } = await (await client.send('POST', '/told', { unit: OFFICE.unit, body: BODY })).json();
  for (const deed of deeds) await client.send('POST', `/told/${id}/edits`, deed);
  return id;
};

test('an entry is written from a reason of a month, published, and stands on the tablets', async () => {
  const { user, slides } = await open();
  expect(await screen.findByText('Chưa có mục nào')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Thêm mục' }));
  const form = within(screen.getByRole('form', { name: 'Mục mới' }));
  await user.click(form.getByRole('button', { name: 'Lưu bản nháp' }));
  for (const missing of ['Xin ghi người dân nói gì.', 'Xin ghi việc đã làm.', 'Xin chọn ngày làm.'])
    expect(form.getByText(missing)).toBeTruthy();
  await user.selectOptions(form.getByLabelText('Tháng'), '2026-08');
  const reason = await form.findByRole('option', { name: / – 8 lượt chưa hài lòng$/ });
  await user.selectOptions(form.getByLabelText('Lý do người dân nêu'), reason);
  await user.type(form.getByLabelText('Người dân nói (tiếng Việt)'), SAID);
  await user.type(form.getByLabelText('Cơ quan đã làm (tiếng Việt)'), 'Mở thêm quầy.');
  await user.type(form.getByLabelText('Ngày làm'), '2026-09-14');
  await user.click(form.getByRole('button', { name: 'Lưu bản nháp' }));
  expect(await screen.findByText('Bản nháp')).toBeTruthy();
  expect(
    screen.getByText(/8 trên 28 lượt \(tháng 8\/2026\), rồi 6 trên 46 lượt \(tháng 10\/2026\)\.$/),
  ).toBeTruthy();
  expect(await slides()).toEqual([]);

  await user.click(screen.getByRole('button', { name: `Công bố: ${SAID}` }));
  await user.click(screen.getByRole('button', { name: 'Công bố' }));
  expect(await screen.findByText('Đã công bố')).toBeTruthy();
  expect(await slides()).toMatchObject([
    { said: { vi: SAID, en: SAID }, result: { vi: expect.stringContaining('8 trên 28 lượt') } },
  ]);
});

test('a change waits until it is published; what is withdrawn is gone; the history tells it all', async () => {
  const { user, slides } = await open('/told', (office) => add(office, [{ action: 'publish', version: 1 }]));
  await user.click(await screen.findByRole('button', { name: `Sửa: ${SAID}` }));
  const form = within(screen.getByRole('form', { name: `Sửa: ${SAID}` }));
  await user.type(form.getByLabelText('Kết quả (tiếng Việt)'), 'Hết chờ.');
  await user.click(form.getByRole('button', { name: 'Lưu bản nháp' }));
  expect(await screen.findByText('Có thay đổi chưa công bố')).toBeTruthy();
  expect((await slides())?.[0]?.result?.vi).not.toContain('Hết chờ.');
  await user.click(screen.getByRole('button', { name: `Rút lại: ${SAID}` }));
  await user.type(screen.getByLabelText('Lý do (ghi vào lịch sử)'), 'chưa đúng');
  await user.click(screen.getByRole('button', { name: 'Rút lại' }));
  expect(await screen.findByText('Đã rút lại')).toBeTruthy();
  expect(await slides()).toEqual([]);
  await user.click(screen.getByRole('button', { name: `Lịch sử: ${SAID}` }));
  const history = within(await screen.findByRole('list', { name: 'Lịch sử' }));
  expect(history.getAllByRole('listitem').map((one) => one.textContent?.split(' · ')[0])).toEqual([
    'Rút lại',
    'Sửa',
    'Công bố',
    'Tạo',
  ]);
  expect(history.getByText('chưa đúng')).toBeTruthy();
});

test('of two who edit the second is told, and keeps what was typed', async () => {
  let id = '';
  const { user, client } = await open('/told', async (office) => {
    id = await add(office);
  });
  await user.click(await screen.findByRole('button', { name: `Sửa: ${SAID}` }));
  await client.send('POST', `/told/${id}/edits`, { action: 'save', version: 1, body: BODY });
  const form = within(screen.getByRole('form', { name: `Sửa: ${SAID}` }));
  await user.type(form.getByLabelText('Kết quả (tiếng Việt)'), 'Hết chờ.');
  await user.click(form.getByRole('button', { name: 'Lưu bản nháp' }));
  expect(await form.findByText(/Có người vừa thay đổi mục này/)).toBeTruthy();
  expect(form.getByLabelText('Kết quả (tiếng Việt)')).toHaveProperty('value', 'Hết chờ.');
});

test('a poster shows what is published, in the size that is chosen, and is printed by the browser', async () => {
  const office = await createBoardOffice();
  const id = await add(office, [
    { action: 'publish', version: 1 },
    { action: 'save', version: 2, body: { ...BODY, said: { vi: 'Câu khác.', en: 'x' } } },
  ]);
  const { user, printed } = await openSignedIn(office.context, `/told/${id}/poster`);
  const poster = within(await screen.findByRole('article', { name: 'Áp phích' }));
  expect(poster.getByText(SAID)).toBeTruthy();
  expect(poster.getByText('Cơ quan đã làm · 14/09/2026')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Khổ giấy'), 'A3');
  await user.click(screen.getByRole('button', { name: 'In' }));
  expect(printed()).toBe(1);
});

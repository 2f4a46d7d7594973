// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { storedEntries } from '#tests/support/stored.ts';
import { Tablet } from '#tests/support/tablet.ts';

async function start() {
  const centre = await createSignedInCentre();
  const desk = await openSignedIn(centre.context, '/import');
  await screen.findByRole('heading', { name: 'Nhập tệp', level: 1 });
  const send = async (text: string, name = 'quay-1.hailong') => {
    await desk.user.upload(screen.getByLabelText('Tệp xuất từ máy tính bảng'), new File([text], name));
    await desk.user.click(screen.getByRole('button', { name: 'Nhập tệp' }));
  };
  return { ...centre, ...desk, importFile: send, push: centre.send };
}

test('without a file the page asks for one', async () => {
  const { user } = await start();
  await user.click(screen.getByRole('button', { name: 'Nhập tệp' }));
  expect(screen.getByRole('alert').textContent).toBe('Hãy chọn tệp cần nhập.');
});

test('[SN1] a file says what it brought, part by part; a second time nothing is new', async () => {
  const { tablet, push, importFile, context } = await start();
  for (let n = 0; n < 5; n += 1) tablet.rate();
  await tablet.push(push, { last: 3 });
  const file = (await tablet.segment({ last: 3 })) + (await tablet.segment({ first: 4 }));
  await importFile(file);
  const notice = await screen.findByText('Đã nhận thêm 2 mục, 3 mục đã có từ trước.');
  expect(notice.closest('[role="status"]')?.textContent).toContain('Đã nhập quay-1.hailong');
  const parts = within(screen.getByRole('list', { name: 'Từng phần của tệp' })).getAllByRole('listitem');
  const [known, added] = parts.map((part) => within(part));
  expect(known?.getByText('Máy tính bảng quầy 1: số 1–3')).toBeTruthy();
  expect(known?.getByText('Không có gì mới: 3 mục đều đã có từ trước.')).toBeTruthy();
  expect(added?.getByText('Đã nhận thêm 2 mục, 0 mục đã có từ trước.')).toBeTruthy();
  expect(added?.getByText('Trung tâm nay có nhật ký này đến số 5.')).toBeTruthy();
  await importFile(file);
  expect(await screen.findByText('Không có gì mới: 5 mục đều đã có từ trước.')).toBeTruthy();
  expect(await storedEntries(context.db)).toHaveLength(5);
});

test('[SN1] bytes reach the centre as they are, also those that no text would keep', async () => {
  const { tablet, importFile, context } = await start();
  tablet.recordLine('\uFEFFnot JSON \u0000 Đường Nguyễn Huệ');
  await importFile(await tablet.segment());
  expect(await screen.findAllByText('Đã nhận thêm 1 mục, 0 mục đã có từ trước.')).toHaveLength(2);
  expect(screen.getByText('Nhật ký này có 1 mục chưa đọc được, đang giữ riêng.')).toBeTruthy();
  expect(await storedEntries(context.db)).toHaveLength(1);
});

test('[SN1] an altered file is refused with reason and line, and nothing of it is stored', async () => {
  const { tablet, importFile, context } = await start();
  tablet.rate(1);
  await importFile((await tablet.segment()).replace('"level":1', '"level":5'));
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText('Không nhập được quay-1.hailong')).toBeTruthy();
  expect(alert.getByText('Nội dung tệp đã bị sửa: chuỗi mã băm không khớp.')).toBeTruthy();
  expect(alert.getByText('Dòng 3 của tệp.')).toBeTruthy();
  expect(alert.getByText(/^Chưa có gì của tệp này được ghi vào/)).toBeTruthy();
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1] a picture, another centre’s tablet and a gap are told apart', async () => {
  const { tablet, importFile, context } = await start();
  await importFile('\u0089PNG');
  expect(await screen.findByText(/^Tệp không phải tệp xuất từ máy tính bảng/)).toBeTruthy();
  const stranger = await Tablet.create(context.clock, context.random);
  stranger.device = 'may-noi-khac';
  stranger.rate();
  await importFile(await stranger.segment());
  expect(await screen.findByText(/^Tệp đến từ một máy tính bảng chưa từng ghép nối/)).toBeTruthy();
  for (let n = 0; n < 6; n += 1) tablet.rate();
  await importFile((await tablet.segment({ last: 2 })) + (await tablet.segment({ first: 5 })));
  expect(
    await screen.findByText(/^Tệp bắt đầu từ số 5, nhưng trung tâm mới có nhật ký này đến số 2/),
  ).toBeTruthy();
  expect(screen.getByText(/^Các phần trước đó của tệp đã được ghi vào/)).toBeTruthy();
  expect(await storedEntries(context.db)).toHaveLength(2);
});

test('[SN1] when the centre does not answer, it is said that nobody knows, and that again is safe', async () => {
  const { tablet, importFile, cutNetwork } = await start();
  tablet.rate();
  cutNetwork(true);
  await importFile(await tablet.segment());
  expect(await screen.findByText(/^Không biết chắc tệp đã được ghi vào chưa/)).toBeTruthy();
  cutNetwork(false);
  await importFile(await tablet.segment());
  expect(await screen.findAllByText('Đã nhận thêm 1 mục, 0 mục đã có từ trước.')).toHaveLength(2);
});

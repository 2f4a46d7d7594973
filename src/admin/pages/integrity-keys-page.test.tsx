// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { makeInspectorateKey } from '#server/cases/inspectorate-key.ts';
import { type ProtectedKeyFile, protectedKeyFile } from '#shared/protocol/inspectorate-file.ts';
import { type AdminDesk, openAdmin } from '#tests/support/admin-desk.tsx';
import { type CaseOffice, createCaseOffice } from '#tests/support/case-office.ts';
import { OFFICE } from '#tests/support/small-office.ts';
import { writeFeedback } from '#tests/support/written.ts';

const PASSPHRASE = 'một câu dài chỉ thanh tra biết';
const REPORT = { v: 1, text: 'Bị gợi-ý-bồi-dưỡng.', contact: { name: 'Lê Kín', phone: '0988 000 111' } };
const TITLE = 'Khóa của thanh tra';

async function openAsInspector(office: CaseOffice, path: string): Promise<AdminDesk> {
  await office.as('inspector');
  const desk = openAdmin(office.context, path);
  await desk.user.type(await screen.findByLabelText('Tên đăng nhập'), `inspector-${OFFICE.unit}`);
  await desk.user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await desk.user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  return desk;
}

/** Makes a key, opens its file again and puts it in force; answers the file. */
async function makeAndSet({ user, saved }: AdminDesk): Promise<ProtectedKeyFile> {
  await user.click(await screen.findByRole('button', { name: 'Tạo cặp khóa mới' }));
  const making = within(screen.getByRole('form', { name: 'Tạo cặp khóa mới' }));
  await user.type(making.getByLabelText('Mật khẩu của tệp khóa'), PASSPHRASE);
  await user.type(making.getByLabelText('Nhập lại mật khẩu của tệp khóa'), PASSPHRASE);
  await user.click(making.getByRole('button', { name: 'Tạo và tải tệp khóa' }));
  await screen.findByText(/^Bước 2/);
  const [file] = saved.slice(-1);
  if (file === undefined) throw new Error('nothing was saved');
  await loadFile({ user }, file.text, PASSPHRASE, 'Đặt khóa từ tệp', 'Kiểm tra và đặt khóa');
  await screen.findByText(/ · đang dùng$/);
  return v.parse(protectedKeyFile, JSON.parse(file.text));
}

async function loadFile(
  { user }: Pick<AdminDesk, 'user'>,
  text: string,
  passphrase: string,
  form: string,
  submit: string,
): Promise<void> {
  const loading = within(screen.getByRole('form', { name: form }));
  await user.upload(loading.getByLabelText('Tệp khóa'), new File([text], 'khoa.json'));
  await user.clear(loading.getByLabelText('Mật khẩu của tệp khóa'));
  if (passphrase !== '') await user.type(loading.getByLabelText('Mật khẩu của tệp khóa'), passphrase);
  await user.click(loading.getByRole('button', { name: submit }));
}

test('a key is made in the page, in force only once its file was opened again, and never sent', async () => {
  const office = await createCaseOffice();
  const desk = await openAsInspector(office, '/integrity-keys');
  const { user } = desk;
  await screen.findByRole('heading', { name: TITLE, level: 1 });
  await user.click(screen.getByRole('button', { name: 'Tạo cặp khóa mới' }));
  const making = within(screen.getByRole('form', { name: 'Tạo cặp khóa mới' }));
  await user.type(making.getByLabelText('Mật khẩu của tệp khóa'), 'ngắn');
  await user.click(making.getByRole('button', { name: 'Tạo và tải tệp khóa' }));
  expect(making.getByText('Mật khẩu chưa đủ 12 ký tự.')).toBeTruthy();
  expect(making.getByText('Hai lần nhập không giống nhau.')).toBeTruthy();
  await user.click(making.getByRole('button', { name: 'Hủy' }));
  const file = await makeAndSet(desk);
  const rows = await office.context.db.selectFrom('integrity_key').selectAll().execute();
  expect(rows).toMatchObject([{ unit_id: OFFICE.unit, key_id: file.id, ended_at: null }]);
  expect(JSON.parse(rows[0]?.jwk_json ?? '')).toEqual(file.jwk);
  expect(screen.getByText(new RegExp(`^Đã nạp trong trang này.*${file.id}`))).toBeTruthy();
});

test('a wrong passphrase and a file that is none are told, and change nothing', async () => {
  const office = await createCaseOffice();
  const desk = await openAsInspector(office, '/integrity-keys');
  await desk.user.click(await screen.findByRole('button', { name: 'Đặt khóa từ tệp' }));
  await desk.user.click(screen.getByRole('button', { name: 'Kiểm tra và đặt khóa' }));
  expect(screen.getByText('Hãy chọn tệp khóa.')).toBeTruthy();
  await loadFile(desk, '{}', '', 'Đặt khóa từ tệp', 'Kiểm tra và đặt khóa');
  expect(await screen.findByText(/không phải tệp khóa/)).toBeTruthy();
  const key = await makeInspectorateKey();
  const exchanged = JSON.stringify({ ...key, jwk: (await makeInspectorateKey()).jwk });
  await loadFile(desk, exchanged, '', 'Đặt khóa từ tệp', 'Kiểm tra và đặt khóa');
  expect(await screen.findByText(/không phải tệp khóa/)).toBeTruthy();
  expect(await office.context.db.selectFrom('integrity_key').selectAll().execute()).toEqual([]);
});

test('a report is opened by its file alone, its contact with it; after a rotation the former file is still needed', async () => {
  const office = await createCaseOffice();
  const desk = await openAsInspector(office, '/integrity-keys');
  const first = await makeAndSet(desk);
  const firstText = desk.saved[0]?.text ?? '';
  const id = await writeFeedback(office, { type: 'integrity', key: first, plain: REPORT });
  await office.tablet.push(office.send);
  const second = JSON.stringify(await makeInspectorateKey());
  await desk.user.click(screen.getByRole('button', { name: 'Đặt khóa từ tệp' }));
  await loadFile(desk, second, '', 'Đặt khóa từ tệp', 'Kiểm tra và đặt khóa');
  expect(await screen.findByText(/^1 tin báo chỉ mở được bằng tệp của khóa này/)).toBeTruthy();
  await desk.user.click(screen.getByRole('button', { name: 'Quên khóa ngay' }));
  await desk.user.click(screen.getByRole('link', { name: 'Bị gây khó khăn' }));
  await desk.user.click(await screen.findByRole('link', { name: /Số 1/ }));
  await desk.user.click(await screen.findByRole('button', { name: 'Mở bằng tệp khóa' }));
  expect(document.body.textContent).not.toContain(REPORT.text);
  await loadFile(desk, second, '', 'Mở bằng tệp khóa', 'Mở');
  expect(await screen.findByText(/^Tệp vừa nạp là của khóa khác/)).toBeTruthy();
  await desk.user.click(screen.getByRole('button', { name: 'Mở bằng tệp khóa' }));
  await loadFile(desk, firstText, PASSPHRASE, 'Mở bằng tệp khóa', 'Mở');
  expect(await screen.findByText(REPORT.text)).toBeTruthy();
  expect(screen.getByText('Lê Kín · 0988 000 111')).toBeTruthy();
  const stored = await office.context.db
    .selectFrom('case_words')
    .selectAll()
    .where('case_id', '=', id)
    .execute();
  expect(stored).toEqual([]);
  await desk.user.click(screen.getByRole('button', { name: 'Đăng xuất' }));
  await screen.findByLabelText('Tên đăng nhập');
  expect(document.body.textContent).not.toContain(REPORT.text);
}, 60_000);

test('a key is ended when its file is lost, and tablets know none any more', async () => {
  const office = await createCaseOffice();
  const desk = await openAsInspector(office, '/integrity-keys');
  await desk.user.click(await screen.findByRole('button', { name: 'Đặt khóa từ tệp' }));
  const key = JSON.stringify(await makeInspectorateKey());
  await loadFile(desk, key, '', 'Đặt khóa từ tệp', 'Kiểm tra và đặt khóa');
  await desk.user.click(await screen.findByRole('button', { name: /^Ngừng dùng khóa của/ }));
  await desk.user.click(screen.getByRole('button', { name: 'Ngừng dùng khóa này' }));
  expect(await screen.findByText(/hết hiệu lực từ/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Ngừng dùng khóa của/ })).toBeNull();
});

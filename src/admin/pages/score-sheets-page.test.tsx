// @vitest-environment beside-centre
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const button = (name: string) => screen.findByRole('button', { name });
const box = (name: string) => screen.findByRole('textbox', { name });

test('marks are typed with a comma, checked for their range, and points taken away need a reason', async () => {
  const { context, client } = await createSignedInCentre();
  const { user } = await openSignedIn(context, '/reports/forms');
  const own = await box('Điểm tự chấm, dòng 1');
  await user.type(own, '2,5');
  await user.click(await button('Lưu điểm'));
  expect(await screen.findByText(/Các ô viền đỏ/)).toBeTruthy();
  expect(own.getAttribute('aria-invalid')).toBe('true');
  await user.clear(own);
  await user.type(own, '1,75');
  await user.type(await box('Điểm thẩm định, dòng 1'), '1,5');
  await user.click(await button('Lưu điểm'));
  expect((await box('Lý do trừ điểm, dòng 1')).getAttribute('aria-invalid')).toBe('true');
  await user.type(await box('Lý do trừ điểm, dòng 1'), 'Hai hồ sơ trễ hạn');
  await user.click(await button('Lưu điểm'));
  expect(await screen.findByText(/^Bản 1, lưu lúc/)).toBeTruthy();
  const saved = await (await client.get('/score-sheets?form=mau-02&period=2026-Q4')).json();
  expect(saved.body.rows[0]).toEqual({
    ...{ indicator: 'tt01-1', self: 1.75, verified: 1.5, reason: 'Hai hồ sơ trễ hạn' },
  });
});

test('dossiers get the steps of an indicator, and their total for the clerk', async () => {
  const { context, client } = await createSignedInCentre();
  const { user, downloads } = await openSignedIn(context, '/reports/forms');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Mẫu' }), 'Mẫu 01: từng hồ sơ');
  await user.click(await button('Thêm hồ sơ'));
  await user.click(await button('Lưu điểm'));
  expect(await screen.findByText('Có dòng chưa ghi mã hồ sơ.')).toBeTruthy();
  await user.type(await box('Hồ sơ, dòng 1'), 'HS-0001');
  for (const number of [1, 2, 3, 4, 7])
    await user.selectOptions(screen.getByRole('combobox', { name: `Chỉ số ${number}, dòng 1` }), '2');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Mức hài lòng, dòng 1' }), 'Rất hài lòng');
  const line = screen.getAllByRole('row')[1];
  expect(line && within(line).getByRole('cell', { name: '10' })).toBeTruthy();
  await user.click(await button('Lưu điểm'));
  expect(await screen.findByText(/^Bản 1, lưu lúc/)).toBeTruthy();
  const saved = await (await client.get('/score-sheets?form=mau-01&period=2026-Q4')).json();
  expect(saved.body.rows).toMatchObject([{ dossier: 'HS-0001', level: 3, points: { 'tt01-7': 2 } }]);
  await user.click(await button('Bảng tính XLSX'));
  await waitFor(() =>
    expect(downloads.at(-1)).toContain(`/score-sheets/file?unit=${OFFICE.unit}&form=mau-01&period=2026-Q4`),
  );
});

test('units stand side by side, and nobody is ranked with too few ratings', async () => {
  const { context, client } = await createSignedInCentre();
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({
    ...{ indicator: `tt01-${number}`, self: 2, verified: 2, reason: null },
  }));
  const body = { unit: OFFICE.unit, period: '2026-Q4', after: 0, body: { form: 'mau-02', rows } };
  expect((await client.send('POST', '/score-sheets', body)).status).toBe(201);
  const { user } = await openSignedIn(context, '/reports/forms');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Mẫu' }), 'Mẫu 03: các đơn vị');
  const row = await screen.findByRole('row', { name: /Phường Thử Nghiệm/ });
  expect(within(row).getByRole('cell', { name: '18' })).toBeTruthy();
  expect(within(row).getByRole('cell', { name: 'Xuất sắc' })).toBeTruthy();
  expect(within(row).getByRole('cell', { name: 'chưa đủ để so' })).toBeTruthy();
});

test('an older version is found again, held against the newer one, printed and taken along', async () => {
  const { context, client } = await createSignedInCentre();
  const save = async (after: number, verified: number, reason: string | null) => {
    const rows = [{ indicator: 'tt01-1', self: 2, verified, reason }];
    const body = { unit: OFFICE.unit, period: '2026-Q3', after, body: { form: 'mau-02', rows } };
    expect((await client.send('POST', '/score-sheets', body)).status).toBe(201);
  };
  await save(0, 2, null);
  await save(1, 1.5, 'Hai hồ sơ trễ hạn');
  const { user, downloads, printed } = await openSignedIn(context, '/reports/forms');
  await user.click(await screen.findByRole('link', { name: 'Phiếu điểm đã lưu' }));
  const table = await screen.findByRole('table', { name: 'Các bản phiếu điểm đã lưu' });
  expect(within(table).getAllByRole('row')).toHaveLength(3);
  await user.click(within(table).getByRole('link', { name: /Quý 3\/2026.*Bản 1/ }));
  const sheet = await screen.findByRole('article');
  expect(within(sheet).getAllByText(/đã có bản mới hơn/)).toHaveLength(1);
  expect(within(sheet).getByRole('row', { name: /^1\. .* 2 2 2$/ })).toBeTruthy();
  expect(within(sheet).queryByText('Hai hồ sơ trễ hạn')).toBeNull();

  await user.selectOptions(
    await screen.findByRole('combobox', { name: 'Đối chiếu với' }),
    await screen.findByRole('option', { name: /bản 2/ }),
  );
  const differences = await screen.findByRole('table', { name: /^Khác nhau giữa/ });
  expect(within(differences).getByRole('row', { name: 'Chỉ số 1 Điểm thẩm định 1,5 2' })).toBeTruthy();
  expect(
    within(differences).getByRole('row', { name: 'Chỉ số 1 Lý do trừ điểm Hai hồ sơ trễ hạn để trống' }),
  ).toBeTruthy();
  await user.click(await button('In hoặc lưu PDF'));
  expect(printed()).toBe(1);
  await user.click(await button('Bảng tính XLSX'));
  await waitFor(() => expect(downloads.at(-1)).toMatch(/\/score-sheets\/versions\/[^/]+\/file\?lang=vi$/));
});

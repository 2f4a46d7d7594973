// @vitest-environment beside-centre
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const CODE = '1.001193';

async function centreWithProcedures() {
  const { context } = await createSignedInCentre();
  await postProcedures(context.db, OFFICE.unit, loadSampleProcedures());
  return context;
}

const button = (name: string) => screen.findByRole('button', { name });

describe('the list', () => {
  test('an office without procedures is told where to begin', async () => {
    const { context } = await createSignedInCentre();
    await openSignedIn(context, '/procedures');
    expect(await screen.findByText('Chưa có thủ tục nào')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Nhập từ tệp' })).toBeTruthy();
  });

  test('words without accents find a procedure, and the address keeps them', async () => {
    const context = await centreWithProcedures();
    const { user } = await openSignedIn(context, '/procedures');
    const table = await screen.findByRole('table', { name: 'Danh sách thủ tục' });
    expect(within(table).getAllByRole('row')).toHaveLength(71);
    await user.type(screen.getByRole('searchbox', { name: 'Tên hoặc mã' }), 'khai sinh');
    await waitFor(() =>
      expect(within(screen.getByRole('table')).getAllByRole('row').length).toBeLessThan(10),
    );
    expect(window.location.search).toContain('text=khai+sinh');
    expect(screen.getByRole('link', { name: 'Thủ tục đăng ký khai sinh' })).toBeTruthy();
  });
});

describe('one procedure', () => {
  test('is edited as a draft, posted, compared, and set back to the older version', async () => {
    const context = await centreWithProcedures();
    const { user } = await openSignedIn(context, `/procedures/${CODE}`);
    await user.click(await button('Sửa'));
    const name = screen.getByRole('textbox', { name: 'Tên thủ tục' });
    await user.clear(name);
    await user.type(name, 'Đăng ký khai sinh (thử)');
    await user.click(screen.getByRole('button', { name: 'Lưu bản nháp' }));
    expect(await screen.findByRole('heading', { name: 'Bản nháp: công chúng chưa thấy' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Niêm yết bản nháp' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Đăng ký khai sinh (thử)' })).toBeTruthy();
    await user.click(await button('So với phiên bản 1'));
    const differences = await screen.findByRole('heading', { name: /Khác nhau giữa phiên bản 1 và 2/ });
    expect(differences.parentElement?.textContent).toContain('Thủ tục đăng ký khai sinh');
    await user.click(screen.getByRole('button', { name: 'Niêm yết lại phiên bản này' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Thủ tục đăng ký khai sinh' })).toBeTruthy();
    expect(await screen.findByText(/Phiên bản 3 · .* · niêm yết lại bản cũ/)).toBeTruthy();
  });

  test('what is not valid is named, and nothing typed is lost', async () => {
    const context = await centreWithProcedures();
    const { user } = await openSignedIn(context, `/procedures/${CODE}`);
    await user.click(await button('Sửa'));
    await user.clear(screen.getByRole('textbox', { name: 'Tên thủ tục' }));
    const conditions = screen.getByRole('textbox', { name: 'Yêu cầu, điều kiện' });
    await user.clear(conditions);
    await user.type(conditions, 'Điều kiện mới');
    await user.click(screen.getByRole('button', { name: 'Lưu bản nháp' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Tên thủ tục');
    expect(screen.getByDisplayValue('Điều kiện mới')).toBeTruthy();
  });

  test('a check is noted with its day, and a withdrawn one says so', async () => {
    const context = await centreWithProcedures();
    const { user } = await openSignedIn(context, `/procedures/${CODE}`);
    await user.click(await button('Đã đối chiếu, vẫn đúng'));
    expect(await screen.findByText(/· Đối chiếu · quantri/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Gỡ niêm yết' }));
    expect(await screen.findByText(new RegExp(`Mã ${CODE} · Đã gỡ`))).toBeTruthy();
  });
});

describe('importing a file', () => {
  const csv = (rows: readonly string[]) =>
    new File([['Mã TTHC,Tên TTHC,Lĩnh vực', ...rows].join('\n')], 'danh-muc.csv', { type: 'text/csv' });

  test('is previewed with what is refused and why, then applied', async () => {
    const { context } = await createSignedInCentre();
    const { user } = await openSignedIn(context, '/procedures/import');
    const file = csv(['1.001193,Đăng ký khai sinh,Hộ tịch', 'không-phải-mã,Tên gì đó,Hộ tịch']);
    await user.upload(await screen.findByLabelText(/Tệp thủ tục/), file);
    await user.click(screen.getByRole('button', { name: 'Xem trước' }));
    await user.click(await button('Mới: 1'));
    expect(await screen.findByText('1.001193')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Không nhận: 1' }));
    expect(await screen.findByText(/Dòng 3, cột/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Áp dụng' }));
    expect(await screen.findByText(/Đã nhập 1 thủ tục/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Về danh sách thủ tục' }));
    expect(await screen.findByRole('link', { name: 'Đăng ký khai sinh' })).toBeTruthy();
  });

  test('cancelled, it leaves everything as it was', async () => {
    const { context } = await createSignedInCentre();
    const { user } = await openSignedIn(context, '/procedures/import');
    await user.upload(
      await screen.findByLabelText(/Tệp thủ tục/),
      csv(['1.001193,Đăng ký khai sinh,Hộ tịch']),
    );
    await user.click(screen.getByRole('button', { name: 'Xem trước' }));
    await screen.findByText('Xem trước: chưa có gì thay đổi');
    await user.click(screen.getByRole('button', { name: 'Hủy, giữ nguyên như cũ' }));
    expect(await screen.findByText('Đã hủy: không có gì thay đổi')).toBeTruthy();
    expect(await context.db.selectFrom('procedure').select('code').execute()).toEqual([]);
  });

  test('a file in an old encoding is refused with advice', async () => {
    const { context } = await createSignedInCentre();
    const { user } = await openSignedIn(context, '/procedures/import');
    const bytes = new Uint8Array([
      0x4d, 0xe3, 0x2c, 0x54, 0xea, 0x6e, 0x0a, 0x31, 0x2e, 0x30, 0x30, 0x2c, 0xd0, 0xe3, 0x6e, 0x67,
    ]);
    await user.upload(await screen.findByLabelText(/Tệp thủ tục/), new File([bytes], 'cu.csv'));
    await user.click(screen.getByRole('button', { name: 'Xem trước' }));
    expect(await screen.findByText('Không đọc được tệp này: không có gì thay đổi')).toBeTruthy();
    expect(screen.getByRole('alert').textContent?.length).toBeGreaterThan(30);
  });
});

describe('the posting check', () => {
  test('counts what is complete, correct and timely, names what is not, and hands it out as a file', async () => {
    const context = await centreWithProcedures();
    const { user, downloads } = await openSignedIn(context, '/procedures/check');
    expect(await screen.findByText('Đang niêm yết')).toBeTruthy();
    const table = await screen.findByRole('table', { name: 'Thủ tục cần xem lại' });
    const row = within(table).getByRole('link', { name: 'Thủ tục đăng ký khai sinh' }).closest('tr');
    expect(row?.textContent).toContain('Chưa xác minh: Cách thức thực hiện, Thành phần hồ sơ');
    expect(row?.textContent).toContain('Chưa lần nào');
    await user.click(screen.getByRole('button', { name: 'Tải về CSV' }));
    expect(downloads[0]).toContain('/procedures/posting-check?staleDays=90&format=csv');
  });
});

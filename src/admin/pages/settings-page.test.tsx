// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { readSetting } from '#server/content/read-settings.ts';
import { STORED_PARTS } from '#shared/protocol/stored-settings.ts';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

async function open(path: string, heading: string) {
  const centre = await createSignedInCentre();
  const desk = await openSignedIn(centre.context, path);
  await screen.findByRole('heading', { name: heading, level: 1 });
  await screen.findByRole('button', { name: 'Xem trước thay đổi' }).catch(() => null);
  const now = () => new Date(centre.context.clock.nowMs()).toISOString();
  return { ...centre, ...desk, now };
}

const press = (user: { click(element: Element): Promise<void> }, name: string) =>
  user.click(screen.getByRole('button', { name }));

test('every part says who decided it, and leads to its form', async () => {
  const centre = await createSignedInCentre();
  const { user } = await openSignedIn(centre.context, '/settings');
  await screen.findByRole('heading', { name: 'Giờ làm việc, ngày nghỉ' });
  expect(screen.getAllByText('Chưa ai đặt: dùng mặc định của chương trình')).toHaveLength(
    Object.keys(STORED_PARTS).length,
  );
  await user.click(screen.getByRole('link', { name: 'Xem và sửa: Liên hệ' }));
  await screen.findByRole('heading', { name: 'Liên hệ', level: 1 });
  expect(await screen.findByLabelText('Địa chỉ')).toBeTruthy();
});

test('what would change is shown before it is published; then it holds, and can be rolled back', async () => {
  const { user, context, now } = await open('/settings/intake', 'Cách nhận đánh giá');
  await user.selectOptions(screen.getByLabelText('Cách nhận'), 'Chỉ khi được mời');
  await user.type(screen.getByLabelText('Lý do, ghi vào lịch sử'), 'Thử một tháng');
  expect(screen.queryByRole('button', { name: 'Công bố' })).toBeNull();
  await press(user, 'Xem trước thay đổi');
  expect(await screen.findByText(/trên 1 máy tính bảng, ở 1 đơn vị/)).toBeTruthy();
  const changes = within(screen.getByRole('list', { name: 'Những gì thay đổi' }));
  expect(changes.getByText('Cách nhận: Luôn có sẵn câu hỏi → Chỉ khi được mời')).toBeTruthy();
  expect(await readSetting(context.db, OFFICE.unit, 'intake', now())).toBeNull();
  await press(user, 'Công bố');
  expect(await screen.findByText(/^Bản 1, từ/)).toBeTruthy();
  expect(screen.getByText('Đã công bố. Máy tính bảng đang có mạng nhận trong khoảng hai phút.')).toBeTruthy();
  expect(screen.getByText(/Đang có hiệu lực · Do .* đặt · Thử một tháng/)).toBeTruthy();
  expect(await readSetting(context.db, OFFICE.unit, 'intake', now())).toMatchObject({ mode: 'invited' });

  context.clock.advance(1_000);
  await user.click(screen.getByLabelText('Cho phép viết thêm ý kiến'));
  await press(user, 'Xem trước thay đổi');
  await user.click(await screen.findByRole('button', { name: 'Công bố' }));
  await screen.findByText(/^Bản 2, từ/);
  context.clock.advance(1_000);
  await press(user, 'Công bố lại bản 1');
  await screen.findByText(/^Bản 3, từ/);
  expect(await readSetting(context.db, OFFICE.unit, 'intake', now())).toMatchObject({ comment: true });
});

test('another draft than the one that was looked at is not published', async () => {
  const { user } = await open('/settings/intake', 'Cách nhận đánh giá');
  await user.selectOptions(screen.getByLabelText('Cách nhận'), 'Chỉ khi được mời');
  await press(user, 'Xem trước thay đổi');
  await screen.findByRole('button', { name: 'Công bố' });
  await user.click(screen.getByLabelText('Cho phép viết thêm ý kiến'));
  expect(screen.queryByRole('button', { name: 'Công bố' })).toBeNull();
});

test('what is wrong is marked at its field', async () => {
  const { user } = await open('/settings/hours', 'Giờ làm việc, ngày nghỉ');
  await user.click(screen.getByLabelText('Luôn mở, không theo giờ'));
  const begin = screen.getByLabelText('Thứ Hai: từ giờ thứ 2');
  await user.clear(begin);
  await user.type(begin, '10:00');
  await user.click(screen.getByRole('button', { name: 'Thêm: Ngày nghỉ, ngày làm bù' }));
  await press(user, 'Xem trước thay đổi');
  expect(await screen.findByText(/Chưa có gì được công bố/)).toBeTruthy();
  expect(screen.getByLabelText('Ngày').getAttribute('aria-invalid')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Xóa mục 1: Ngày nghỉ, ngày làm bù' }));
  await press(user, 'Xem trước thay đổi');
  expect((await screen.findAllByText(/trùng với khoảng trước/)).length).toBeGreaterThan(0);
  expect(begin.getAttribute('aria-invalid')).toBe('true');
});

test('a change is scheduled in the office’s time, and withdrawn', async () => {
  const { user, context } = await open('/settings/intake', 'Cách nhận đánh giá');
  await user.selectOptions(screen.getByLabelText('Có hiệu lực'), 'Từ một thời điểm');
  await press(user, 'Xem trước thay đổi');
  expect(await screen.findByText('Hãy nhập cả ngày và giờ.')).toBeTruthy();
  await user.type(screen.getByLabelText('Ngày'), '2026-12-01');
  await user.type(screen.getByLabelText('Giờ'), '07:30');
  await user.selectOptions(screen.getByLabelText('Cách nhận'), 'Chỉ khi được mời');
  await press(user, 'Xem trước thay đổi');
  await user.click(await screen.findByRole('button', { name: 'Công bố' }));
  expect(await screen.findByText('Đã lên lịch.')).toBeTruthy();
  const [row] = await context.db.selectFrom('unit_setting').selectAll().execute();
  expect(row?.effective_from).toBe('2026-12-01T00:30:00.000Z');
  await user.click(await screen.findByRole('button', { name: 'Rút lại bản 1' }));
  expect(await screen.findByText(/Đã rút lại/)).toBeTruthy();
});

test('a PIN has six digits, and is shown to nobody afterwards', async () => {
  const { user, context, now } = await open('/settings/staff', 'Công chức tại máy');
  expect(screen.getByText(/Chưa có mã PIN/)).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Mã PIN của công chức'), 'Đặt mã mới');
  await user.type(screen.getByLabelText('Mã PIN mới (6 chữ số)'), '4711');
  await press(user, 'Xem trước thay đổi');
  expect((await screen.findAllByText('Mã PIN gồm đúng 6 chữ số.')).length).toBeGreaterThan(0);
  await user.type(screen.getByLabelText('Mã PIN mới (6 chữ số)'), '99');
  await press(user, 'Xem trước thay đổi');
  await user.click(await screen.findByRole('button', { name: 'Công bố' }));
  expect(await screen.findByText('Đang có mã PIN.')).toBeTruthy();
  expect((await readSetting(context.db, OFFICE.unit, 'staff', now()))?.pin).not.toBeNull();
  expect(document.body.textContent).not.toContain('471199');
});

// @vitest-environment beside-centre
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { type AdminDesk, openAdmin } from '#tests/support/admin-desk.tsx';
import { ADMIN, seedDevice, seedOffice, seedRating, seedReplica } from '#tests/support/office.ts';
import { createTestContext, type TestContext } from '#tests/support/server-context.ts';

let context: TestContext;
let replicaNo: number;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
  await seedDevice(context, { id: 'may-1' });
  replicaNo = await seedReplica(context, {
    id: '01936000-0000-4000-8000-000000000001',
    device: 'may-1',
    receivedThrough: 0,
  });
});

async function openRatings(path = '/ratings'): Promise<AdminDesk> {
  const desk = openAdmin(context, path);
  await desk.user.type(await screen.findByLabelText('Tên đăng nhập'), ADMIN.username);
  await desk.user.type(screen.getByLabelText('Mật khẩu'), ADMIN.password);
  await desk.user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await screen.findByRole('heading', { name: 'Đánh giá tại quầy' });
  return desk;
}

/** Lines of the ledger, cells joined; waits until names have taken the place of ids. */
async function lines(count: number): Promise<string[]> {
  const read = () =>
    within(screen.getByRole('table'))
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));
  await waitFor(() => {
    expect(read()).toHaveLength(count);
    expect(read().join()).not.toMatch(/quay-|Mức \d/);
  });
  return read();
}

test('a line holds time, counter, clerk, word of the level, journal position and delay', async () => {
  await seedRating(context, { n: 4815, replicaNo, level: 2, occurredAt: '2026-11-22T00:02:03.004Z' });
  await context.db.updateTable('rating').set({ received_at: '2026-11-22T01:00:00.000Z' }).execute();
  await openRatings();
  expect(await lines(1)).toEqual([
    '22/11/2026 07:02:03 | Hộ tịch | Nguyễn Thị Hoa | Không hài lòng | Máy may-1 số 4.815 | 22/11/2026 08:00:00 | ',
  ]);
});

test('a changed answer, a corrected clock and flags are told', async () => {
  await seedRating(context, { n: 1, replicaNo, level: 3, occurredAt: '2026-11-22T00:02:03.004Z' });
  await context.db
    .updateTable('rating')
    .set({ first_level: 4, at: '2026-11-21T23:00:00.000Z', flags_json: '["burst","clock"]', clerk_id: null })
    .execute();
  await openRatings();
  const [line] = await lines(1);
  expect(line).toContain('Bình thườngBấm lần đầu: Hài lòng');
  expect(line).toContain('Không gắn với ai');
  expect(line).toContain('Đồng hồ máy lệch: máy ghi 22/11/2026 06:00:00Bấm quá gần lượt trước');
  expect(line).not.toContain('nghi ngờ');
});

test('an office without ratings is told what will fill the page', async () => {
  const { user } = await openRatings();
  expect(await screen.findByText('Chưa có lượt đánh giá nào')).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Xem tình trạng máy tính bảng' }));
  expect(await screen.findByRole('heading', { name: 'Máy tính bảng' })).toBeTruthy();
});

test('filters are in the address, and the address alone brings them back', async () => {
  await seedRating(context, { n: 1, replicaNo, level: 1 });
  await seedRating(context, { n: 2, replicaNo, level: 5, counter: 'quay-2', clerk: null });
  const { user } = await openRatings();
  await lines(2);
  await user.selectOptions(screen.getByLabelText('Quầy'), 'Hộ tịch');
  expect(await lines(1)).toMatchObject([expect.stringContaining('Rất không hài lòng')]);
  await user.click(screen.getByRole('checkbox', { name: 'Rất hài lòng' }));
  expect(await screen.findByText('Không có lượt nào khớp bộ lọc')).toBeTruthy();
  expect(window.location.search).toBe('?counter=quay-1&level=5&questionnaire=counter');
  await user.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
  await lines(2);
  expect(window.location.search).toBe('');
});

test('an address with filters opens filtered', async () => {
  await seedRating(context, { n: 1, replicaNo, level: 1 });
  await seedRating(context, { n: 2, replicaNo, level: 5 });
  await openRatings('/ratings?level=1&questionnaire=counter');
  await lines(1);
  expect(screen.getByRole('checkbox', { name: 'Rất không hài lòng' })).toHaveProperty('checked', true);
});

test('days the wrong way round are pointed out', async () => {
  await openRatings('/ratings?from=2026-11-22&to=2026-11-01');
  expect((await screen.findByRole('alert')).textContent).toMatch('Ngày bắt đầu phải trước');
});

test('older ratings come when asked for, and no line twice', async () => {
  for (let n = 1; n <= 60; n += 1) await seedRating(context, { n, replicaNo });
  const { user } = await openRatings();
  await lines(50);
  expect(screen.getByText('Đang hiện 50 lượt')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Xem thêm các lượt cũ hơn' }));
  const all = await lines(60);
  expect(new Set(all).size).toBe(60);
  expect(screen.getByText('Đã hiện hết: 60 lượt')).toBeTruthy();
});

test('new ratings appear by themselves, without counting as use of the session', async () => {
  await seedRating(context, { n: 1, replicaNo });
  const desk = await openRatings();
  await lines(1);
  await seedRating(context, { n: 2, replicaNo, level: 1 });
  window.dispatchEvent(new Event('online'));
  expect((await lines(2))[0]).toContain('Rất không hài lòng');
  expect(desk.calls.at(-1)).toMatchObject({ background: true });
});

test('when the centre is gone the lines stay and say how old they are', async () => {
  await seedRating(context, { n: 1, replicaNo });
  const desk = await openRatings();
  await lines(1);
  desk.cutNetwork(true);
  window.dispatchEvent(new Event('online'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch('Không liên lạc được với trung tâm');
  expect(alert.textContent).toMatch('Không cập nhật được từ 08:00:00');
  await lines(1);
  desk.cutNetwork(false);
  await desk.user.click(within(alert).getByRole('button', { name: 'Thử lại' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('the file is of exactly what is filtered, in the language of the page', async () => {
  const desk = await openRatings('/ratings?counter=quay-1&level=1,2&questionnaire=counter');
  await desk.user.click(screen.getByText('Tải về'));
  await desk.user.click(screen.getByRole('button', { name: /CSV cho Excel/ }));
  await waitFor(() => expect(desk.downloads).toHaveLength(1));
  await desk.user.click(screen.getByRole('button', { name: /CSV dấu chấm phẩy/ }));
  await desk.user.click(screen.getByRole('button', { name: /JSON/ }));
  await waitFor(() => expect(desk.downloads).toHaveLength(3));
  const asked = 'counter=quay-1&questionnaire=counter&level=1%2C2';
  expect(desk.downloads).toEqual([
    `/api/v1/ratings?${asked}&format=csv&lang=vi&separator=comma`,
    `/api/v1/ratings?${asked}&format=csv&lang=vi&separator=semicolon`,
    `/api/v1/ratings?${asked}&format=ndjson`,
  ]);
});

test('a session that ran out gives the login instead of a broken file', async () => {
  const desk = await openRatings();
  context.clock.advance(31 * 60_000);
  await desk.user.click(screen.getByText('Tải về'));
  await desk.user.click(screen.getByRole('button', { name: /CSV cho Excel/ }));
  expect(await screen.findByRole('heading', { name: 'Phiên làm việc đã hết hạn' })).toBeTruthy();
  expect(desk.downloads).toEqual([]);
});

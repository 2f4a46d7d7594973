// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { insertUnits } from '#server/store/office.ts';
import { openAdmin, openSignedIn } from '#tests/support/admin-desk.tsx';
import { signInAs } from '#tests/support/role-office.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';
import { homeForm, TakeHomeDesk } from '#tests/support/take-home-tablet.ts';

async function withRatings(levels: readonly number[]) {
  const centre = await createSignedInCentre();
  for (const level of levels) {
    centre.tablet.rate(level);
    centre.context.clock.advance(60_000);
  }
  await centre.tablet.push(centre.send);
  return centre;
}

test('the rate stands with what it rests on, its interval, the levels, and how it is computed', async () => {
  const { context } = await withRatings([5, 5, 4, 1]);
  const { user, downloads } = await openSignedIn(context, '/overview');
  const rate = within(await screen.findByRole('region', { name: 'Tỷ lệ hài lòng' }));
  expect(rate.getByText('75,00 %')).toBeTruthy();
  expect(rate.getByText('3 trong 4 lượt')).toBeTruthy();
  expect(rate.getByText(/^Khoảng tin cậy 95 %: 30,06 % – 95,44 %$/)).toBeTruthy();
  expect(rate.getByText('Cách tính')).toBeTruthy();
  const levels = within(screen.getByRole('table', { name: /n = 4$/ }));
  expect(levels.getByRole('row', { name: /Rất hài lòng.*2.*50,00 %/ })).toBeTruthy();
  expect(levels.getByRole('row', { name: /Bình thường.*0.*0,00 %/ })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Tỷ lệ hài lòng theo ngày' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tải bảng CSV' }));
  expect(downloads[0]).toMatch(/^\/api\/v1\/summary\?unit=u-test&from=.*&by=counter&format=csv&lang=vi$/);
});

test('beside the figures stands what waits, each leading there', async () => {
  const centre = await withRatings([5, 2]);
  centre.tablet.rate(5);
  centre.context.clock.advance(1_000);
  centre.tablet.rate(5);
  await centre.tablet.push(centre.send);
  await openSignedIn(centre.context, '/overview');
  const flags = within(await screen.findByRole('region', { name: 'Cờ chờ quyết định' }));
  expect(flags.getByText('1', { selector: 'p' })).toBeTruthy();
  expect(flags.getByRole('link').getAttribute('href')).toMatch(/^\/admin\/quality\?unit=u-test&from=/);
  const cases = within(screen.getByRole('region', { name: 'Vụ việc đang mở' }));
  expect(cases.getByText('Không có vụ việc quá hạn.')).toBeTruthy();
  expect(cases.getByRole('link').getAttribute('href')).toBe('/admin/cases');
  const tablets = within(screen.getByRole('region', { name: 'Máy cần xem' }));
  expect(tablets.getByText('Trong 1 máy đang dùng')).toBeTruthy();
});

test('a reason and a level lead to the ratings behind them', async () => {
  const centre = await createSignedInCentre();
  const { id } = centre.tablet.rate(2);
  centre.context.clock.advance(2_000);
  centre.tablet.record('rating.detail', { of: id, reasons: ['C2'] });
  await centre.tablet.push(centre.send);
  const { user } = await openSignedIn(centre.context, '/overview');
  const bad = within(await screen.findByRole('table', { name: 'Bên cạnh mức chưa hài lòng' }));
  const reason = bad.getByRole('link');
  expect(reason.getAttribute('href')).toMatch(/reason=C2&questionnaire=[\w-]+&level=2$/);
  const level = screen.getByRole('link', { name: 'Không hài lòng' });
  expect(level.getAttribute('href')).toMatch(/&level=2$/);
  await user.click(reason);
  const rows = within(await screen.findByRole('table', { name: 'Các lượt đánh giá' }));
  expect(rows.getAllByRole('row')).toHaveLength(2);
});

test('it is divided by something else; a person with few ratings is not told', async () => {
  const { context } = await withRatings([5, 4, 3]);
  const { user } = await openSignedIn(context, '/overview');
  const counters = within(await screen.findByRole('table', { name: /chia theo: Quầy$/ }));
  expect(counters.getByRole('link', { name: 'Hộ tịch' }).getAttribute('href')).toContain('counter=c-1');
  await user.selectOptions(screen.getByLabelText('Chia theo'), 'Người được đánh giá');
  const clerks = within(await screen.findByRole('table', { name: /chia theo: Người được đánh giá$/ }));
  expect(clerks.getByText('quá ít, không nêu')).toBeTruthy();
});

test('where units lie below, they are what it is divided by at first', async () => {
  const { context } = await withRatings([5, 4, 3]);
  await addBelow(context.db, 1);
  await openSignedIn(context, '/overview');
  const units = within(await screen.findByRole('table', { name: /chia theo: Đơn vị$/ }));
  expect(units.getAllByRole('row')).toHaveLength(3);
});

test('of a long list the rows with the most ratings come first, the others when they are asked for', async () => {
  const { context } = await withRatings([5, 4, 3]);
  await addBelow(context.db, 30);
  const { user } = await openSignedIn(context, '/overview');
  await screen.findByRole('table', { name: /chia theo: Đơn vị$/ });
  const rows = () => within(screen.getByRole('table', { name: /chia theo: Đơn vị$/ })).getAllByRole('row');
  expect(rows()).toHaveLength(1 + 20);
  expect(rows()[1]?.textContent).toContain('30');
  await user.click(screen.getByRole('button', { name: 'Hiện cả 31 dòng' }));
  expect(rows()).toHaveLength(1 + 31);
});

/** So many units below the office; the n-th has n ratings of today. */
async function addBelow(db: Database, count: number): Promise<void> {
  const { parent_id: _, ...office } = await db
    .selectFrom('unit')
    .selectAll()
    .where('id', '=', OFFICE.unit)
    .executeTakeFirstOrThrow();
  const sums = await db
    .selectFrom('rating_rollup')
    .selectAll()
    .where('dim', '=', 'all')
    .where('grain', '=', 'day')
    .execute();
  for (let n = 1; n <= count; n += 1) {
    const id = `u-below-${n}`;
    await insertUnits(db, [{ ...office, id, parent_id: OFFICE.unit, name: `Xã ${n}` }]);
    await db
      .insertInto('rating_rollup')
      .values(sums.map((sum) => ({ ...sum, unit_id: id, l5: n, l4: 0, l3: 0, satisfied: n })))
      .execute();
  }
}

test('the period is chosen and stands in the address; an empty one says so', async () => {
  const { context } = await withRatings([5]);
  const { user } = await openSignedIn(context, '/overview');
  await screen.findByText('100,00 %', { selector: 'p' });
  await user.click(screen.getByRole('button', { name: 'Tháng trước' }));
  expect(await screen.findByText('Chưa có lượt đánh giá nào trong khoảng này')).toBeTruthy();
  expect(window.location.search).toMatch(/from=\d{4}-\d{2}-01/);
});

test('a clerk sees the own results alone, and is told why there are none yet', async () => {
  const { context } = await withRatings([5]);
  await signInAs(context, 'clerk', OFFICE.unit, OFFICE.clerk);
  const { user } = openAdmin(context, '/own');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `clerk-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByText('Chưa đủ một đợt')).toBeTruthy();
  expect(screen.getByText(/^Hiện theo đợt ít nhất 10 lượt và chậm 7 ngày/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Tổng quan' })).toBeNull();
});

test('a clerk sees whole batches with their intervals, how they are made, and may look at an earlier year', async () => {
  const centre = await createSignedInCentre();
  for (let count = 0; count < 11; count += 1) {
    centre.tablet.rate(count === 0 ? 2 : 5, { ms: 4_000 });
    centre.context.clock.advance(60_000 + ((count * 37) % 23) * 9_000);
  }
  await centre.tablet.push(centre.send);
  centre.context.clock.advance(10 * 24 * 60 * 60_000);
  await signInAs(centre.context, 'clerk', OFFICE.unit, OFFICE.clerk);
  const { user } = openAdmin(centre.context, '/own');
  await user.type(await screen.findByLabelText('Tên đăng nhập'), `clerk-${OFFICE.unit}`);
  await user.type(screen.getByLabelText('Mật khẩu'), 'đò ngang bến cũ');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  const batches = within(await screen.findByRole('table', { name: 'Từng đợt' }));
  expect(batches.getByRole('row', { name: /11.*90,91 %.*62,26 % – 98,38 %/ })).toBeTruthy();
  expect(screen.getByText(/^Một đợt khép lại/)).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Năm'), '2025');
  expect(await screen.findByText('Chưa đủ một đợt')).toBeTruthy();
});

test('ratings at home stand beside those at the counter, with the difference and in no other figure', async () => {
  const centre = await withRatings([5, 5, 5, 2]);
  const desk = await TakeHomeDesk.open(centre.tablet, centre.send);
  for (const [no, level] of ['1', '5'].entries()) {
    const code = await desk.issue(centre.context.clock.nowMs(), no);
    await centre.send(`/p/${code}`, homeForm({ level }));
  }
  await desk.issue(centre.context.clock.nowMs(), 2);
  await centre.tablet.push(centre.send);
  await openSignedIn(centre.context, '/overview');
  const table = await screen.findByRole('table', { name: /đã đưa ra 3 mã/ });
  expect(within(table).getByRole('row', { name: /Tại quầy 4 75,00 %/ })).toBeTruthy();
  expect(within(table).getByRole('row', { name: /Ở nhà 2 50,00 %/ })).toBeTruthy();
  expect(screen.getByText('Ở nhà so với tại quầy: -25,00 điểm phần trăm.')).toBeTruthy();
});

test('without a code given out nothing is said of ratings at home', async () => {
  const { context } = await withRatings([5]);
  await openSignedIn(context, '/overview');
  await screen.findByRole('region', { name: 'Tỷ lệ hài lòng' });
  expect(screen.queryByText('Đánh giá ở nhà và tại quầy')).toBeNull();
});

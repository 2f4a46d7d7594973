// @vitest-environment beside-centre
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';

/** Ratings of this month alone, which is chosen when a page is opened. */
async function withRatings() {
  const centre = await createSignedInCentre();
  for (const level of [5, 5, 4, 1]) {
    centre.tablet.rate(level);
    centre.context.clock.advance(60_000);
  }
  await centre.tablet.push(centre.send);
  return centre;
}

const PAGES = [
  ['the overview', '/overview'],
  ['the comparison', '/comparison'],
] as const;

/** The first figures of a page. */
async function figures(path: string): Promise<HTMLElement> {
  return path === '/overview'
    ? await screen.findByRole('region', { name: 'Tỷ lệ hài lòng' })
    : await screen.findByRole('table', { name: /^Tỷ lệ hài lòng theo Quầy, / });
}

test.each(PAGES)(
  'without a network %s shows no figures under a period that is not theirs',
  async (_, path) => {
    const { context } = await withRatings();
    const desk = await openSignedIn(context, path);
    await figures(path);
    desk.cutNetwork(true);
    await desk.user.click(screen.getByRole('button', { name: 'Tháng trước' }));
    expect(
      await screen.findByText(/^Chưa đọc được số liệu từ 01\/.* nên không hiện con số nào\.$/),
    ).toBeTruthy();
    expect(screen.queryAllByRole('table')).toEqual([]);
    expect(screen.queryByText(/%/)).toBeNull();
    expect(screen.queryByText(/^Không cập nhật được từ/)).toBeNull();
    // Back at what was read: it is shown again, with how old it is.
    await desk.user.click(screen.getByRole('button', { name: 'Tháng này' }));
    expect(await screen.findByText(/^Không cập nhật được từ/)).toBeTruthy();
    await figures(path);
    await desk.user.click(screen.getByRole('button', { name: 'Tháng trước' }));
    desk.cutNetwork(false);
    await desk.user.click(await screen.findByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByText('Chưa có lượt đánh giá nào trong khoảng này')).toBeTruthy();
  },
);

test.each(PAGES)('while the next period is on its way %s shows nothing of the last', async (_, path) => {
  const { context } = await withRatings();
  const desk = await openSignedIn(context, path);
  await figures(path);
  const release = desk.holdCalls('/summary?');
  await desk.user.click(screen.getByRole('button', { name: 'Tháng trước' }));
  await waitFor(() => expect(screen.queryAllByRole('table')).toEqual([]));
  expect(screen.queryByText(/%/)).toBeNull();
  expect(screen.getByText('Đang tải…')).toBeTruthy();
  release();
  expect(await screen.findByText('Chưa có lượt đánh giá nào trong khoảng này')).toBeTruthy();
});

test.each([
  ['the division', 'by=counter'],
  ['the period', 'by=day'],
])('%s that comes late is not shown beside another period', async (_, late) => {
  const { context } = await withRatings();
  const desk = await openSignedIn(context, '/overview');
  await screen.findByRole('table', { name: /chia theo: Quầy$/ });
  const release = desk.holdCalls(late);
  const asked = desk.calls.length;
  await desk.user.click(screen.getByRole('button', { name: 'Tháng trước' }));
  await waitFor(() => expect(desk.calls.length).toBeGreaterThan(asked + 1));
  expect(await screen.findByText('Đang tải…')).toBeTruthy();
  expect(screen.queryByRole('table', { name: /chia theo: Quầy$/ })).toBeNull();
  expect(screen.queryByRole('region', { name: 'Tỷ lệ hài lòng' })).toBeNull();
  release();
  expect(await screen.findByText('Chưa có lượt đánh giá nào trong khoảng này')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('Đang tải…')).toBeNull());
});

test('the figures say whose they are and of which days', async () => {
  const { context } = await withRatings();
  await openSignedIn(context, '/overview');
  expect(await screen.findByText(/, từ 01\/\d\d\/\d{4} đến \d\d\/\d\d\/\d{4}$/)).toBeTruthy();
});

test('the flags of another period are not listed either', async () => {
  const { context } = await withRatings();
  const desk = await openSignedIn(context, '/quality');
  await screen.findByText(/^Tự cập nhật/);
  expect(screen.getByRole('heading', { name: 'Lượt đánh giá có cờ' })).toBeTruthy();
  desk.cutNetwork(true);
  await desk.user.click(screen.getByRole('button', { name: 'Tháng trước' }));
  expect(await screen.findByText(/^Chưa đọc được số liệu từ 01\//)).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Lượt đánh giá có cờ' })).toBeNull();
});

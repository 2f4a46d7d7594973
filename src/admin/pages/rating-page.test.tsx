// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';

async function withChange() {
  const centre = await createSignedInCentre();
  const given = centre.tablet.rate(1);
  centre.context.clock.advance(3_000);
  centre.tablet.record('rating.change', { of: given.id, level: 5 });
  await centre.tablet.push(centre.send);
  return { ...centre, given };
}

test('a row leads to the rating in full: what was changed, where it stands in the journal, and no doubts', async () => {
  const { context, tablet, given } = await withChange();
  const { user } = await openSignedIn(context, '/ratings');
  const rows = await screen.findByRole('table', { name: 'Các lượt đánh giá' });
  const [link] = within(rows).getAllByRole('link');
  if (link === undefined) throw new Error('no row leads anywhere');
  expect(link.getAttribute('href')).toBe(`/admin/ratings/${given.id}`);
  await user.click(link);
  const what = within(await screen.findByRole('region', { name: 'Nội dung' }));
  expect(what.getByText('Rất hài lòng')).toBeTruthy();
  expect(what.getByText('Rất không hài lòng')).toBeTruthy();
  const journal = within(screen.getByRole('region', { name: /^Vị trí trong nhật ký/ }));
  expect(journal.getByText(`Từ 1 đến ${tablet.last}, không thiếu số nào`)).toBeTruthy();
  expect(journal.getByText(/^[0-9a-f]{64}$/)).toBeTruthy();
  const changes = within(screen.getByRole('region', { name: 'Những gì ghi thêm sau đó' }));
  expect(changes.getByText('Đổi câu trả lời thành: Rất hài lòng')).toBeTruthy();
  expect(screen.getByText('Không có cờ nào.')).toBeTruthy();
});

test('one that is not there says so', async () => {
  const { context } = await withChange();
  await openSignedIn(context, '/ratings/00000000-0000-7000-8000-0000000000ff');
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Không có lượt đánh giá này/);
});

test('a filter is saved under a name, opened again, removed, and the removal taken back', async () => {
  window.localStorage.clear();
  const { context } = await withChange();
  const { user } = await openSignedIn(context, '/ratings?counter=c-1&flag=burst');
  await user.click(await screen.findByText('Bộ lọc đã lưu'));
  await user.type(screen.getByRole('textbox', { name: 'Tên bộ lọc đang dùng' }), 'Quầy 1, bấm gần nhau');
  await user.click(screen.getByRole('button', { name: 'Lưu bộ lọc này' }));
  const view = await screen.findByRole('link', { name: 'Quầy 1, bấm gần nhau' });
  expect(view.getAttribute('href')).toBe('/admin/ratings?counter=c-1&flag=burst');
  await user.click(screen.getByRole('button', { name: 'Xóa “Quầy 1, bấm gần nhau”' }));
  expect(screen.queryByRole('link', { name: 'Quầy 1, bấm gần nhau' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
  expect(screen.getByRole('link', { name: 'Quầy 1, bấm gần nhau' })).toBeTruthy();
});

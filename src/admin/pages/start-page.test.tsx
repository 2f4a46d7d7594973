// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';

async function open() {
  const centre = await createSignedInCentre();
  const desk = await openSignedIn(centre.context, '');
  const list = within(await screen.findByRole('list', { name: 'Thiết lập đơn vị' }));
  return { ...centre, ...desk, list };
}

const stateOf = (step: HTMLElement) => within(step).queryByText('Đã xong') !== null;

test('the first page says what is there and what is missing, and leads there', async () => {
  const { list, user } = await open();
  await list.findAllByText('Đã xong');
  const done = list.getAllByRole('listitem').filter(stateOf);
  expect(done.map((step) => step.querySelector('p')?.textContent)).toEqual([
    'Lập danh sách quầy',
    'Lập danh sách công chức, viên chức',
    'Thêm máy tính bảng',
    'Ghép máy với quầy',
  ]);
  expect(screen.getByText(/^Đã xong 4 trong 12 bước/)).toBeTruthy();
  await user.click(list.getByRole('link', { name: 'Làm ngay: Đặt giờ làm việc, ngày nghỉ' }));
  expect(await screen.findByRole('heading', { name: 'Giờ làm việc, ngày nghỉ', level: 1 })).toBeTruthy();
});

test('the list of pages can be folded, and says where one is', async () => {
  const { user } = await open();
  const button = screen.getByRole('button', { name: 'Danh mục · Bắt đầu' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  await user.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  await user.click(screen.getByRole('link', { name: 'Cài đặt' }));
  expect(await screen.findByRole('button', { name: 'Danh mục · Cài đặt', expanded: false })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Cài đặt' }).getAttribute('aria-current')).toBe('page');
});

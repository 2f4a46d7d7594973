// @vitest-environment beside-centre
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { writeSetting } from '#server/content/write-setting.ts';
import type { ServerContext } from '#server/context.ts';
import { type AdminDesk, openSignedIn } from '#tests/support/admin-desk.tsx';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const CLERK = { username: 'nguyen.thu', password: 'đò ngang bến cũ' };

async function openLookUp(prepare?: (context: ServerContext) => Promise<unknown>): Promise<AdminDesk> {
  const { context } = await createSignedInCentre();
  await postProcedures(context.db, OFFICE.unit, loadSampleProcedures());
  await prepare?.(context);
  await createAccount(context.db, context, {
    ...CLERK,
    ...{ role: 'clerk', unitId: OFFICE.unit, clerkId: OFFICE.clerk },
    ...{ mustChangePassword: false, cost: { logN: 10, r: 8, p: 1 } },
  });
  const desk = await openSignedIn(context, '/tra-cuu', CLERK);
  await waitFor(() => expect(document.activeElement).toBe(field()));
  return desk;
}

const field = () => screen.getByRole('combobox', { name: 'Tìm thủ tục' });
const options = () => screen.getAllByRole('option');
const chosen = () => screen.getByRole('option', { selected: true });

describe('a clerk with somebody waiting', () => {
  test('is led to the look-up and begins to type at once', async () => {
    const { user } = await openLookUp();
    expect(screen.getByRole('link', { name: 'Tra cứu thủ tục' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByText(/^70 thủ tục · tải lúc/)).toBeTruthy();
    await user.keyboard('khai sinh');
    expect(options()[0]?.textContent).toContain('Thủ tục đăng ký khai sinh');
    expect(screen.getByRole('heading', { level: 2, name: 'Thủ tục đăng ký khai sinh' })).toBeTruthy();
    expect(screen.getByText(/^Tìm thấy \d+ thủ tục\.$/)).toBeTruthy();
  });

  test.each([
    ['sổ đỏ bị mất', 'Giấy chứng nhận'],
    ['dkks', 'đăng ký khai sinh'],
    ['1.001193', 'Thủ tục đăng ký khai sinh'],
    ['khai sihn', 'khai sinh'],
    ['ket hon', 'kết hôn'],
  ])('types "%s" and finds %s', async (query, name) => {
    const { user } = await openLookUp();
    await user.keyboard(query);
    expect(options()[0]?.textContent?.toLowerCase()).toContain(name.toLowerCase());
  });

  test('finds by the words of the own office', async () => {
    const { user } = await openLookUp((context) =>
      writeSetting(
        context.db,
        {
          ...{ unitId: OFFICE.unit, part: 'finding', effectiveFrom: null, createdBy: null, note: null },
          body: { synonyms: [{ say: 'tờ hồng', means: '2.000815' }] },
        },
        new Date(context.clock.nowMs()).toISOString(),
      ),
    );
    await user.keyboard('tờ hồng');
    expect(options()[0]?.textContent).toContain('2.000815');
  });

  test('goes through the results and back without leaving the field, and reads with Enter', async () => {
    const { user } = await openLookUp();
    await user.keyboard('đăng ký');
    const [first, second] = options();
    expect(chosen()).toBe(first);
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toBe(second);
    expect(field().getAttribute('aria-activedescendant')).toBe(second?.id);
    expect(document.activeElement).toBe(field());
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(chosen()).toBe(first);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(document.activeElement?.contains(screen.getByRole('heading', { level: 2 }))).toBe(true);
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(field());
    expect(field()).toHaveProperty('value', 'đăng ký');
    await user.keyboard('{Escape}');
    expect(field()).toHaveProperty('value', '');
    expect(screen.queryAllByRole('option')).toEqual([]);
  });

  test('copies the whole checklist as text, prints it, and opens the page of the public', async () => {
    const { user, copied, printed } = await openLookUp();
    await user.keyboard('1.001193');
    await user.click(screen.getByRole('button', { name: 'Sao chép danh mục' }));
    expect(await screen.findByText(/^Đã sao chép/)).toBeTruthy();
    expect(copied[0]).toMatch(/^Thủ tục đăng ký khai sinh\nMã thủ tục 1\.001193\n\nGiấy tờ cần mang:\n/);
    for (const label of ['Thời hạn giải quyết: ', 'Phí, lệ phí: ', 'Cơ quan giải quyết: ', 'Nguồn: '])
      expect(copied[0]).toContain(label);
    await user.click(screen.getByRole('button', { name: 'In danh mục' }));
    expect(printed()).toBe(1);
    expect(screen.getByRole('link', { name: 'Mở đầy đủ' }).getAttribute('href')).toBe(
      `/p/tthc/1.001193?unit=${OFFICE.unit}`,
    );
  });

  test('is told when nothing is found', async () => {
    const { user } = await openLookUp();
    await user.keyboard('xyzzy');
    expect(screen.getByText(/^Không tìm thấy thủ tục nào/)).toBeTruthy();
    expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
  });

  test('keeps what was loaded when the centre is gone', async () => {
    const { user, cutNetwork } = await openLookUp();
    cutNetwork(true);
    await user.click(screen.getByRole('button', { name: 'Tải lại' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Không liên lạc được với trung tâm');
    await user.type(field(), 'khai sinh');
    expect(options()[0]?.textContent).toContain('khai sinh');
  });
});

test('an administrator teaches the search a word of the people, and it is found by it', async () => {
  const { context } = await createSignedInCentre();
  await postProcedures(context.db, OFFICE.unit, loadSampleProcedures());
  const { user } = await openSignedIn(context, '/settings/finding');
  await user.click(await screen.findByRole('button', { name: 'Thêm: Từ thường ngày' }));
  await user.type(screen.getByRole('textbox', { name: 'Người dân nói' }), 'tờ hồng');
  await user.type(screen.getByRole('textbox', { name: 'Trong tên thủ tục là' }), '2.000815');
  await user.click(screen.getByRole('button', { name: 'Xem trước thay đổi' }));
  await user.click(await screen.findByRole('button', { name: 'Công bố' }));
  await screen.findByText(/^Bản 1, từ/);
  await user.click(screen.getByRole('link', { name: 'Tra cứu thủ tục' }));
  await user.type(await screen.findByRole('combobox', { name: 'Tìm thủ tục' }), 'tờ hồng');
  expect(options()[0]?.textContent).toContain('2.000815');
});

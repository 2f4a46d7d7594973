// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

test('an empty list says that everything could be read', async () => {
  const { context } = await createSignedInCentre();
  await openSignedIn(context, '/quarantine');
  expect(await screen.findByText('Không có mục nào chờ xử lý')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Đọc lại' })).toBeNull();
});

test('[AK2] each entry is shown with its reason in words, the raw line on demand', async () => {
  const { context, tablet, send } = await createSignedInCentre();
  tablet.recordLine('this is no JSON');
  tablet.record('hologram', { future: true });
  tablet.rate(4, {}, { kv: 2 });
  tablet.rate(9);
  await tablet.push(send);
  const { user } = await openSignedIn(context, '/quarantine');
  const rows = within(await screen.findByRole('table', { name: 'Các mục chưa đọc được' })).getAllByRole(
    'row',
  );
  const [broken, unknown, newer, level] = rows.slice(1).map((row) => within(row));
  expect(broken?.getByText('Không rõ loại')).toBeTruthy();
  expect(broken?.getByText('Dòng bị hỏng, không đọc được.')).toBeTruthy();
  expect(unknown?.getByText('hologram')).toBeTruthy();
  expect(unknown?.getByText('unknown kind hologram')).toBeTruthy();
  expect(newer?.getByText('Đánh giá')).toBeTruthy();
  expect(newer?.getByText(/phiên bản mới hơn trung tâm/)).toBeTruthy();
  expect(level?.getByText('Phiếu hỏi không có mức được chọn.')).toBeTruthy();
  expect(level?.getByText('22/11/2026 08:00:00')).toBeTruthy();
  expect(broken?.getByRole('link', { name: 'Máy tính bảng quầy 1' }).getAttribute('href')).toBe(
    `/admin/devices/${tablet.device}`,
  );
  const details = broken?.getByText('Xem dòng gốc').closest('details');
  expect(details?.open).toBe(false);
  await user.click(screen.getByLabelText('Xem dòng gốc số 1 của Máy tính bảng quầy 1'));
  expect(details?.open).toBe(true);
  expect(broken?.getByText('this is no JSON')).toBeTruthy();
});

test('[AK2] reading again tells what is understood by now', async () => {
  const { context, tablet, send } = await createSignedInCentre();
  tablet.rate(3, { questionnaire: { id: 'moi', version: 1 } });
  tablet.record('hologram', {});
  await tablet.push(send);
  const { user } = await openSignedIn(context, '/quarantine');
  await user.click(await screen.findByRole('button', { name: 'Đọc lại' }));
  expect(await screen.findByText('Đã đọc lại 2 mục; chưa đọc được thêm mục nào.')).toBeTruthy();
  await insertQuestionnaire(context.db, { ...OFFICE.questionnaire, id: 'moi', version: 1 }, false);
  await user.click(screen.getByRole('button', { name: 'Đọc lại' }));
  expect(await screen.findByText('Đã đọc lại 2 mục: 1 mục nay đã đọc được và được tính.')).toBeTruthy();
  expect(screen.getByText('Đã hiện hết: 1 mục')).toBeTruthy();
});

test('a long list comes in pages', async () => {
  const { context, tablet, send } = await createSignedInCentre();
  for (let n = 0; n < 103; n += 1) tablet.record('hologram', { n });
  await tablet.push(send);
  const { user } = await openSignedIn(context, '/quarantine');
  expect(await screen.findByText('Đang hiện 100 mục')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Xem thêm' }));
  expect(await screen.findByText('Đã hiện hết: 103 mục')).toBeTruthy();
});

test('without the centre the page says so and tries again when told', async () => {
  const { context } = await createSignedInCentre();
  const { user, cutNetwork } = await openSignedIn(context, '/devices');
  await screen.findByRole('heading', { name: 'Máy tính bảng', level: 1 });
  cutNetwork(true);
  await user.click(screen.getByRole('link', { name: 'Chờ xử lý' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Không liên lạc được với trung tâm');
  cutNetwork(false);
  await user.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(await screen.findByText('Không có mục nào chờ xử lý')).toBeTruthy();
});

// @vitest-environment beside-centre
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { openSignedIn } from '#tests/support/admin-desk.tsx';
import { createSignedInCentre } from '#tests/support/signed-in-centre.ts';
import { OFFICE } from '#tests/support/small-office.ts';

const CLERK = { username: 'thu', password: 'đò ngang bến cũ' };

/** Twenty-one answers in October, of which seven are not satisfied; it is November. */
async function centreWithOctober() {
  const centre = await createSignedInCentre();
  const { context, tablet, send } = centre;
  const place = { counter: OFFICE.counter, clerk: OFFICE.clerk };
  for (let n = 0; n < 21; n += 1) {
    const day = n < 10 ? '05' : '20';
    const at = new Date(Date.parse(`2026-10-${day}T01:00:00.000Z`) + n * 61_000 + n ** 2 * 1_000);
    tablet.rate(n % 3 === 0 ? 2 : 5, place, { at: at.toISOString() });
  }
  await tablet.push(send);
  await createAccount(context.db, context, {
    ...{ ...CLERK, role: 'clerk', unitId: OFFICE.unit, clerkId: OFFICE.clerk, mustChangePassword: false },
    cost: { logN: 10, r: 8, p: 1 },
  });
  return centre;
}

const button = (name: string) => screen.findByRole('button', { name });

test('an office that has made no report is told what to do, and what is due', async () => {
  const { context } = await createSignedInCentre();
  await openSignedIn(context, '/reports');
  expect(await screen.findByText('Chưa lập báo cáo nào')).toBeTruthy();
  expect(screen.getByText(/Quý 4\/2026: nộp trước ngày 05\/12\/2026/)).toBeTruthy();
});

test('the month before is frozen, shown as a sheet, held against the rows and taken along', async () => {
  const { context } = await centreWithOctober();
  const { user, downloads, printed } = await openSignedIn(context, '/reports');
  await user.type(
    await screen.findByRole('textbox', { name: 'Việc đã làm trong kỳ' }),
    'Thêm một quầy buổi sáng.',
  );
  await user.click(await button('Lập báo cáo'));
  const sheet = await screen.findByRole('article');
  const rate = within(sheet).getByRole('row', { name: /Tỷ lệ hài lòng tại quầy/ });
  expect(rate.textContent).toContain('66,67 %');
  expect(within(sheet).getByText('Thêm một quầy buổi sáng.')).toBeTruthy();
  const clerks = within(sheet).getByRole('region', { name: 'Theo người được đánh giá' });
  expect(within(clerks).getByRole('row', { name: /Nguyễn Thị Thử 21 21 66,67 %/ })).toBeTruthy();
  expect(within(sheet).queryByRole('columnheader', { name: /hạng/i })).toBeNull();

  await user.click(await button('Đối chiếu với dữ liệu gốc'));
  expect(await screen.findByText(/Giống từng byte/)).toBeTruthy();
  await user.click(await button('Bảng tính XLSX'));
  expect(downloads.at(-1)).toMatch(/\/reports\/[^/]+\/file\?format=xlsx&lang=vi$/);
  await user.click(await button('In hoặc lưu PDF'));
  expect(printed()).toBe(1);
});

test('another version needs a reason; a period that runs is provisional', async () => {
  const { context } = await centreWithOctober();
  const { user } = await openSignedIn(context, '/reports');
  await user.click(await button('Lập báo cáo'));
  await screen.findByRole('article');
  await user.click(screen.getByRole('link', { name: 'Tất cả báo cáo' }));
  await user.click(await button('Lập báo cáo'));
  expect(await screen.findByText('Xin ghi lý do lập bản mới.')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Lý do lập bản mới' }), 'Sửa việc đã làm');
  await user.click(await button('Lập báo cáo'));
  expect(await screen.findByText('Lý do lập bản này: Sửa việc đã làm')).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Bản 1' }));
  expect(await screen.findByText(/^Bản 1, chốt lúc/)).toBeTruthy();

  await user.click(screen.getByRole('link', { name: 'Tất cả báo cáo' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Kỳ báo cáo' }), 'Tháng 11/2026');
  await user.click(await button('Lập báo cáo'));
  expect(await screen.findByText(/Kỳ này chưa kết thúc\. Đánh dấu/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /lập bản tạm tính/ }));
  await user.click(await button('Lập báo cáo'));
  expect(await screen.findByText(/BẢN TẠM TÍNH/)).toBeTruthy();
});

test('a clerk reads what may be told and replies; the leader sees the reply beside the report', async () => {
  const { context, client } = await centreWithOctober();
  const made = await client.send('POST', '/reports', {
    ...{ unit: OFFICE.unit, clerk: OFFICE.clerk, period: '2026-10', after: 0 },
  });
  const { report } = await made.json();
  const { user } = await openSignedIn(context, '/own', CLERK);
  await user.click(await screen.findByRole('link', { name: 'Tháng 10/2026' }));
  expect(await screen.findByText(/Báo cáo tính 21 lượt/)).toBeTruthy();
  // The first batch begins with the year: of the month, the second alone is whole.
  expect(screen.getByRole('row', { name: /06\/10\/2026 – 20\/10\/2026 11 / })).toBeTruthy();
  await user.click(await button('Gửi ý kiến'));
  expect(await screen.findByText('Xin viết ý kiến trước khi gửi.')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Ý kiến của tôi' }), 'Hôm đó mạng hỏng.');
  await user.click(await button('Gửi ý kiến'));
  expect(await screen.findByText('Đã lưu ý kiến bên cạnh báo cáo.')).toBeTruthy();
  const detail = await (await client.get(`/reports/${report.id}`)).json();
  expect(detail.replies).toMatchObject([{ text: 'Hôm đó mạng hỏng.', madeBy: 'thu' }]);
});

test('the reply stands on the sheet that the leader prints', async () => {
  const { context, client } = await centreWithOctober();
  const of = { unit: OFFICE.unit, clerk: OFFICE.clerk, period: '2026-10', after: 0 };
  const { report } = await (await client.send('POST', '/reports', of)).json();
  await context.db
    .insertInto('report_reply')
    .values({
      ...{ id: 'r-1', report_id: report.id, clerk_id: OFFICE.clerk, made_at: '2026-11-21T01:00:00.000Z' },
      ...{ made_by: 'thu', text: 'Tôi đề nghị xem lại ngày 05.' },
    })
    .execute();
  await openSignedIn(context, `/reports/${report.id}`);
  const replies = await screen.findByRole('region', { name: 'Ý kiến của người được đánh giá' });
  expect(within(replies).getByText('Tôi đề nghị xem lại ngày 05.')).toBeTruthy();
});

import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import { monthsAfter } from '#shared/domain/spans.ts';
import { CentreAdmin } from './centre-admin.ts';
import { addAccount } from './centre-people.ts';
import type { CentreProcess } from './centre-process.ts';
import { sendOver } from './pushing-tablet.ts';

/** What the demonstration leaves out, so that no page is empty: a report of last month, forms with points, and a webhook. */
export async function fillOffice(centre: CentreProcess, username: string): Promise<void> {
  await addAccount(centre.dataDir, username, 'admin');
  const admin = await CentreAdmin.signInAgain(sendOver(centre.url), username);
  const unit = SAMPLE_UNIT_ID;
  const period = monthsAfter(new Date().toISOString().slice(0, 7), -1);
  const actions = 'Nguyên nhân: buổi sáng dồn người. Đã kê thêm ghế, thêm một người hướng dẫn.';
  await admin.write('POST', '/api/v1/reports', {
    ...{ unit, clerk: null, period, after: 0, reason: null, provisional: false, actions },
  });
  await fillForms(admin, '2026-Q3');
  const url = 'https://example.com/nhan-tin';
  await admin.write('POST', '/api/v1/webhooks', { unit, name: 'Cổng dịch vụ', url, events: ['rating.low'] });
}

/** Two versions of form 02, and one of form 01. */
async function fillForms(admin: CentreAdmin, period: string): Promise<void> {
  const save = async (after: number, body: unknown) =>
    await admin.write('POST', '/api/v1/score-sheets', { unit: SAMPLE_UNIT_ID, period, after, body });
  for (const after of [0, 1]) {
    const reason = 'Hai hồ sơ trả chậm quá hạn so với giấy hẹn';
    const rows = Array.from({ length: 9 }, (_, at) => ({
      ...{ indicator: `tt01-${at + 1}`, self: 2, verified: at === after ? 1.5 : 2 },
      reason: at === after ? reason : null,
    }));
    await save(after, { form: 'mau-02', rows });
  }
  const points = { 'tt01-1': 2, 'tt01-2': 1, 'tt01-3': 2, 'tt01-4': 2, 'tt01-7': 2 };
  const rows = [1, 2, 3].map((no) => ({
    ...{ dossier: `H58.100-261130-000${no}`, points, level: 3, class: null },
  }));
  await save(0, { form: 'mau-01', rows });
}

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signInFirstTime } from '../support/admin-page.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink, rate } from '../support/kiosk-page.ts';

test('what a citizen answers stands in the administrator’s table, file and device list', async ({
  centre,
  tablet,
  page,
}) => {
  const kiosk = await tablet.switchOn();
  await pairByLink(kiosk.page, centre.pairingUrl);
  await rate(kiosk.page, 5);
  await expectQuestion(kiosk.page);
  await rate(kiosk.page, 1);

  await signInFirstTime(page, centre);
  const rows = page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('Rất không hài lòng');
  await expect(rows.nth(2)).toContainText('Rất hài lòng');

  const [heading = '', ...lines] = await downloadCsv(page);
  expect(heading.startsWith('\uFEFF"Thời điểm","Đơn vị","Quầy",')).toBe(true);
  expect(lines.map(levelWord).sort()).toEqual(['Rất hài lòng', 'Rất không hài lòng']);

  await page.getByRole('link', { name: 'Máy tính bảng', exact: true }).click();
  await expect(page.getByText(/Đã nhận 1…\d+, không thiếu/)).toBeVisible();
});

/** The lines of the file as Excel gets it. */
async function downloadCsv(page: Page): Promise<readonly string[]> {
  await page.getByText('Tải về', { exact: true }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV cho Excel' }).click();
  const download = await started;
  const text = await readFile(await download.path(), 'utf8');
  return text.trimEnd().split('\r\n');
}

function levelWord(line: string): string | undefined {
  return /"(Rất hài lòng|Hài lòng|Bình thường|Không hài lòng|Rất không hài lòng)"/.exec(line)?.[1];
}

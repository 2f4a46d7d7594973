import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { read } from '@e965/xlsx';
import type { Page } from '@playwright/test';
import { signInFirstTime } from '../support/admin-page.ts';
import { evaluateCell } from '../support/evaluate-sheet.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink, rate } from '../support/kiosk-page.ts';

test('month → report → XLSX: what citizens tapped is frozen, proved and taken along as numbers', async ({
  centre,
  tablet,
  page,
}) => {
  test.setTimeout(120_000);
  const kiosk = await tablet.switchOn();
  await pairByLink(kiosk.page, centre.pairingUrl);
  for (const level of [5, 4, 1] as const) {
    await rate(kiosk.page, level);
    await expectQuestion(kiosk.page);
  }
  await signInFirstTime(page, centre);
  const rows = page.getByRole('table', { name: 'Các lượt đánh giá' }).getByRole('row');
  await expect(rows).toHaveCount(4);

  await page.getByRole('link', { name: 'Báo cáo', exact: true }).click();
  // The month of the taps still runs.
  await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption({ index: 0 });
  await page.getByRole('checkbox', { name: /lập bản tạm tính/ }).check();
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  const sheet = page.getByRole('article');
  await expect(sheet).toContainText('BẢN TẠM TÍNH');
  await expect(sheet.getByRole('row', { name: /Tất cả lượt đánh giá 3/ })).toBeVisible();
  await page.getByRole('button', { name: 'Đối chiếu với dữ liệu gốc' }).click();
  await expect(page.getByText(/Giống từng byte/)).toBeVisible();

  const book = read(await download(page, 'Bảng tính XLSX'), { cellFormula: true });
  let formulas = 0;
  for (const table of Object.values(book.Sheets))
    for (const [address, cell] of Object.entries(table)) {
      if (address.startsWith('!') || cell.f === undefined) continue;
      formulas += 1;
      expect([address, evaluateCell(table, address)]).toEqual([address, cell.v ?? '']);
    }
  expect(formulas).toBeGreaterThan(10);
  const summary = Object.entries(book.Sheets['Tóm tắt'] ?? {}).flatMap(([, cell]) => cell.v ?? []);
  expect(summary[summary.indexOf('Tất cả lượt đánh giá') + 1]).toBe(3);

  const json = await download(page, 'Văn bản gốc JSON');
  await expect(sheet).toContainText(createHash('sha256').update(json).digest('hex'));
});

async function download(page: Page, name: string): Promise<Buffer> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return await readFile(await (await started).path());
}

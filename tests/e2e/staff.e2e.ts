import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ImportReport } from '#shared/protocol/import.ts';
import { findBrokenLink, ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink, rate } from '../support/kiosk-page.ts';

const ROOT = join(import.meta.dirname, '../..');

test('[SN1] [SN1a] [ST1] [DE1] answers of an outage are carried to the centre in a file that nobody at the counter can read', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  const { page, close } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await centre.stop();
  for (const level of [1, 5, 2]) {
    await expectQuestion(page);
    await rate(page, level);
  }
  await expectQuestion(page);
  await openStaffPage(page, centre.staffPin);
  await expect(page.getByText('Có: trình duyệt không tự xóa')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất tệp chưa gửi' }).click();
  const download = await downloading;
  const file = join(centre.dataDir, download.suggestedFilename());
  await download.saveAs(file);
  await expect(page.getByText(/Đã tạo tệp hai-long-.*\.ndjson với \d+ mục/)).toBeVisible();
  expect(readFileSync(file, 'utf8')).toMatch(
    /^\{"t":"sealed-journal".*\n\{"t":"part","n":1,[^\n]*\n\{"t":"end","parts":1,[^\n]*\n$/,
  );
  expect(readFileSync(file, 'utf8')).not.toMatch(/level|rating|clerk/);
  await close();

  expect((await importFile(file, centre.dataDir)).segments[0]?.added).toBeGreaterThanOrEqual(3);
  expect((await importFile(file, centre.dataDir)).segments[0]?.added).toBe(0);
  expect(
    readStoredReplicas(centre.dataDir)
      .flatMap(ratingsIn)
      .map(({ level }) => level),
  ).toEqual([1, 5, 2]);

  // Back on the line: the centre holds it all already, and says so.
  await centre.restart();
  const light = await tablet.switchOn();
  await light.page.goto(centre.url);
  await expectQuestion(light.page);
  await openStaffPage(light.page, centre.staffPin);
  await expect(light.page.getByText(/Trung tâm xác nhận lúc/)).toBeVisible();
  await expect(light.page.getByText('0 mục', { exact: true })).toBeVisible();
  const replicas = readStoredReplicas(centre.dataDir);
  expect(replicas.map(findBrokenLink)).toEqual([null]);
  expect(replicas.flatMap(ratingsIn)).toHaveLength(3);
  const notes = replicas.flatMap(({ entries }) => entries.map(({ line }) => JSON.parse(line).body.event));
  expect(notes).toContain('boot');
});

test('[TB1] of two windows one serves the counter; the other says so and takes over', async ({
  centre,
  tablet,
}) => {
  const { page, context } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  const second = await context.newPage();
  await second.goto(centre.url);
  await expect(second.getByRole('heading', { name: 'Màn hình này đang mở ở một cửa sổ khác' })).toBeVisible();
  await page.bringToFront();
  await rate(page, 4);
  await page.reload();
  // Whoever waited longest leads now; the reloaded one waits behind it.
  await expectQuestion(second);
  await second.close();
  await expectQuestion(page);
  await rate(page, 2);
  await expect
    .poll(() =>
      readStoredReplicas(centre.dataDir)
        .flatMap(ratingsIn)
        .map(({ level }) => level),
    )
    .toEqual([4, 2]);
});

async function openStaffPage(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: /Dành cho công chức/ }).click({ delay: 2_500 });
  const pad = page.getByRole('group', { name: 'Bàn phím số' });
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Dành cho công chức' })).toBeVisible();
}

/** `npm run import`, with the centre's own store. */
function importFile(file: string, dataDir: string): Promise<ImportReport> {
  const env = { ...process.env, HAILONG_DATA: dataDir };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['src/server/cli/import.ts', file],
      { cwd: ROOT, env },
      (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(JSON.parse(stdout))),
    );
  });
}

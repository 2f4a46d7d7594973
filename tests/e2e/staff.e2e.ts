import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '#shared/protocol/import.ts';
import { signInFirstTime } from '../support/admin-page.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { openCentreStore } from '../support/centre-store.ts';
import { findBrokenLink, ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import {
  expectQuestion,
  holdEmblem,
  openStaffPanel,
  pairByLink,
  rate,
  typePin,
} from '../support/kiosk-page.ts';

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
  await openStaffPanel(page, centre.staffPin);
  await page.getByRole('tab', { name: 'Gửi dữ liệu' }).click();
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
  await openStaffPanel(light.page, centre.staffPin);
  await light.page.getByRole('tab', { name: 'Gửi dữ liệu' }).click();
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

test('[DE4] wrong PINs lock the staff’s part, offline and over a reload; the right one opens it when the time is over', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(150_000);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await centre.stop();
  await holdEmblem(page);
  for (const left of ['Còn 2 lần thử', 'Còn 1 lần thử']) {
    await typePin(page, '000000');
    await expect(page.getByRole('alert')).toContainText(left);
  }
  await typePin(page, '000000');
  await expect(page.getByRole('alert')).toContainText('Máy tạm khóa');
  await page.reload();
  await expectQuestion(page);
  await holdEmblem(page);
  await expect(page.getByText(/Nhập lại được sau/)).toBeVisible();
  await page.keyboard.type(centre.staffPin);
  await expect(page.getByRole('heading', { name: 'Mã PIN của công chức' })).toBeVisible();
  // Half a minute is what it costs, whatever the load; typing keeps the pad open meanwhile.
  await expect(page.getByText(/Nhập lại được sau/)).toBeHidden({ timeout: 60_000 });
  await typePin(page, centre.staffPin);
  await expect(page.getByRole('heading', { name: 'Dành cho công chức' })).toBeVisible();
  await page.reload();
  await expectQuestion(page);
  await holdEmblem(page);
  await expect(page.getByRole('heading', { name: 'Mã PIN của công chức' })).toBeVisible();

  await centre.restart();
  await expect
    .poll(() => bodiesAt(centre, 'device').filter(({ event }) => event === 'staff-pin'), { timeout: 60_000 })
    .toEqual(['wrong', 'wrong', 'wrong', 'ok'].map((outcome) => ({ event: 'staff-pin', outcome })));
});

test('[DU1] [DE5] a clerk signs on, is rated, moves the tablet to another counter, tests it and leaves', async ({
  centre,
  tablet,
  page: desk,
}) => {
  test.setTimeout(150_000);
  leaveToStaff(centre);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await expect(page.getByText(/Chưa ghi nhận công chức trực/)).toBeVisible();
  await openStaffPanel(page, centre.staffPin);
  await page.getByRole('button', { name: /Trần Quốc Bảo/ }).click();
  await expect(page.getByText('Đã lưu.')).toBeVisible();
  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
  await expect(page.getByText('Trần Quốc Bảo')).toBeVisible();
  await rate(page, 4);
  await page.reload();
  await expectQuestion(page);
  await expect(page.getByText('Trần Quốc Bảo')).toBeVisible();

  await openStaffPanel(page, centre.staffPin);
  await page.getByRole('button', { name: 'Kết thúc ca trực' }).click();
  await expect(page.getByText(/Chưa có ai trực/)).toBeVisible();
  await page.getByRole('tab', { name: 'Máy này' }).click();
  // The choice shows once it is kept on the disk, so a click and not an immediate check.
  await page.getByRole('radio', { name: /^2 · / }).click();
  await expect(page.getByText('Đã lưu.')).toBeVisible();

  await page.getByRole('tab', { name: 'Kiểm tra máy' }).click();
  await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  const certificate = page.getByRole('article', { name: 'Giấy kiểm tra máy' });
  await expect(certificate).toBeVisible({ timeout: 30_000 });
  const result = (name: string) => certificate.getByRole('row', { name: new RegExp(`^${name}`) });
  for (const name of [
    'Kết nối bảo mật',
    'Giữ dữ liệu lâu dài',
    'Mạng đến trung tâm',
    'Đồng hồ',
    'Phiên bản',
    'Trình duyệt',
    'Phông chữ',
    'Một cửa sổ',
  ]) {
    await expect(result(name)).toContainText('Đạt');
  }
  const printed = await certificate.textContent();
  await page.getByRole('button', { name: 'Về trang đánh giá' }).click();
  await rate(page, 5);

  await expect.poll(() => bodiesAt(centre, 'rating')).toHaveLength(2);
  expect(bodiesAt(centre, 'rating')).toMatchObject([
    { level: 4, clerk: 'cc-29869-2', counter: 'quay-29869-1' },
    { level: 5, clerk: null, counter: 'quay-29869-2' },
  ]);
  expect(bodiesAt(centre, 'duty')).toEqual([
    { counter: 'quay-29869-1', clerk: 'cc-29869-2', on: true },
    { counter: 'quay-29869-1', clerk: 'cc-29869-2', on: false },
  ]);
  // The certificate names the entry that notes it: the centre holds the same hash at that place.
  const [replica] = readStoredReplicas(centre.dataDir);
  const noted = replica?.entries.find(({ line }) => line.includes('"event":"self-test"'));
  expect(printed).toContain(noted?.hash ?? 'nothing noted');

  await signInFirstTime(desk, centre);
  await desk.getByRole('link', { name: 'Máy tính bảng', exact: true }).click();
  await desk.getByRole('link', { name: /Máy tính bảng quầy 1/ }).click();
  await expect(desk.getByRole('heading', { name: 'Lần kiểm tra máy gần nhất' })).toBeVisible();
  await expect(desk.getByText(/theo giờ của máy, mục số \d+ của nhật ký/)).toBeVisible();
});

/** What the centre has of the tablet and of the journal alone, without its envelope. */
function bodiesAt(centre: CentreProcess, kind: string): readonly Record<string, unknown>[] {
  return readStoredReplicas(centre.dataDir)
    .flatMap(({ entries }) => entries.map(({ line }) => JSON.parse(line)))
    .filter((entry) => entry.kind === kind)
    .map(({ body }) => body);
}

/** The sample office leaves its tablets to the roster; here clerks sign on, and staff may choose another counter. */
function leaveToStaff(centre: CentreProcess): void {
  const store = openCentreStore(centre.dataDir);
  const find = store.prepare<[], { body_json: string }>(
    "select body_json from unit_setting where part = 'staff'",
  );
  const body = JSON.stringify({
    ...JSON.parse(find.get()?.body_json ?? '{}'),
    duty: 'sign-in',
    mayChangeCounter: true,
  });
  store.prepare("update unit_setting set body_json = ? where part = 'staff'").run(body);
  store.close();
}

/** `npm run import`, with the centre's own store. */
function importFile(file: string, dataDir: string): Promise<ImportReport> {
  const env = { ...process.env, HAILONG_DATA: dataDir };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['src/server/cli/main.ts', 'import', file],
      { cwd: ROOT, env },
      (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(JSON.parse(stdout))),
    );
  });
}

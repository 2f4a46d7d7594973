import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { SAMPLE_COUNTERS } from '#server/sample/sample-office.ts';
import { signInAgain } from '../support/admin-page.ts';
import { publishSetting, readFeedback } from '../support/centre-feedback.ts';
import { addAccount, addToken } from '../support/centre-people.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import {
  INTEGRITY,
  leaveReceipt,
  next,
  openDoor,
  readReceipt,
  send,
  type,
} from '../support/feedback-page.ts';
import { readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { face, finish, pairByLink, thanks } from '../support/kiosk-page.ts';
import { findRawWords } from '../support/raw-words.ts';

const REPORT = 'Đòi bìthưdàycộm rồi mới ký giấytờđấtđai.';
const PASSPHRASE = 'mộtcâubímật chỉthanhtra biếtthôi';
const SECRET = ['bìthưdàycộm', 'giấytờđấtđai', 'mộtcâubímật', 'chỉthanhtra'];

async function signIn(browser: Browser, centre: CentreProcess, username: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await signInAgain(page, centre, username);
  return page;
}

/** Makes a key in the page and puts it in force; answers where its file lies. */
async function makeKey(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Khóa của thanh tra' }).click();
  await page.getByRole('button', { name: 'Tạo cặp khóa mới' }).click();
  await page.getByLabel('Mật khẩu của tệp khóa', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Nhập lại mật khẩu của tệp khóa').fill(PASSPHRASE);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tạo và tải tệp khóa' }).click();
  const file = await (await saving).path();
  await page.getByLabel('Tệp khóa', { exact: true }).setInputFiles(file);
  await page.getByLabel('Mật khẩu của tệp khóa', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Kiểm tra và đặt khóa' }).click();
  await expect(page.getByText(/ · đang dùng$/)).toBeVisible();
  return file;
}

test('a report is read in the inspector’s browser, and nowhere else: no administrator, no database, no log', async ({
  centre,
  tablet,
  browser,
}) => {
  test.setTimeout(150_000);
  await publishSetting(centre.dataDir, 'hours', { week: null });
  await addAccount(centre.dataDir, 'thanhtra', 'inspector');
  await addAccount(centre.dataDir, 'lanhdao', 'leader');
  const inspector = await signIn(browser, centre, 'thanhtra');
  const sent: string[] = [];
  inspector.on('request', (request) => sent.push(request.postData() ?? ''));
  const file = await makeKey(inspector);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  await openDoor(page, INTEGRITY);
  await type(page, 'Việc đã xảy ra', REPORT);
  await next(page);
  await send(page);
  await readReceipt(page);
  await leaveReceipt(page);
  await expect.poll(() => readFeedback(centre.dataDir), { timeout: 30_000 }).toHaveLength(1);
  expect(await readFeedback(centre.dataDir)).toMatchObject([{ opened: { ok: false, error: 'foreign-key' } }]);

  const leader = await signIn(browser, centre, 'lanhdao');
  await expect(leader.getByRole('link', { name: 'Bị gây khó khăn' })).toHaveCount(0);
  await leader.getByRole('link', { name: 'Vụ việc', exact: true }).click();
  await expect(leader.getByText('Số 1')).toHaveCount(0);
  for (const path of ['/integrity-cases', '/integrity-keys'])
    expect((await leader.request.get(`${centre.url}/api/v1${path}`)).status()).toBe(403);

  // A page opened anew has forgotten the key; the file opens the report again.
  await inspector.reload();
  await inspector.getByRole('link', { name: 'Bị gây khó khăn' }).click();
  await inspector.getByRole('link', { name: /Số 1/ }).click();
  await inspector.getByRole('button', { name: 'Mở bằng tệp khóa' }).click();
  await inspector.getByLabel('Tệp khóa', { exact: true }).setInputFiles(file);
  await inspector.getByLabel('Mật khẩu của tệp khóa', { exact: true }).fill(PASSPHRASE);
  await inspector.getByRole('button', { name: 'Mở', exact: true }).click();
  await expect(inspector.getByText(REPORT)).toBeVisible();

  const { ct } = JSON.parse(readFileSync(file, 'utf8'));
  const wire = sent.join('\n');
  expect(wire).toContain('"jwk"');
  for (const word of [...SECRET, ct]) {
    expect(wire).not.toContain(word);
    expect(centre.output).not.toContain(word);
  }
  await centre.stop();
  expect(findRawWords(centre.dataDir, [...SECRET, ct])).toEqual([]);
});

test('queue software announces a visit: the tablet invites, and the answer counts as one to an invitation', async ({
  centre,
  tablet,
  request,
}) => {
  test.setTimeout(120_000);
  await publishSetting(centre.dataDir, 'hours', { week: null });
  await publishSetting(centre.dataDir, 'intake', { mode: 'invited', fromSystem: true });
  const token = await addToken(centre.dataDir, 'transactions.write');
  const { page } = await tablet.switchOn();
  await page.goto(centre.pairingUrl);
  await expect(page.getByRole('heading', { name: 'Màn hình tra cứu và đánh giá' })).toBeVisible();
  const announce = async (n: number) =>
    await (
      await request.post(`${centre.url}/api/v1/transactions`, {
        headers: { Authorization: `Bearer ${token}` },
        data: { counter: SAMPLE_COUNTERS[0]?.id, reference: n.toString(16).padStart(64, '0') },
      })
    ).json();
  // Nobody is interrupted: the screen has to be at rest for some seconds.
  await expect
    .poll(
      async () => {
        await announce(Date.now());
        return await face(page, 5).isVisible();
      },
      { timeout: 60_000, intervals: [4_000] },
    )
    .toBe(true);
  await face(page, 5).click();
  await expect(thanks(page)).toBeVisible();
  await finish(page);
  const asks = () =>
    readStoredReplicas(centre.dataDir)
      .flatMap(({ entries }) => entries.map(({ line }) => JSON.parse(line)))
      .filter(({ kind }) => kind === 'ask')
      .map(({ body }) => [body.trigger, body.outcome]);
  await expect.poll(asks, { timeout: 30_000 }).toContainEqual(['api', 'answered']);
});

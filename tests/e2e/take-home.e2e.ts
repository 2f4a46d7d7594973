import * as v from 'valibot';
import { summary } from '#shared/protocol/summary.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { checkAccessibility, checkNarrow } from '../support/check-accessibility.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink, rate } from '../support/kiosk-page.ts';

const SHOTS = process.env.TAKE_HOME_SHOTS;

test('[TH1] the tablet without a network, the telephone without a script: the code rates once, and the figures agree when the tablet is back', async ({
  centre,
  tablet,
  browser,
}) => {
  test.setTimeout(180_000);
  const send = (path: string, init: RequestInit) => fetch(`${centre.url}${path}`, init);
  const admin = await CentreAdmin.signIn(send, centre.credentials);
  await admin.publish('takeHome', { offer: true });
  const { page, context } = await tablet.switchOn();
  const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/take-home/key'));
  await pairByLink(page, centre.pairingUrl);
  await (await asked).finished();
  await context.setOffline(true);

  await expectQuestion(page);
  await rate(page, 5);
  await expectQuestion(page);
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/question.png` });
  await page.getByRole('button', { name: 'Đánh giá sau, ở nhà' }).click();
  const card = page.getByRole('region', { name: 'Mã của Ông/Bà' });
  await expect(card).toBeVisible();
  await checkAccessibility(page, 'the code');
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/code.png` });
  const shown = (await card.locator('p').first().locator('[aria-hidden]').innerText()).replace(/\s+/g, '');
  expect(shown).toMatch(/^[0-9CFGHJKMNPRTVX]{20}$/);

  await page.getByRole('button', { name: 'Xong' }).click();
  await expectQuestion(page);

  const home = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const phone = await home.newPage();
  await phone.goto(`${centre.url}/p`);
  await checkNarrow(phone, 'asked for the code');
  await phone.getByRole('textbox', { name: 'Mã đánh giá' }).fill(shown.toLowerCase());
  await phone.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Ông/Bà đánh giá thế nào');
  await checkNarrow(phone, 'the form');
  // axe is a script, which the telephone does not run.
  const withScript = await browser.newPage();
  for (const path of ['/p', new URL(phone.url()).pathname]) {
    await withScript.goto(`${centre.url}${path}`);
    await checkAccessibility(withScript, path.slice(0, 3));
  }
  await withScript.close();
  if (SHOTS !== undefined) await phone.screenshot({ path: `${SHOTS}/form-320.png`, fullPage: true });
  await phone.getByRole('radio', { name: 'Không hài lòng', exact: true }).check();
  await phone.getByRole('textbox', { name: 'Ý kiến viết thêm' }).fill('Phải đi lại ba lần.');
  const rated = phone.url();
  await phone.getByRole('button', { name: 'Gửi đánh giá' }).click();
  await expect(phone.getByRole('heading', { name: 'Cảm ơn Ông/Bà.' })).toBeVisible();
  if (SHOTS !== undefined) await phone.screenshot({ path: `${SHOTS}/thanks-320.png` });
  expect(await home.cookies()).toEqual([]);
  await checkNarrow(phone, 'thanks');
  await phone.goto(rated);
  await expect(phone.getByText('Mã này đã được dùng rồi')).toBeVisible();
  await checkNarrow(phone, 'refused');

  // The tablet has not been heard of since.
  const early = await readSummary(admin);
  expect(early).toMatchObject({ total: { ratings: 0 }, home: { ratings: 1, issued: 0 } });
  await context.setOffline(false);
  await expect.poll(async () => (await readSummary(admin)).total.ratings, { timeout: 30_000 }).toBe(1);
  const late = await readSummary(admin);
  expect(late).toMatchObject({ total: { figure: { n: 1, satisfied: 1 } }, home: { ratings: 1, issued: 1 } });
  expect(late.home.figure).toEqual(early.home.figure);
  expect(late.home.difference).toBe(-100);
  const [atHome, atCounter] = (await admin.pullAll()).toSorted((a, b) => (a.intake < b.intake ? 1 : -1));
  expect(atHome).toMatchObject({ intake: 'takehome', level: 2, replica: null, clerk: atCounter?.clerk });
  await home.close();
});

async function readSummary(admin: CentreAdmin) {
  return v.parse(summary, await admin.read('/api/v1/summary'));
}

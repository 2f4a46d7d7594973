import type { Page } from '@playwright/test';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import type { CentreProcess } from '../support/centre-process.ts';
import { askNow, heldContent, inCentreStore } from '../support/content-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink } from '../support/kiosk-page.ts';
import { manyProcedures } from '../support/many-procedures.ts';
import { postProcedures, renameProcedure } from '../support/posted-procedures.ts';

const NEW_NAME = 'Thủ tục đã được sửa một chữ';
/** Beside the seventy of the sample. */
const MORE = manyProcedures(1_070).slice(70);

const rename = (centre: CentreProcess): Promise<string> =>
  inCentreStore(centre, (db) => renameProcedure(db, SAMPLE_UNIT_ID, NEW_NAME));
const postMore = (centre: CentreProcess): Promise<void> =>
  inCentreStore(centre, (db) => postProcedures(db, SAMPLE_UNIT_ID, MORE));

async function findByCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill(code);
}

async function openByCode(page: Page, code: string): Promise<void> {
  await findByCode(page, code);
  await page
    .getByRole('button', { name: new RegExp(code.replace('.', '\\.')) })
    .first()
    .click();
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const home = (page: Page) => page.getByRole('button', { name: 'Về trang đánh giá' });

/** Until the content that waited is the current one, and nothing of it is missing. */
async function untilSwapped(page: Page, from: string | null): Promise<void> {
  await expect.poll(async () => (await heldContent(page)).current, { timeout: 30_000 }).not.toBe(from);
  expect(await heldContent(page)).toMatchObject({ next: null, incoming: null });
}

test('[CF1] what was put right while the tablet was offline is shown when it is online and idle again', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  const before = await heldContent(page);
  await centre.stop();
  const code = await rename(centre);
  await openByCode(page, code);
  await expect(title(page)).not.toHaveText(NEW_NAME);
  await home(page).click();
  await centre.restart();
  await askNow(page);
  await untilSwapped(page, before.current);
  await expectQuestion(page);
  await openByCode(page, code);
  await expect(title(page)).toHaveText(NEW_NAME);
});

test('[CF1] [CF6] whoever reads goes on in what was opened, and the next one reads the new', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  const { page } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  const before = await heldContent(page);
  const code = await rename(centre);
  await openByCode(page, code);
  const name = await title(page).textContent();
  expect(name).not.toBe(NEW_NAME);
  await askNow(page);
  await expect.poll(async () => (await heldContent(page)).next).not.toBeNull();
  // It is here, whole, and waits. Nothing moves, neither on this page nor in the list behind it.
  expect((await heldContent(page)).current).toBe(before.current);
  await expect(title(page)).toHaveText(name ?? '');
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await expect(
    page.getByRole('button', { name: new RegExp(code.replace('.', '\\.')) }).first(),
  ).toContainText(name ?? '');
  await home(page).click();
  await untilSwapped(page, before.current);
  await openByCode(page, code);
  await expect(title(page)).toHaveText(NEW_NAME);
  // One part went and one came.
  await expect.poll(async () => (await heldContent(page)).parts).toBe(before.parts);
});

test('[CF3] while the tablet is idle only what changed travels', async ({ centre, tablet }) => {
  test.setTimeout(120_000);
  const { page, context } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  const { current } = await heldContent(page);
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/api/v1/content')) asked.push(request.url());
  });
  await rename(centre);
  await askNow(page);
  await untilSwapped(page, current);
  const hashes = asked.flatMap((url) => new URL(url).searchParams.getAll('hash'));
  expect(asked).toHaveLength(2);
  expect(hashes).toHaveLength(1);
});

test('[CF4] killed in the middle of the download, the tablet goes on behind what it holds', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(180_000);
  const first = await tablet.switchOn();
  await pairByLink(first.page, centre.pairingUrl);
  const before = await heldContent(first.page);
  await postMore(centre);
  let answers = 0;
  await first.context.route('**/api/v1/content/parts?*', async (route) => {
    // Two answers come, the third never does.
    if (++answers <= 2) await route.continue();
  });
  await askNow(first.page);
  await expect.poll(() => answers, { timeout: 30_000 }).toBe(3);
  const half = await heldContent(first.page);
  expect(half).toMatchObject({ current: before.current, next: null });
  expect(half.incoming).not.toBeNull();
  expect(half.parts).toBeGreaterThan(before.parts);
  await first.kill();

  const second = await tablet.switchOn();
  const asked = new Set<string>();
  second.context.on('request', (request) => {
    for (const hash of new URL(request.url()).searchParams.getAll('hash')) asked.add(hash);
  });
  await second.page.goto(centre.url);
  await expectQuestion(second.page);
  await askNow(second.page);
  await untilSwapped(second.page, before.current);
  const whole = await heldContent(second.page);
  expect(whole.current).toBe(half.incoming);
  expect(asked.size).toBeLessThan(whole.parts - before.parts);
  const [newest] = MORE.slice(-1);
  await openByCode(second.page, newest?.code ?? '');
  await expect(title(second.page)).toHaveText(newest?.name ?? '');
});

test('[CF3] [CF5] a part that comes damaged is refused, shown to nobody, and fetched again', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await tablet.switchOn();
  await pairByLink(page, centre.pairingUrl);
  const before = await heldContent(page);
  const code = await rename(centre);
  let damaged = 0;
  await context.route('**/api/v1/content/parts?*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(NEW_NAME, 'Thủ tục bị sửa dọc đường');
    damaged++;
    await route.fulfill({ response: answer, body, headers: { 'content-type': 'application/x-ndjson' } });
  });
  await askNow(page);
  await expect.poll(() => damaged).toBeGreaterThan(0);
  await context.unroute('**/api/v1/content/parts?*');
  expect(await heldContent(page)).toMatchObject({ current: before.current, next: null, parts: before.parts });
  await askNow(page);
  await untilSwapped(page, before.current);
  await openByCode(page, code);
  await expect(title(page)).toHaveText(NEW_NAME);
});

import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink } from '../support/kiosk-page.ts';

/** Of tablets. On a telephone the head is as high as the office's name is long. */
const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 1024, height: 600 },
];

test('the frame that stands before the question is its frame: the sign stays where it is', async ({
  centre,
  page,
  browser,
}) => {
  await pairByLink(page, centre.pairingUrl);
  await expectQuestion(page);
  const before = await browser.newContext({ javaScriptEnabled: false });
  const frame = await before.newPage();
  await frame.goto(`${centre.url}/kiosk.html`);
  for (const size of SIZES) {
    await frame.setViewportSize(size);
    await page.setViewportSize(size);
    const [first, then] = [frame.locator('svg'), page.locator('header svg').first()];
    expect.soft(await first.boundingBox(), `${size.width}×${size.height}`).toEqual(await then.boundingBox());
    const line = await frame.locator('.first-head').boundingBox();
    expect
      .soft(line?.height, 'its line')
      .toBeCloseTo((await page.locator('header').boundingBox())?.height ?? 0, 0);
  }
  await before.close();
});

import { expect, type Page } from '@playwright/test';
import { MODES, type Mode } from '#kiosk/modes.ts';
import { cutOff } from '../support/check-accessibility.ts';
import { previewTest as test } from '../support/preview-journey.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 1024, height: 600 },
] as const;
/** What the page looks like beside the plain one: another language, long names, larger text. */
const LOOKS = [
  { name: 'plain', case: 'plain', words: 'vi', modes: '', textPercent: 100 },
  { name: 'long names', case: 'long', words: 'vi', modes: '', textPercent: 100 },
  { name: 'pseudo-language', case: 'long', words: 'pseudo', modes: '', textPercent: 100 },
  { name: 'larger text', case: 'plain', words: 'vi', modes: 'large-text', textPercent: null },
  { name: 'low reach', case: 'plain', words: 'vi', modes: 'low-reach', textPercent: 100 },
  {
    name: 'every mode',
    case: 'long',
    words: 'vi',
    modes: 'large-text contrast low-reach',
    textPercent: null,
  },
  { name: '200 % text', case: 'long', words: 'vi', modes: '', textPercent: 200 },
] as const;
type Look = (typeof LOOKS)[number];

function modesOf({ modes }: Look): readonly Mode[] {
  return MODES.filter((mode) => modes.split(' ').includes(mode));
}

async function dress(page: Page, look: Look): Promise<void> {
  await page.evaluate(({ modes, textPercent }) => {
    const root = document.documentElement;
    if (modes !== '') root.dataset.modes = modes;
    if (textPercent !== null) root.style.fontSize = `${textPercent}%`;
  }, look);
}

/** Every look of the page that stands there now. */
async function checkLayout(page: Page, what: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect.soft(await cutOff(page), `${what}, ${size.width}×${size.height}`).toEqual([]);
  }
}

const levels = (page: Page) =>
  page.locator('#question ~ ul, ul[aria-labelledby="question"]').getByRole('button');

/** Screens one or two touches away from the question, by what is touched. */
const WALKS = [
  { name: 'contact', touches: [/Liên hệ/] },
  { name: 'help', touches: [/Trợ giúp/] },
  { name: 'procedures', touches: [/Tra cứu thủ tục/] },
  { name: 'feedback doors', touches: [/Góp ý, phản ánh/] },
  { name: 'feedback form', touches: [/Góp ý, phản ánh/, /Phản ánh, kiến nghị/] },
  { name: 'after the tap', touches: [/Bình thường/] },
] as const;

for (const look of LOOKS) {
  test(`nothing is cut off on the way through the kiosk: ${look.name}`, async ({ page, preview }) => {
    test.setTimeout(120_000);
    await page.goto(preview.urlOf(look));
    await dress(page, look);
    await expect(levels(page)).toHaveCount(5);
    await checkLayout(page, 'question');
    for (const walk of WALKS) {
      await page.goto(preview.urlOf(look));
      await dress(page, look);
      for (const touch of walk.touches) await page.getByRole('button', { name: touch }).first().click();
      await expect(levels(page)).toHaveCount(walk.name === 'contact' || walk.name === 'help' ? 5 : 0);
      // Modes are the state's; a new state would take the dress off that was put on from outside.
      await dress(page, look);
      await checkLayout(page, walk.name);
    }
  });
}

test('with low reach every control of the question stands in the lower half', async ({ page, preview }) => {
  await page.goto(preview.urlOf({ case: 'plain', words: 'vi' }));
  await expect(levels(page)).toHaveCount(5);
  await page.getByRole('button', { name: 'Trợ giúp' }).click();
  await page.getByRole('switch', { name: /Nút ở nửa dưới/ }).click();
  await page.getByRole('button', { name: 'Xong' }).click();
  for (const size of SIZES.slice(0, 2)) {
    await page.setViewportSize(size);
    const above = await page
      .locator('button')
      .evaluateAll((buttons) =>
        buttons
          .filter((button) => button.getBoundingClientRect().top < innerHeight * 0.4)
          .map((button) => button.textContent),
      );
    expect(above, `${size.width}×${size.height}`).toEqual([]);
  }
});

for (const look of LOOKS.filter(({ modes }) => modes.includes('low-reach'))) {
  test(`the thanks and the ways on from it are in view without scrolling: ${look.name}`, async ({
    page,
    preview,
  }) => {
    await page.goto(preview.urlOf(look));
    await page.evaluate((modes) => {
      for (const mode of modes) window.kiosk?.send({ type: 'mode-toggled', mode });
    }, modesOf(look));
    await page.getByRole('button', { name: 'Bình thường' }).click();
    for (const size of SIZES.slice(0, 2)) {
      await page.setViewportSize(size);
      await expect(page.getByRole('heading', { name: /Cảm ơn/ })).toBeInViewport({ ratio: 1 });
      for (const name of ['Xong', 'Thêm thời gian', 'Đổi câu trả lời']) {
        const way = page.getByRole('button', { name });
        await expect(way).toBeInViewport({ ratio: 1 });
        const box = await way.boundingBox();
        expect(box?.y, `${name}, ${size.width}×${size.height}`).toBeGreaterThan(size.height * 0.4);
      }
    }
  });
}

for (const look of LOOKS.filter(({ textPercent }) => textPercent !== 200)) {
  test(`every answer is in view without scrolling, and none is larger than another: ${look.name}`, async ({
    page,
    preview,
  }) => {
    await page.goto(preview.urlOf(look));
    await dress(page, look);
    await expect(levels(page)).toHaveCount(5);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const boxes = await levels(page).evaluateAll((buttons) =>
        buttons.map((button) => {
          const { top, bottom, left, width, height } = button.getBoundingClientRect();
          // Neither off the screen nor under a bar that stands over it.
          const seenAt = (y: number): boolean =>
            button.contains(document.elementFromPoint(left + width / 2, y));
          return {
            inView: seenAt(top + 6) && seenAt(bottom - 6),
            size: `${Math.round(width)}×${Math.round(height)}`,
          };
        }),
      );
      const what = `${size.width}×${size.height}`;
      expect
        .soft(
          boxes.map(({ inView }) => inView),
          what,
        )
        .toEqual([true, true, true, true, true]);
      expect.soft(new Set(boxes.map((box) => box.size)).size, `${what}: one size`).toBe(1);
    }
  });
}

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ORIENTATIONS = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
] as const;

/** axe finds nothing, and nothing sticks out sideways, held across and upright. */
export async function checkAccessibility(page: Page, screen: string): Promise<void> {
  for (const size of ORIENTATIONS) {
    await page.setViewportSize(size);
    await checkNow(page, `${screen}, ${size.width}×${size.height}`);
  }
}

/** The same for a screen that leaves by itself: its clock is stopped, and moves by as little as the check needs. */
export async function checkAccessibilityOnStoppedClock(page: Page, screen: string): Promise<void> {
  for (const size of ORIENTATIONS) {
    await page.setViewportSize(size);
    let done = false;
    const check = checkNow(page, `${screen}, ${size.width}×${size.height}`).finally(() => {
      done = true;
    });
    while (!done) await page.clock.runFor(1);
    await check;
  }
}

async function checkNow(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(found, what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overflow, `${what}: sideways`).toBeLessThanOrEqual(0);
}

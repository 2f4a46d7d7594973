import { setTimeout as wait } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

declare global {
  interface Window {
    /** Where it has been read. */
    axe?: typeof axe;
  }
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A tablet across and upright. */
const ORIENTATIONS: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
];

/** Where administrators sit. */
export const DESK: Size = { width: 1280, height: 800 };
/** So long nothing changes in a screen that has come to rest. */
const REST_MS = 200;
/** One that never rests, as a countdown, is looked at as it is. */
const LOOKS_AT_MOST = 10;
const PHONE: Size = { width: 360, height: 740 };
/** What depends on how wide the screen is; colours and names do not. */
const LAYOUT_RULES = ['scrollable-region-focusable', 'target-size'];

/** axe finds nothing, and nothing is cut off or sticks out sideways, held across and upright. */
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
    const check = checkNow(page, `${screen}, ${size.width}×${size.height}`).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    let ended = await Promise.race([check, undefined]);
    while (ended === undefined) {
      await page.clock.runFor(1);
      ended = await Promise.race([check, undefined]);
    }
    if (ended) throw ended.error;
  }
}

/** On a telephone of 320 px, with text as it is and twice as large: nobody scrolls sideways, and nothing is cut off. Needs no script. */
export async function checkNarrow(page: Page, what: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const percent of [200, 100]) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = `${size}%`;
    }, percent);
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect.soft(widths, `${what} at ${percent} %`).toEqual([320, 320]);
    expect.soft(await cutOff(page), `${what} at ${percent} %`).toEqual([]);
  }
}

async function checkNow(page: Page, what: string, rules?: string[]): Promise<void> {
  // A screen that is loaded when it is opened is not there yet in its first moment.
  await page.locator('h1').first().waitFor();
  await atRest(page);
  const found = await findViolations(
    page,
    rules === undefined ? { type: 'tag', values: STANDARDS } : { type: 'rule', values: rules },
  );
  expect.soft(found, what).toEqual([]);
  expect.soft(await cutOff(page), `${what}: cut off`).toEqual([]);
}

/** What the last touch led to stands there: twice in a row the page reads the same. */
async function atRest(page: Page): Promise<void> {
  let before: string | null = null;
  for (let look = 0; look < LOOKS_AT_MOST; look += 1) {
    const now: string = await page.evaluate(() => document.body.innerHTML);
    if (now === before) return;
    before = now;
    await wait(REST_MS);
  }
}

/**
 * What axe finds wrong, by rule. A page reads axe once, however often it is analysed: its source takes longer to read than most pages take
 * to analyse. Every rule runs on every element; only what is wrong is described element by element.
 */
async function findViolations(
  page: Page,
  runOnly: NonNullable<RunOptions['runOnly']>,
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return await page.evaluate(
    async (options) => {
      if (window.axe === undefined) throw new Error('axe was not read');
      const { violations } = await window.axe.run(document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    { runOnly, resultTypes: ['violations'] } satisfies RunOptions,
  );
}

/**
 * A page of administrators: axe finds nothing at a desk, nothing that has to do with room on a telephone, and neither there nor with the
 * browser's text twice as large is anything cut off.
 */
export async function checkPageOfOffice(page: Page, screen: string): Promise<void> {
  await page.setViewportSize(DESK);
  await checkNow(page, screen);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  expect.soft(await cutOff(page), `${screen}, text of 200 %: cut off`).toEqual([]);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await session.detach();
  await page.setViewportSize(PHONE);
  await checkNow(page, `${screen}, on a telephone`, LAYOUT_RULES);
  await page.setViewportSize(DESK);
}

/** Words and controls of the page that no scrolling brings wholly into view. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return await page.evaluate(findCutOff);
}

/** Runs in the page: words and controls that no scrolling brings wholly into view. Sideways nobody should have to scroll. */
function findCutOff(): readonly string[] {
  const slackPx = 1;
  const found: string[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const speaks = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const box = element.getBoundingClientRect();
    // What is there for screen readers alone is as small as a point.
    const spoken = element.closest('thead, span')?.getBoundingClientRect().width ?? box.width;
    const hidden =
      spoken <= slackPx || box.width <= slackPx || box.height <= slackPx || !element.checkVisibility();
    if (hidden || !(speaks || element.matches('button, input, select, a, svg'))) continue;
    const frame = { left: 0, right: innerWidth, top: 0, bottom: innerHeight };
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(parent);
      // A wide table may scroll in its own frame, which the keyboard reaches.
      if (/auto|scroll/.test(overflowX) && parent.tabIndex >= 0)
        Object.assign(frame, { left: -Infinity, right: Infinity });
      if (/auto|scroll/.test(overflowY)) Object.assign(frame, { top: -Infinity, bottom: Infinity });
      if (/auto|scroll/.test(overflowX + overflowY)) break;
      if (parent === document.documentElement && !/hidden|clip/.test(overflowY)) {
        Object.assign(frame, { top: -Infinity, bottom: Infinity });
      }
    }
    const cut =
      box.left < frame.left - slackPx ||
      box.right > frame.right + slackPx ||
      box.top < frame.top - slackPx ||
      box.bottom > frame.bottom + slackPx;
    if (cut) found.push(`${element.tagName} ${element.textContent?.trim().slice(0, 40)}`);
  }
  return found;
}

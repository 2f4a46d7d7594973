import { expect, type Page } from '@playwright/test';

/** Pages that lists lead to: a name, the list, and how the first of them is addressed. */
export const LED_TO = [
  ['rating', '/ratings', /\/admin\/ratings\/./],
  ['case', '/cases', /\/admin\/cases\/./],
  ['device', '/devices', /\/admin\/devices\/./],
  ['procedure', '/procedures', /\/admin\/procedures\/[^/]*\d/],
  ['setting', '/settings', /\/admin\/settings\/./],
  ['report', '/reports', /\/admin\/reports\/[^/]*\d/],
  ['score-sheet', '/reports/forms/kept', /\/admin\/reports\/forms\/kept\/./],
  ['webhook', '/webhooks', /\/admin\/webhooks\/./],
  ['poster', '/told', /\/admin\/told\/.*\/poster/],
] as const;

/** Pages that stand behind a link of another page, not in the navigation. */
export const BEHIND = [
  '/reports/forms',
  '/reports/forms/kept',
  '/procedures/check',
  '/procedures/import',
  '/office/people',
  '/office/duties',
  '/office/units',
] as const;

/** Every address in the navigation, in its order. */
export async function offeredAddresses(page: Page): Promise<readonly string[]> {
  return [...new Set(await hrefsIn(page, 'navigation'))];
}

/** The first address on the page that fits, once there is one. */
export async function firstAddress(page: Page, pattern: RegExp): Promise<string> {
  const find = async () => (await hrefsIn(page, 'main')).find((href) => pattern.test(href));
  await expect.poll(find, `a link to ${pattern}`).toBeDefined();
  return (await find()) ?? '';
}

async function hrefsIn(page: Page, role: 'main' | 'navigation'): Promise<readonly string[]> {
  const hrefs = await page
    .getByRole(role)
    .locator('a')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : '')));
  return hrefs.filter((href) => href !== '');
}

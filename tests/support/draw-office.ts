import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { signInFirstTime } from './admin-page.ts';
import { CentreProcess } from './centre-process.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
/** A page taller than so many points tells nothing more in a picture. */
const TALLEST = 2_600;
const STATES = [
  ['empty', []],
  ['full', ['--demo']],
] as const;

/**
 * Every page of `/admin` that its navigation offers, on a bare start and on three months of made-up data, at a desk and on a phone; and
 * one page of each thing that lists lead to. The centre is a process of its own.
 */
export async function drawOffice(
  browser: Browser,
  target: string,
  form: 'jpeg' | 'png' = 'jpeg',
): Promise<void> {
  for (const [state, args] of STATES) {
    const folder = join(target, state);
    mkdirSync(folder, { recursive: true });
    const centre = await CentreProcess.startWith({ args });
    try {
      const page = await browser.newPage({ viewport: DESK, locale: 'vi-VN' });
      await signInFirstTime(page, centre);
      for (const [name, address] of await pagesOf(page)) {
        await page.goto(address);
        await draw(page, folder, name, form);
      }
      if (state === 'full')
        for (const [name, list, pattern] of LED_TO)
          await drawFirst(page, `${centre.url}/admin${list}`, { folder, name, pattern, form });
      await page.close();
    } finally {
      await centre.dispose();
    }
  }
}

/** What lists lead to: name, list, address of the first of them. */
const LED_TO = [
  ['rating', '/ratings', /\/admin\/ratings\/./],
  ['case', '/cases', /\/admin\/cases\/./],
  ['device', '/devices', /\/admin\/devices\/./],
  ['procedure', '/procedures', /\/admin\/procedures\/[^/]*\d/],
  ['setting', '/settings', /\/admin\/settings\/./],
] as const;

/** Name and address of every page in the navigation, in its order. */
async function pagesOf(page: Page): Promise<readonly (readonly [string, string])[]> {
  const addresses = await page
    .getByRole('navigation')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : '')));
  return [...new Set(addresses)]
    .filter((address) => address !== '')
    .map((address) => [new URL(address).pathname.split('/').slice(2).join('-') || 'start', address]);
}

interface Picture {
  readonly folder: string;
  readonly name: string;
  readonly pattern: RegExp;
  readonly form: 'jpeg' | 'png';
}

async function drawFirst(page: Page, list: string, { folder, name, pattern, form }: Picture): Promise<void> {
  await page.goto(list);
  await settled(page);
  const addresses = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : '')));
  const first = addresses.find((address) => pattern.test(address));
  if (first === undefined) throw new Error(`${list} leads to no ${name}`);
  await page.goto(first);
  await draw(page, folder, name, form);
  if (name !== 'case') return;
  await page.goto(`${first}/letter`);
  await draw(page, folder, 'letter', form);
}

async function draw(page: Page, folder: string, name: string, form: 'jpeg' | 'png'): Promise<void> {
  for (const [suffix, size] of [
    ['', DESK],
    ['-phone', PHONE],
  ] as const) {
    await page.setViewportSize(size);
    await settled(page);
    const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight));
    await page.screenshot({
      path: join(folder, `${name}${suffix}.${form}`),
      fullPage: true,
      clip: { x: 0, y: 0, width: size.width, height },
      ...(form === 'jpeg' ? { type: 'jpeg', quality: 60 } : {}),
    });
  }
  await page.setViewportSize(DESK);
}

/** The page has its title and asks for nothing more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible({ timeout: 30_000 });
  await page.waitForLoadState('networkidle');
}

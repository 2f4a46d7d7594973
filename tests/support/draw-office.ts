import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { BEHIND, firstAddress, LED_TO, offeredAddresses } from './admin-addresses.ts';
import { signInFirstTime } from './admin-page.ts';
import { CentreProcess } from './centre-process.ts';
import { fillOffice } from './fill-office.ts';

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
      if (state === 'full') await fillOffice(centre, 'them-du-lieu');
      for (const [name, address] of await pagesOf(page, centre.url)) {
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

/** Name and address of every page that is offered or stands behind one that is. */
async function pagesOf(page: Page, url: string): Promise<readonly (readonly [string, string])[]> {
  const addresses = [...(await offeredAddresses(page)), ...BEHIND.map((path) => `${url}/admin${path}`)];
  return addresses.map((address) => [
    new URL(address).pathname.split('/').slice(2).join('-') || 'start',
    address,
  ]);
}

interface Picture {
  readonly folder: string;
  readonly name: string;
  readonly pattern: RegExp;
  readonly form: 'jpeg' | 'png';
}

async function drawFirst(page: Page, list: string, { folder, name, pattern, form }: Picture): Promise<void> {
  await page.goto(list);
  const first = await firstAddress(page, pattern);
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

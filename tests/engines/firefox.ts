import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Engine } from './engine.ts';

/** Firefox, over WebDriver BiDi: Playwright would need a build of its own. */
export async function startFirefox(executablePath: string): Promise<Engine> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'hailong-firefox-'));
  const launch = (): Promise<Browser> =>
    puppeteer.launch({ browser: 'firefox', executablePath, headless: true, userDataDir });
  let browser = await launch();
  let page: Page = await browser.newPage();
  return {
    name: 'Firefox',
    async open(url) {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    },
    evaluate: (source) => page.evaluate(`(async () => { ${source} })()`),
    async reopen(url) {
      await browser.close();
      browser = await launch();
      page = await browser.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    },
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}

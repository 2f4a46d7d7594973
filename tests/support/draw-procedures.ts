/**
 * Draws the page of every sample procedure, and of those that no real one is, across and upright, as contact sheets to be
 * looked at: `node tests/support/draw-procedures.ts [FOLDER]`.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { browserLaunchOptions } from './browser.ts';
import { openProcedure, postedCodes } from './preview-procedures.ts';
import { servePreview } from './serve-preview.ts';

const TARGET = resolve(process.argv[2] ?? join(import.meta.dirname, '../../.cache/procedures'));
const FORMS = [
  { name: 'across', width: 1280, height: 800, columns: 5 },
  { name: 'upright', width: 800, height: 1280, columns: 5 },
] as const;
/** Pages of one sheet. */
const A_SHEET = 10;
/** Longer pages are drawn to here. */
const MAX_HEIGHT_PX = 6_000;

async function drawPage(page: Page, code: string, width: number, height: number): Promise<Buffer> {
  await page.setViewportSize({ width, height });
  await openProcedure(page, code);
  const whole = await page.evaluate(() => {
    const sheets = [...document.querySelectorAll('div')].map((element) => element.scrollHeight);
    return Math.max(...sheets, window.innerHeight);
  });
  await page.setViewportSize({ width, height: Math.min(whole, MAX_HEIGHT_PX) });
  return await page.screenshot();
}

/** Pictures side by side on one page. */
async function drawSheet(
  sheet: Page,
  pictures: readonly Buffer[],
  columns: number,
  file: string,
): Promise<void> {
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
  const grid = `display:grid;grid-template-columns:repeat(${columns},1fr);align-items:start;gap:8px`;
  const style = `body{margin:8px;background:#777;${grid}}img{width:100%}`;
  await sheet.setContent(`<style>${style}</style>${images.join('')}`);
  await sheet.screenshot({ path: file, fullPage: true });
}

mkdirSync(TARGET, { recursive: true });
const preview = await servePreview();
const browser = await chromium.launch(browserLaunchOptions());
try {
  const page = await browser.newPage();
  const sheet = await browser.newPage({ viewport: { width: 2_000, height: 1_200 } });
  await page.goto(preview.urlOf({ case: 'edges' }));
  const codes = await postedCodes(page);
  for (const { name, width, height, columns } of FORMS) {
    for (let first = 0; first < codes.length; first += A_SHEET) {
      const pictures: Buffer[] = [];
      for (const code of codes.slice(first, first + A_SHEET))
        pictures.push(await drawPage(page, code, width, height));
      const file = join(TARGET, `${name}-${String(first / A_SHEET + 1).padStart(2, '0')}.png`);
      await drawSheet(sheet, pictures, columns, file);
    }
  }
} finally {
  await browser.close();
  await preview.close();
}

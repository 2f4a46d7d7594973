import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { KIOSK_STATES, type KioskState } from './kiosk-states.ts';
import type { ServedPreview } from './serve-preview.ts';

/** How a state may be dressed: the languages, then the modes one by one and all at once. */
const DRESSES = [
  { name: 'Tiếng Việt', language: 'vi', modes: [] },
  { name: 'English', language: 'en', modes: [] },
  { name: 'chữ to', language: 'vi', modes: ['large-text'] },
  { name: 'tương phản cao', language: 'vi', modes: ['contrast'] },
  { name: 'nút ở nửa dưới', language: 'vi', modes: ['low-reach'] },
  { name: 'mọi chế độ', language: 'vi', modes: ['large-text', 'contrast', 'low-reach'] },
] as const;
type Dress = (typeof DRESSES)[number];

const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
] as const;
const SCALE = 0.45;

interface Pane {
  readonly words: string;
  readonly width: number;
  readonly picture: Buffer;
}

/** One picture a state: every dress across and upright, side by side. Only the named states when names are given. */
export async function drawStateSheets(
  browser: Browser,
  preview: ServedPreview,
  target: string,
  only: readonly string[] = [],
): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const state of KIOSK_STATES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const panes: Pane[] = [];
    for (const dress of state.idle ? DRESSES.slice(0, 1) : DRESSES)
      panes.push(...(await photograph(browser, preview, state, dress)));
    await compose(browser, panes, join(target, `${state.name}.jpg`));
  }
}

async function photograph(
  browser: Browser,
  preview: ServedPreview,
  state: KioskState,
  dress: Dress,
): Promise<readonly Pane[]> {
  const page = await browser.newPage({
    viewport: SIZES[0],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  const panes: Pane[] = [];
  try {
    await page.goto(preview.urlOf({ case: state.case }));
    await page.locator('h1').first().waitFor();
    await state.walk?.(page);
    await putOn(page, dress);
    // A screen that is loaded when it is opened is not there yet in its first moment.
    await page.locator('h1').first().waitFor();
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.evaluate(async () => await document.fonts.ready);
      panes.push({
        words: `${dress.name} ${size.width}×${size.height}`,
        width: size.width,
        picture: await page.screenshot({ animations: 'disabled' }),
      });
    }
  } catch (cause) {
    throw new Error(`${state.name}, ${dress.name}: the state was not reached`, { cause });
  } finally {
    await page.close();
  }
  return panes;
}

/** As the citizen's own choice does it, so that the screen stays where it is. */
async function putOn(page: Page, { language, modes }: Dress): Promise<void> {
  await page.evaluate(
    ([chosen, wished]) => {
      if (chosen !== 'vi') window.kiosk?.send({ type: 'language-chosen', language: chosen });
      for (const mode of wished) window.kiosk?.send({ type: 'mode-toggled', mode });
    },
    [language, modes] as const,
  );
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
}

async function compose(browser: Browser, panes: readonly Pane[], path: string): Promise<void> {
  const gap = 12;
  const widest = SIZES.reduce((sum, { width }) => sum + width * SCALE, 0) * 2 + gap * 5;
  const page = await browser.newPage({ viewport: { width: Math.ceil(widest), height: 600 } });
  const figures = panes.map(
    ({ words, width, picture }) =>
      `<figure style="margin:0;width:${width * SCALE}px"><figcaption>${words}</figcaption><img alt="" style="width:100%;display:block" src="data:image/png;base64,${picture.toString('base64')}"></figure>`,
  );
  await page.setContent(
    `<body style="margin:${gap}px;display:flex;flex-wrap:wrap;gap:${gap}px;align-items:flex-start;background:#6b716e;color:#fff;font:14px sans-serif">${figures.join('')}`,
  );
  await page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 68 });
  await page.close();
}

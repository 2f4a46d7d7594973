import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { signInFirstTime } from '#tests/support/admin-page.ts';
import { browserLaunchOptions } from '#tests/support/browser.ts';
import { DIST } from '#tests/support/built-app.ts';
import { type FilledCentre, onStores } from './filled-centre.ts';
import { type Country, fillCountry } from './filled-country.ts';
import { spreadOf } from './spread.ts';

/**
 * How soon the overview of a province with so many ratings can be worked with, and how the table of ratings pages and scrolls:
 * `npm run bench:overview -- 10000000 sqlite postgres`. A real server with its built pages, a Chromium whose cache is warm; two years of a
 * hundred communes, one rating in fifty with a flag.
 */
const VISITS = Number(process.argv[2] ?? 100_000);
const STORES = process.argv.length > 3 ? process.argv.slice(3) : ['sqlite', 'postgres'];
const OPENED = 10;
const PAGES = 20;
/** A frame that took longer was missed by somebody who scrolls: three of a screen with 60 a second. */
const LONG_FRAME_MS = 50;

if (!existsSync(join(DIST, 'sw.js'))) await build({ root: join(import.meta.dirname, '..') });
await onStores(STORES, {
  args: [],
  fill: async (db) => await fillCountry(db, { ratings: VISITS, provinces: 1, communes: 100 }),
  measure,
});

async function measure(store: string, { centre, filled, bytes }: FilledCentre<Country>): Promise<void> {
  const browser = await chromium.launch(browserLaunchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
    await signInFirstTime(page, centre);
    console.log(
      `\n${store}: ${VISITS} ratings, ${filled.sums} sums, ${(bytes / 1e6).toFixed(0)} MB\n\n| | median | p95 |\n|---|---|---|`,
    );
    for (const [name, from, to] of [
      ['month', '2025-10-01', '2025-10-31'],
      ['year', '2025-01-01', '2025-12-31'],
    ] as const) {
      const url = `${centre.url}/admin/overview?${new URLSearchParams({ unit: filled.province, from, to })}`;
      const { figures, quiet } = await openOften(page, url);
      print(`overview of a ${name}: navigation → figures painted`, figures);
      print(`overview of a ${name}: navigation → nothing asked for any more`, quiet);
    }
    await measureTable(page, `${centre.url}/admin/ratings?from=2025-01-01&to=2025-12-31`);
  } finally {
    await browser.close();
  }
}

function print(name: string, values: readonly number[]): void {
  const { median, p95 } = spreadOf(values);
  console.log(`| ${name} | ${median} ms | ${p95} ms |`);
}

/** Opens a page again and again; the first two times warm what is kept. From the start of each navigation, in milliseconds. */
async function openOften(page: Page, url: string) {
  const figures: number[] = [];
  const quiet: number[] = [];
  for (let turn = 0; turn < OPENED + 2; turn += 1) {
    await page.goto(url, { waitUntil: 'commit' });
    const painted = await page.evaluate(untilFigures);
    const asked = await page.evaluate(untilQuiet);
    if (turn < 2) continue;
    figures.push(painted);
    quiet.push(Math.max(painted, asked));
  }
  return { figures, quiet };
}

/** Runs in the page: when the big figure, the trend and the tiles of what waits have been painted. */
async function untilFigures(): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isThere = () =>
    document.querySelector('main [role="img"], main svg') !== null &&
    document.querySelectorAll('main section[aria-label] p').length > 6;
  while (!isThere()) await frame();
  // The frame has been produced when the next one begins.
  await frame();
  return performance.now();
}

/** Runs in the page: the end of the last answer of the API, once a second has passed without another. */
async function untilQuiet(): Promise<number> {
  const last = () =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/api/'))
      .reduce(
        (latest, entry) =>
          Math.max(latest, entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0),
        0,
      );
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  while (performance.now() - last() < 1_000) await pause(100);
  return last();
}

/** Pages of the table from the click to the painted rows, then the whole length scrolled through. */
async function measureTable(page: Page, url: string): Promise<void> {
  const first: number[] = [];
  for (let turn = 0; turn < OPENED + 2; turn += 1) {
    await page.goto(url, { waitUntil: 'commit' });
    const at = await page.evaluate(untilRows, 50);
    if (turn >= 2) first.push(at);
  }
  print('ratings: navigation → first 50 rows painted', first);
  const more: number[] = [];
  for (let turn = 1; turn <= PAGES; turn += 1) {
    const startedMs = performance.now();
    await page.getByRole('button', { name: 'Xem thêm' }).click();
    await page.evaluate(untilRows, 50 * (turn + 1));
    more.push(performance.now() - startedMs);
  }
  print('ratings: the next 50 rows, click → painted', more);
  const frames = await page.evaluate(scrollThrough);
  const long = frames.filter((ms) => ms > LONG_FRAME_MS);
  print(`ratings: frames while ${50 * (PAGES + 1)} rows are scrolled through (${frames.length})`, frames);
  console.log(
    `| frames above ${LONG_FRAME_MS} ms | ${long.length} | longest ${Math.round(Math.max(...frames))} ms |`,
  );
}

/** Runs in the page: when so many rows have been painted. */
async function untilRows(count: number): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (document.querySelectorAll('main tbody tr').length < count) await frame();
  await frame();
  return performance.now();
}

/** Runs in the page: scrolls from top to bottom as a hand on a wheel does; answers how long each frame took, in milliseconds. */
async function scrollThrough(): Promise<readonly number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const end = document.documentElement.scrollHeight;
  const frames: number[] = [];
  let before = await frame();
  for (let top = 0; top < end; top += 120) {
    scrollTo(0, top);
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  return frames;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { DIST } from '#tests/support/built-app.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { competingProcedures } from '#tests/support/competing-procedures.ts';
import { expectQuestion, pairByLink } from '#tests/support/kiosk-page.ts';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { spreadOf } from './spread.ts';
import { TRACED, threadTimes } from './thread-time.ts';

/**
 * From the key to the frame that shows its results, in the built kiosk with 2,000 procedures, the centre dead: once as the
 * machine is, once with the page's thread at a sixth of its speed. Also how long the index thread lives.
 */
const THROTTLES = [1, 6] as const;
const POSTED = 2_000;
const BETWEEN_KEYS_MS = 300;
const PAINTED = 'results-painted';
const QUERIES = [
  'dang ky khai sinh',
  'giay phep xay dung nha o',
  'lam lai so do bi mat',
  'chuyen truong cho con',
  'khai xinhh',
  'dkkh',
  'xyzzy',
];

interface Timing {
  pressedAt: number;
  readonly painted: number[];
}

declare global {
  interface Window {
    keyTiming?: Timing;
  }
}

if (!existsSync(join(DIST, 'sw.js'))) await build({ root: join(import.meta.dirname, '..') });
const centre = await CentreProcess.start();
const tablet = new RealTablet(centre.url);
try {
  await postCrowd();
  const paired = await tablet.switchOn();
  await pairByLink(paired.page, centre.pairingUrl);
  await paired.close();
  await centre.stop();
  console.log('| CPU throttle | keys | key → results painted, median | p95 | index thread, start to end |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const throttle of THROTTLES) await measureAt(throttle);
} finally {
  await tablet.dispose();
  await centre.dispose();
}

/** The sample office's seventy, and others up to the number. */
async function postCrowd(): Promise<void> {
  const real = loadSampleProcedures();
  await centre.stop();
  const db = openSqlite(join(centre.dataDir, 'hailong.db'));
  const { unit_id: unit } = await db.selectFrom('procedure').select('unit_id').executeTakeFirstOrThrow();
  await postProcedures(db, unit, competingProcedures(POSTED - real.length, real));
  await db.destroy();
  await centre.restart();
}

async function measureAt(throttle: number): Promise<void> {
  const { context, page, close } = await tablet.switchOn();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const threadMs = Promise.withResolvers<number>();
  page.on('worker', (worker) => {
    if (!worker.url().includes('search-worker')) return;
    const from = performance.now();
    worker.on('close', () => threadMs.resolve(performance.now() - from));
  });
  await page.addInitScript(watchKeys);
  await page.goto(centre.url);
  await expectQuestion(page);
  const indexMs = await threadMs.promise;
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).click();
  await typeAll(page); // The first time around the code is not compiled yet; the second one is what a visitor meets.
  const cold = await takeTimes(page);
  await typeAll(page);
  const warm = await takeTimes(page);
  for (const [name, times] of [
    ['cold', cold],
    ['warm', warm],
  ] as const) {
    const { n, median, p95 } = spreadOf(times);
    console.log(`| ${throttle}x, ${name} | ${n} | ${median} ms | ${p95} ms | ${indexMs.toFixed(0)} ms |`);
  }
  if (throttle === 1) await traceKeys(context.browser(), page);
  await close();
}

/** The same without what else the machine does: processor time of the page's thread, and six times that. */
async function traceKeys(browser: Browser | null, page: Page): Promise<void> {
  await browser?.startTracing(page, { categories: TRACED });
  await typeAll(page);
  const text = (await browser?.stopTracing())?.toString() ?? '';
  const { n, median, p95 } = spreadOf(threadTimes(text, PAINTED));
  console.log(
    `| processor time, 1x | ${n} | ${median} ms | ${p95} ms | – |\n| six times that | ${n} | ${(6 * median).toFixed(1)} ms | ${(6 * p95).toFixed(1)} ms | – |`,
  );
}

async function typeAll(page: Page): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Tìm thủ tục' });
  for (const query of QUERIES) {
    await field.fill('');
    for (const letter of query) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      // Nothing asks the page whether it is ready: that would be measured as well.
      await setTimeout(BETWEEN_KEYS_MS);
    }
  }
}

async function takeTimes(page: Page): Promise<readonly number[]> {
  return await page.evaluate(() => window.keyTiming?.painted.splice(0) ?? []);
}

/** Runs in the page, before its own code. */
function watchKeys(): void {
  const timing: Timing = { pressedAt: 0, painted: [] };
  window.keyTiming = timing;
  addEventListener(
    'keydown',
    (event) => {
      timing.pressedAt = event.timeStamp;
    },
    { capture: true },
  );
  addEventListener('input', () => {
    const { pressedAt } = timing;
    // Emptying the field is no key.
    if (pressedAt === 0) return;
    timing.pressedAt = 0;
    // The frame has been produced when the task after the next frame callback runs.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        performance.mark('results-painted');
        timing.painted.push(performance.now() - pressedAt);
      };
      channel.port2.postMessage(null);
    });
  });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator } from 'playwright';
import { build } from 'vite';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { DIST } from '#tests/support/built-app.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { competingProcedures } from '#tests/support/competing-procedures.ts';
import { expectQuestion, pairByLink } from '#tests/support/kiosk-page.ts';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { openBareSearch } from './bare-search-page.ts';
import { takeTimes, traceKeys, typeAll, watchKeys } from './key-timing.ts';
import type { Spread } from './spread.ts';

/**
 * From the key to the frame that shows its results, in the built kiosk with 2,000 procedures, the centre dead: once as the
 * machine is, once with the page's thread at a sixth of its speed; beside a bare field, and a bare field with as many lines that change by
 * hand. Also how long the index thread lives.
 */
const THROTTLES = [1, 6] as const;
const POSTED = 2_000;
/** What the kiosk lists at first on a screen held across. */
const LINES = 6;
const QUERIES = [
  'dang ky khai sinh',
  'giay phep xay dung nha o',
  'lam lai so do bi mat',
  'chuyen truong cho con',
  'khai xinhh',
  'dkkh',
  'xyzzy',
];

if (!existsSync(join(DIST, 'sw.js'))) await build({ root: join(import.meta.dirname, '..') });
const centre = await CentreProcess.start();
const tablet = new RealTablet(centre.url);
try {
  await postCrowd();
  const paired = await tablet.switchOn();
  await pairByLink(paired.page, centre.pairingUrl);
  await paired.close();
  await centre.stop();
  console.log(
    '| CPU throttle | page | keys | key → results painted, median | p95 |\n| --- | --- | --- | --- | --- |',
  );
  for (const throttle of THROTTLES) {
    await measureBare(throttle, 0);
    await measureBare(throttle, LINES);
    await measureKiosk(throttle);
  }
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

async function measureBare(throttle: number, lines: number): Promise<void> {
  const { context, close } = await tablet.switchOn();
  const names = loadSampleProcedures().map(({ name }) => name);
  const field = await openBareSearch(context, names, lines, throttle);
  await typeAll(field, QUERIES);
  await takeTimes(field.page());
  await typeAll(field, QUERIES);
  const page = lines === 0 ? 'a bare field' : `a bare field, ${lines} lines`;
  print(`${throttle}x`, page, await takeTimes(field.page()));
  if (throttle === 1) await printProcessor(context, field, page);
  await close();
}

async function measureKiosk(throttle: number): Promise<void> {
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
  const field = page.getByRole('textbox', { name: 'Tìm thủ tục' });
  await field.click();
  await typeAll(field, QUERIES); // The first time around the code is not compiled yet; the second one is what a visitor meets.
  print(`${throttle}x`, `the kiosk, cold (its index took ${indexMs.toFixed(0)} ms)`, await takeTimes(page));
  await typeAll(field, QUERIES);
  print(`${throttle}x`, 'the kiosk', await takeTimes(page));
  if (throttle === 1) await printProcessor(context, field, 'the kiosk');
  await close();
}

/** Whatever else the machine does, and the wait for the next frame, are not in it. */
async function printProcessor(context: BrowserContext, field: Locator, page: string): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error('a persistent context has a browser');
  const spent = await traceKeys(browser, field, QUERIES);
  print('processor time', page, spent);
  print('six times that', page, { ...spent, median: 6 * spent.median, p95: 6 * spent.p95 });
}

function print(row: string, page: string, { n, median, p95 }: Spread): void {
  console.log(`| ${row} | ${page} | ${n} | ${median.toFixed(1)} ms | ${p95.toFixed(1)} ms |`);
}

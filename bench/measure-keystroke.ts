import { join } from 'node:path';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { competingProcedures } from '#tests/support/competing-procedures.ts';
import { expectQuestion, face, pairByLink } from '#tests/support/kiosk-page.ts';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { openBareSearch } from './bare-search-page.ts';
import { buildApp } from './build-app.ts';
import { takeTimes, typeAll, watchKeys } from './key-timing.ts';
import type { Spread } from './spread.ts';

/** From the key to the frame that shows its results, at one throttle of the page's thread. */
export interface Keystrokes {
  readonly throttle: number;
  readonly kiosk: Spread;
  /** A field with as many lines that change by hand: what the browser needs for them. */
  readonly bare: Spread;
  /** Whether the kiosk then listed what was asked for first. */
  readonly isRight: boolean;
}

/** What the kiosk lists at first on a screen held across. */
const LINES = 6;
const START_MS = 120_000;

/** The built kiosk with so many procedures, the centre dead; beside the bare page in the same browser. */
export async function measureKeystrokes(
  procedures: number,
  queries: readonly string[],
  throttles: readonly number[],
): Promise<{ readonly strokes: readonly Keystrokes[]; readonly chromium: string }> {
  await buildApp();
  const centre = await CentreProcess.start();
  const tablet = new RealTablet(centre.url);
  try {
    await postCrowd(centre, procedures);
    const paired = await tablet.switchOn();
    const chromium = paired.context.browser()?.version() ?? 'unknown';
    await pairByLink(paired.page, centre.pairingUrl);
    await paired.close();
    await centre.stop();
    const strokes: Keystrokes[] = [];
    for (const throttle of throttles) {
      const bare = await typeBare(tablet, queries, throttle);
      strokes.push({ throttle, bare, ...(await typeKiosk(tablet, centre.url, queries, throttle)) });
    }
    return { strokes, chromium };
  } finally {
    await tablet.dispose();
    await centre.dispose();
  }
}

/** The sample office's seventy, and others up to the number. */
async function postCrowd(centre: CentreProcess, count: number): Promise<void> {
  const real = loadSampleProcedures();
  await centre.stop();
  const db = openSqlite(join(centre.dataDir, 'hailong.db'));
  const { unit_id: unit } = await db.selectFrom('procedure').select('unit_id').executeTakeFirstOrThrow();
  await postProcedures(db, unit, competingProcedures(count - real.length, real));
  await db.destroy();
  await centre.restart();
}

async function typeBare(tablet: RealTablet, queries: readonly string[], throttle: number): Promise<Spread> {
  const { context, close } = await tablet.switchOn();
  const names = loadSampleProcedures().map(({ name }) => name);
  const field = await openBareSearch(context, names, LINES, throttle);
  await typeAll(field, queries);
  await takeTimes(field.page());
  await typeAll(field, queries);
  const times = await takeTimes(field.page());
  await close();
  return times;
}

async function typeKiosk(
  tablet: RealTablet,
  url: string,
  queries: readonly string[],
  throttle: number,
): Promise<Pick<Keystrokes, 'kiosk' | 'isRight'>> {
  const { context, page, close } = await tablet.switchOn();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const indexed = Promise.withResolvers<void>();
  page.on('worker', (worker) => {
    if (worker.url().includes('search-worker')) worker.on('close', () => indexed.resolve());
  });
  await page.addInitScript(watchKeys);
  await page.goto(url, { timeout: START_MS });
  await face(page, 5).waitFor({ timeout: START_MS });
  await expectQuestion(page);
  await indexed.promise;
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  const field = page.getByRole('textbox', { name: 'Tìm thủ tục' });
  await field.click({ timeout: START_MS });
  // The first time around the code is not compiled yet; the second one is what a visitor meets.
  await typeAll(field, queries);
  await takeTimes(page);
  await typeAll(field, queries);
  const kiosk = await takeTimes(page);
  await field.fill('dang ky khai sinh');
  const first = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Đăng ký khai sinh' }).first();
  const isRight = await first.waitFor({ timeout: 30_000 }).then(
    () => true,
    () => false,
  );
  await close();
  return { kiosk, isRight };
}

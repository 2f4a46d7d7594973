import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { expectQuestion, pairByLink } from '#tests/support/kiosk-page.ts';
import { manyProcedures } from '#tests/support/many-procedures.ts';
import { postProcedures } from '#tests/support/posted-procedures.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { buildApp } from './build-app.ts';
import { fillJournal } from './fill-journal.ts';
import { installProbe, whenUsable } from './probe.ts';

/** A tablet whose centre is dead, and the same one as it was before its journal was filled. */
export interface FullTablet {
  readonly url: string;
  readonly full: RealTablet;
  /** With the handful of entries of its first day. */
  readonly fresh: RealTablet;
  readonly chromium: string;
}

/** The slowest page on the busiest machine. */
const START_MS = 120_000;

/**
 * Pairs a tablet in the built kiosk with a centre that posts so many procedures, copies it, lengthens the one journal by so many ratings,
 * and stops the centre for good; removes everything after `work`.
 */
export async function withFullTablet(
  { procedures, entries }: { readonly procedures: number; readonly entries: number },
  work: (tablets: FullTablet) => Promise<void>,
): Promise<void> {
  await buildApp();
  const centre = await CentreProcess.start();
  const [full, fresh] = [new RealTablet(centre.url), new RealTablet(centre.url)];
  try {
    await post(centre, procedures);
    const paired = await full.switchOn();
    const chromium = paired.context.browser()?.version() ?? 'unknown';
    await pairByLink(paired.page, centre.pairingUrl);
    await paired.close();
    cpSync(full.profile, fresh.profile, { recursive: true });
    const { page, close } = await full.switchOn();
    // A page of the same origin in which no kiosk runs.
    await page.goto(`${centre.url}/api/v1/health`);
    await fillJournal(page, entries);
    await close();
    await centre.stop();
    await work({ url: centre.url, full, fresh, chromium });
  } finally {
    await Promise.all([full.dispose(), fresh.dispose()]);
    await centre.dispose();
  }
}

/** The sample office has seventy; the others come before any tablet asks. */
async function post(centre: CentreProcess, procedures: number): Promise<void> {
  const more = manyProcedures(procedures).slice(70);
  if (more.length === 0) return;
  await centre.stop();
  const db = openSqlite(join(centre.dataDir, 'hailong.db'));
  const { unit_id: unit } = await db.selectFrom('procedure').select('unit_id').executeTakeFirstOrThrow();
  await postProcedures(db, unit, more);
  await db.destroy();
  await centre.restart();
}

/** Switches the tablet on, slows its page down so many times, and hands it over with the question on the screen. */
export async function atQuestion<T>(
  tablet: RealTablet,
  url: string,
  throttle: number,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  return await slowed(tablet, throttle, async (page) => {
    await Promise.all([whenUsable(page, START_MS), page.goto(url, { timeout: START_MS })]);
    await expectQuestion(page);
    return await work(page);
  });
}

/** Switches the tablet on with a page that is slowed down so many times, watched by the probe, and has not gone anywhere yet. */
export async function slowed<T>(
  tablet: RealTablet,
  throttle: number,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const { context, page, close } = await tablet.switchOn();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await installProbe(page);
  const done = await work(page);
  await close();
  return done;
}

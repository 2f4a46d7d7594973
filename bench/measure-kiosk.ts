import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { build } from 'vite';
import { DIST } from '#tests/support/built-app.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { expectQuestion, face, finish, pairByLink, thanks } from '#tests/support/kiosk-page.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { armTap, installProbe, readStart, readTap } from './probe.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface KioskFigures {
  readonly throttle: number;
  /** From the start of the navigation in a freshly started browser, the centre dead, in milliseconds. */
  readonly firstPaint: Spread;
  readonly usable: Spread;
  /** From the click to the commit of the strict transaction, and to the paint of the thanks. */
  readonly commit: Spread;
  readonly paint: Spread;
}

const THROTTLES = [1, 4, 6] as const;

/** One tablet, paired once; from then on the centre is dead. So many starts at each throttle, and so many taps after the last of them. */
export async function measureKiosk(
  starts: number,
  taps: number,
): Promise<{ readonly rows: readonly KioskFigures[]; readonly chromium: string }> {
  if (!existsSync(join(DIST, 'sw.js'))) await build({ root: join(import.meta.dirname, '..') });
  const centre = await CentreProcess.start();
  const tablet = new RealTablet(centre.url);
  try {
    const paired = await tablet.switchOn();
    await pairByLink(paired.page, centre.pairingUrl);
    const chromium = paired.context.browser()?.version() ?? 'unknown';
    await paired.close();
    await centre.stop();
    const rows: KioskFigures[] = [];
    for (const throttle of THROTTLES) {
      rows.push(await measureAt(tablet, centre.url, throttle, { starts, taps }));
    }
    return { rows, chromium };
  } finally {
    await tablet.dispose();
    await centre.dispose();
  }
}

async function measureAt(
  tablet: RealTablet,
  url: string,
  throttle: number,
  counts: { readonly starts: number; readonly taps: number },
): Promise<KioskFigures> {
  const starts: { firstPaint: number; usable: number }[] = [];
  const taps: { commit: number; paint: number }[] = [];
  for (let start = 1; start <= counts.starts; start += 1) {
    const { context, page, close } = await tablet.switchOn();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    await installProbe(page);
    await page.goto(url);
    await expectQuestion(page);
    starts.push(await readStart(page));
    if (start === counts.starts) taps.push(...(await measureTaps(page, counts.taps)));
    await close();
  }
  return {
    throttle,
    firstPaint: spreadOf(starts.map((start) => start.firstPaint)),
    usable: spreadOf(starts.map((start) => start.usable)),
    commit: spreadOf(taps.map((tap) => tap.commit)),
    paint: spreadOf(taps.map((tap) => tap.paint)),
  };
}

async function measureTaps(page: Page, count: number): Promise<readonly { commit: number; paint: number }[]> {
  const taps: { commit: number; paint: number }[] = [];
  for (let tap = 0; tap < count; tap += 1) {
    await expectQuestion(page);
    await armTap(page);
    await face(page, 1 + (tap % 5)).click();
    await thanks(page).waitFor();
    taps.push(await readTap(page));
    await finish(page);
  }
  return taps;
}

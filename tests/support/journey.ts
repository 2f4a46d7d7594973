import { test as base } from '@playwright/test';
import { CentreProcess } from './centre-process.ts';
import { RealTablet } from './real-tablet.ts';

/** A journey gets a centre of its own on an empty store and a tablet of its own; both must behave to the end. */
export const test = base.extend<{ centre: CentreProcess; tablet: RealTablet; otherTablet: RealTablet }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the wished fixtures from the pattern.
  centre: async ({}, use) => {
    const centre = await CentreProcess.start();
    await use(centre);
    await centre.dispose();
  },
  tablet: ({ centre }, use) => lendTablet(centre, use),
  otherTablet: ({ centre }, use) => lendTablet(centre, use),
});
export const expect = base.expect;

async function lendTablet(centre: CentreProcess, use: (tablet: RealTablet) => Promise<void>): Promise<void> {
  const tablet = new RealTablet(centre.url);
  await use(tablet);
  const { strayRequests, pageErrors } = tablet;
  await tablet.dispose();
  base.expect(strayRequests, 'requests to foreign origins').toEqual([]);
  base.expect(pageErrors, 'errors that nobody caught').toEqual([]);
}

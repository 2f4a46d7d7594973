import { CentreProcess } from './centre-process.ts';
import { test as base } from './journey.ts';

/** Journeys that share one centre with the demonstration's three months of ratings: it takes its time to be made. */
export const demoTest = base.extend<object, { demo: CentreProcess }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the wished fixtures from the pattern.
    async ({}, use) => {
      const demo = await CentreProcess.startWith({ args: ['--demo'], startTimeoutMs: 150_000 });
      await use(demo);
      await demo.dispose();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** The same where tablets belong to that centre too. */
export const demoJourney = demoTest.extend({
  centre: async ({ demo }, use) => {
    await use(demo);
  },
});

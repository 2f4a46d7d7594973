import { afterAll, beforeAll, describe, test } from 'vitest';
import { prepareRuns, runSeed } from './run-seed.ts';
import type { CentreTemplate } from './sim-centre.ts';

const RUNS_PER_SEED = 250;

/** Declares the runs of these seeds. In more than one test file, so that the workers share them. */
export function describeSeeds(seeds: readonly number[]): void {
  describe('tablets and centre, simulated', () => {
    let template: CentreTemplate;
    beforeAll(async () => {
      template = await prepareRuns();
    });
    afterAll(() => template.remove());

    test.each(seeds)(
      '[AK1] [AK2] [AK3] [AK4] [RP1] [DM1] [WD1] [SN1] seed %i: nothing lost, nothing doubled, nothing invented, every hole named',
      (seed) => runSeed(template, seed, RUNS_PER_SEED),
      600_000,
    );
  });
}

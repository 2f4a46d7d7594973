import fc from 'fast-check';
import { createVirtualTime } from '#tests/support/virtual-time.ts';
import { commands } from './commands.ts';
import { type CentreTemplate, createCentreTemplate } from './sim-centre.ts';
import { START_MS, simulate } from './simulate.ts';

/** The store that runs start from. */
export function prepareRuns(): Promise<CentreTemplate> {
  return createCentreTemplate(createVirtualTime(START_MS));
}

/** So many runs of one seed, always the same ones; rejects with the shortest failing one that was found. */
export async function runSeed(template: CentreTemplate, seed: number, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(commands, (run) => simulate(template, run)),
    { seed, numRuns },
  );
}

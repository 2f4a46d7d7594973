import { describeSeeds } from './describe-seeds.ts';

// Fixed, so that a run that failed on one machine fails on every machine. `npm run sim` looks further.
describeSeeds([20_261_122, 1]);

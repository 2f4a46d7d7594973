import { describeSeeds } from './describe-seeds.ts';

// The other half of the fixed seeds: two files, so that two workers share the work.
describeSeeds([2, 3]);

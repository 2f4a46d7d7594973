import { assertNever } from '#shared/lib/assert-never.ts';
import type { SyncFailure } from '#sync/classify-failure.ts';

/** The sentence for a failure, by its type alone. */
export function failureKey(failure: SyncFailure): `sync.failures.${FailureWord}` {
  return `sync.failures.${failureWord(failure)}`;
}

type FailureWord = 'unreachable' | 'busy' | 'unpaired' | 'tooLarge' | 'outdated' | 'forked' | 'rejected';

function failureWord(failure: SyncFailure): FailureWord {
  switch (failure.type) {
    case 'unreachable':
    case 'busy':
    case 'unpaired':
    case 'outdated':
    case 'forked':
    case 'rejected':
      return failure.type;
    case 'too-large':
      return 'tooLarge';
    default:
      return assertNever(failure);
  }
}

/** How the tablet's clock stands to the centre's: unknown, right, a little off, or off so far that TM1 corrects. */
export type SkewWord = 'unknown' | 'right' | 'little' | 'slow' | 'fast';

const RIGHT_MS = 5_000;
const FAR_MS = 2 * 60_000;

/** @param skewMs centre's clock minus ours */
export function skewOf(skewMs: number | null): SkewWord {
  if (skewMs === null) return 'unknown';
  if (Math.abs(skewMs) <= RIGHT_MS) return 'right';
  if (Math.abs(skewMs) <= FAR_MS) return 'little';
  return skewMs > 0 ? 'slow' : 'fast';
}

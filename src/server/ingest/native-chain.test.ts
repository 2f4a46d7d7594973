import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { nativeChainHash } from './native-chain.ts';

test('both ways of hashing agree over any line, a long one and a lone surrogate among them', () => {
  const lines = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 10 }));
  let prev = ZERO_HASH;
  fc.assert(
    fc.property(lines, (line) => {
      const next = nativeChainHash(prev, line);
      expect(next).toBe(chainHash(prev, line));
      prev = next;
    }),
    { seed: 1, numRuns: 300, examples: [[''], ['ữ'.repeat(50_000)], ['\uD800x'], ['\0']] },
  );
});

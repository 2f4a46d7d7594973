import { expect, test } from 'vitest';
import { toUnitId } from '#shared/domain/ids.ts';
import type { DataQuality } from '#shared/protocol/quality.ts';
import { doubtsOf, findingsOf } from './quality-findings.ts';

const NOTHING: DataQuality = {
  unit: toUnitId('u'),
  from: '2026-11-01',
  to: '2026-11-30',
  flags: [],
  perfectFrom: 30,
  perfect: [],
  excess: { days: [], more: false },
  restored: null,
};

test('flags that wait come first, the most first; those that are all decided call nobody', () => {
  const flags: DataQuality['flags'] = [
    { flag: 'burst', state: 'active', n: 2 },
    { flag: 'burst', state: 'appealed', n: 1 },
    { flag: 'burst', state: 'upheld', n: 9 },
    { flag: 'clock', state: 'set-aside', n: 40 },
    { flag: 'metronome', state: 'active', n: 5 },
  ];
  expect(findingsOf({ ...NOTHING, flags }, [])).toEqual([
    { kind: 'flag', key: 'flag metronome', flag: 'metronome', open: 5, appealed: 0, setAside: 0, upheld: 0 },
    { kind: 'flag', key: 'flag burst', flag: 'burst', open: 3, appealed: 1, setAside: 0, upheld: 9 },
  ]);
  expect(findingsOf(null, [])).toEqual([]);
});

test('a tablet is doubted for its alerts, its holes and what waits in quarantine', () => {
  const replica = { missing: [{ first: 3, last: 4 }], lost: [{ first: 9, last: 9 }], quarantined: 2 };
  const device = { alerts: [{ kind: 'silent', since: null }], replicas: [replica] };
  // Only these members are looked at.
  expect(doubtsOf(device as unknown as Parameters<typeof doubtsOf>[0])).toEqual([
    { what: 'silent', since: null },
    {
      what: 'holes',
      ranges: [
        { first: 3, last: 4 },
        { first: 9, last: 9 },
      ],
    },
    { what: 'quarantined', n: 2 },
  ]);
});

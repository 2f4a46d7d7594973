import { expect, test } from 'vitest';
import { SELF_TEST_CHECKS, type SelfTestCheck } from '#shared/protocol/self-test.ts';
import type { SelfTestFacts } from '#sync/self-test-facts.ts';
import { GOOD_TABLET } from '#tests/support/good-tablet.ts';
import { judgeSelfTest, verdictOf } from './judge-self-test.ts';

const judged = (facts: Partial<SelfTestFacts>) => judgeSelfTest({ ...GOOD_TABLET, ...facts });
const one = (check: SelfTestCheck, facts: Partial<SelfTestFacts>) =>
  judged(facts).find((other) => other.check === check);

test('a good tablet passes every check, in the order of the page', () => {
  expect(judged({}).map(({ check }) => check)).toEqual([...SELF_TEST_CHECKS]);
  expect(judged({}).filter(({ verdict, advice }) => verdict !== 'pass' || advice !== null)).toEqual([]);
  expect(verdictOf(judged({}))).toBe('pass');
});

const failed = (failure: Extract<SelfTestFacts['network'], { type: 'failed' }>['failure']) => ({
  network: { type: 'failed', failure } as const,
});

test.each<
  readonly [
    string,
    SelfTestCheck,
    Partial<SelfTestFacts>,
    'attention' | 'fail',
    string,
    string | number | boolean | null,
  ]
>([
  ['an insecure address', 'secure', { secure: false }, 'fail', 'open-by-https', false],
  [
    'storage that may be evicted',
    'persist',
    { storage: { ...GOOD_TABLET.storage, persisted: false } },
    'attention',
    'install',
    false,
  ],
  [
    'storage of which nothing is told',
    'persist',
    { storage: { persisted: null, usedBytes: null, quotaBytes: null } },
    'attention',
    'install',
    null,
  ],
  ['a disk that takes nothing', 'durability', { probe: null }, 'fail', 'free-space', null],
  [
    'an engine that does not promise durability',
    'durability',
    { probe: { ms: 5, durability: null } },
    'attention',
    'ask-browser-update',
    5,
  ],
  [
    'an engine that relaxes durability',
    'durability',
    { probe: { ms: 5, durability: 'relaxed' } },
    'attention',
    'ask-browser-update',
    5,
  ],
  [
    'a slow disk',
    'durability',
    { probe: { ms: 1_001, durability: 'strict' } },
    'attention',
    'tell-admin',
    1_001,
  ],
  [
    'a disk almost full',
    'quota',
    { storage: { persisted: true, usedBytes: 95e6, quotaBytes: 100e6 } },
    'fail',
    'free-space',
    5e6,
  ],
  [
    'an unknown quota',
    'quota',
    { storage: { persisted: true, usedBytes: null, quotaBytes: null } },
    'attention',
    'tell-admin',
    null,
  ],
  ['no answer', 'network', { network: { type: 'silent' } }, 'attention', 'check-network', 'silent'],
  [
    'a slow network',
    'network',
    { network: { type: 'answered', ms: 4_000 } },
    'attention',
    'check-network',
    4_000,
  ],
  [
    'no network',
    'network',
    failed({ type: 'unreachable', reason: 'x' }),
    'attention',
    'check-network',
    'unreachable',
  ],
  [
    'a busy centre',
    'network',
    failed({ type: 'busy', status: 503, retryAfterMs: null }),
    'attention',
    'wait',
    'busy',
  ],
  [
    'a refused tablet',
    'network',
    failed({ type: 'unpaired', status: 401 }),
    'fail',
    'pair-again',
    'unpaired',
  ],
  [
    'an outdated version',
    'network',
    failed({ type: 'outdated', min: 2, max: 3 }),
    'fail',
    'update-app',
    'outdated',
  ],
  [
    'refused data',
    'network',
    failed({ type: 'rejected', status: 422, code: 'bad-seal' }),
    'fail',
    'tell-admin',
    'rejected',
  ],
  ['an unknown clock', 'clock', { skewMs: null }, 'attention', 'set-clock-after-network', null],
  ['a wrong clock', 'clock', { skewMs: -600_000 }, 'fail', 'set-clock', -600_000],
  [
    'no worker',
    'version',
    { version: { page: '1', worker: null, waiting: false } },
    'attention',
    'reload-online',
    null,
  ],
  [
    'a worker of another version',
    'version',
    { version: { page: '1', worker: '2', waiting: false } },
    'attention',
    'let-update-in',
    '2',
  ],
  [
    'a version that waits',
    'version',
    { version: { page: '1', worker: '1', waiting: true } },
    'attention',
    'let-update-in',
    '1',
  ],
  ['an unknown browser', 'browser', { browser: null }, 'attention', 'ask-browser-update', null],
  [
    'an old browser',
    'browser',
    { browser: { name: 'Chromium', major: 110 } },
    'attention',
    'ask-browser-update',
    'Chromium 110',
  ],
  [
    'a browser that nobody tried',
    'browser',
    { browser: { name: 'Other', major: 999 } },
    'attention',
    'ask-browser-update',
    'Other 999',
  ],
  [
    'a font that is missing',
    'fonts',
    { missingFonts: ['Be Vietnam Pro 600'] },
    'attention',
    'reload-online',
    'Be Vietnam Pro 600',
  ],
  [
    'a small screen',
    'display',
    { display: { width: 1024, height: 560, mode: 'fullscreen' } },
    'attention',
    'larger-screen',
    '1024×560',
  ],
  [
    'a page in a browser’s frame',
    'display',
    { display: { width: 1280, height: 800, mode: 'browser' } },
    'attention',
    'install',
    '1280×800',
  ],
  [
    'a screen that may go dark',
    'wake-lock',
    { wakeLock: 'refused' },
    'attention',
    'screen-settings',
    'refused',
  ],
  ['a window without its lock', 'locks', { windowLock: 'missing' }, 'attention', 'one-window', 'missing'],
])('%s is said, with what to do', (_, check, facts, verdict, advice, found) => {
  expect(one(check, facts)).toEqual({ check, verdict, advice, found });
  expect(verdictOf(judged(facts))).toBe(verdict);
});

test('a clock that is a little off, and a screen held upright, are good', () => {
  expect(one('clock', { skewMs: 60_000 })).toMatchObject({ verdict: 'pass', found: 60_000 });
  expect(one('display', { display: { width: 800, height: 1280, mode: 'standalone' } })).toMatchObject({
    verdict: 'pass',
  });
});

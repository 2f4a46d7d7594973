import type { SelfTestFacts } from '#sync/self-test-facts.ts';

/** What a self-test finds where nothing is wrong. */
export const GOOD_TABLET: SelfTestFacts = {
  secure: true,
  storage: { persisted: true, usedBytes: 12.4e6, quotaBytes: 10.7e9 },
  probe: { ms: 14, durability: 'strict' },
  network: { type: 'answered', ms: 180 },
  skewMs: 1_200,
  version: { page: '0.1.0', worker: '0.1.0', waiting: false },
  browser: { name: 'Chromium', major: 143 },
  missingFonts: [],
  display: { width: 1280, height: 800, mode: 'fullscreen' },
  wakeLock: 'held',
  windowLock: 'held',
};

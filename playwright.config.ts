import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from './tests/support/browser.ts';

/** Journeys in a real Chromium against the built app and a real server process. No retries: flaky is broken. */
export default defineConfig({
  testDir: './tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: './test-results',
  // Each has processes, ports and folders of its own; most of a journey is waiting.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: browserLaunchOptions(),
    viewport: { width: 1280, height: 800 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'off',
  },
});

import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserLaunchOptions } from './tests/support/browser.ts';
import { ByEnvironment } from './tests/support/by-environment.ts';
import viteConfig from './vite.config.ts';

/** Two cores are the norm where this runs; more workers only make timing-sensitive browsers slower. */
const MAX_WORKERS = 2;
/** By the name under which the runner looks for an environment that a file wishes. */
const PAGE_ENVIRONMENT = new URL('./tests/support/page-environment.ts', import.meta.url).pathname;

export default defineConfig({
  plugins: [...(viteConfig.plugins ?? [])],
  test: {
    maxWorkers: MAX_WORKERS,
    sequence: { sequencer: ByEnvironment },
    // A bound against hanging, not a measure: a busy machine must not turn a right answer into a failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        resolve: { alias: { 'vitest-environment-beside-centre': PAGE_ENVIRONMENT } },
        test: {
          name: 'unit',
          // Modules are loaded once a process, not once a file: a third of the time. A file leaves nothing behind in them.
          isolate: false,
          include: [
            'src/**/*.test.{ts,tsx}',
            'tests/{contract,sim,server,arch,support}/**/*.test.ts',
            'bench/*.test.ts',
          ],
          exclude: ['**/*.dist.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          // Real work (key derivation, a database each) on a machine that may be busy; no test waits for time to pass.
        },
      },
      {
        extends: true,
        test: { name: 'dist', include: ['tests/arch/**/*.dist.test.ts'] },
      },
      {
        extends: true,
        // Real processes that are stopped, killed and starved: one file at a time, so that they stay out of each other's way.
        test: { name: 'kill', include: ['tests/kill/**/*.test.ts'], fileParallelism: false },
      },
      {
        extends: true,
        // The documented installations, with the real proxy in front.
        test: {
          name: 'deploy',
          include: ['tests/deploy/**/*.test.ts'],
          fileParallelism: false,
          // Several servers start one after the other.
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // Firefox and WebKit, as far as they can be had here.
        test: { name: 'engines', include: ['tests/engines/**/*.test.ts'], fileParallelism: false },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{src,tests}/**/*.btest.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({ launchOptions: browserLaunchOptions() }),
          },
        },
      },
    ],
  },
});

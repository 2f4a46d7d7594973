import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { provideBrowser } from './browser.ts';
import { provideEngines } from './engines.ts';
import { provideNginx } from './nginx.ts';
import { RESULTS, ROOT, runPlaywright, runProgram, runTool, runVitest } from './run-suite.ts';
import { type SuiteResult, sumUp } from './suite-result.ts';

/**
 * The test command. Without a name every suite runs, in the order in which failures are cheapest to learn; with names
 * (`browser`, `e2e` …) only those, and what they stand on. Its last line is `N passed, N failed` over all of them.
 */
const SUITES: Readonly<Record<string, () => Promise<SuiteResult>>> = {
  lint: () => runTool('lint', ['biome', 'ci', '--error-on-warnings', '.']),
  types: () => runTool('types', ['tsc', '-b']),
  unused: () => runTool('unused', ['knip']),
  unit: () => runVitest('unit'),
  build: () => runTool('build', ['vite', 'build']),
  dist: () => runVitest('dist'),
  browser: () => runVitest('browser'),
  e2e: () => runPlaywright('e2e'),
  engines: () => runVitest('engines'),
  kill: () => runVitest('kill'),
  deploy: () => runVitest('deploy'),
  // A few rounds of what `npm run test:kill` does at length.
  rounds: () => runProgram('rounds', ['tests/kill/run.ts', '3']),
};
const NEEDS_BUILD: ReadonlySet<string> = new Set(['dist', 'e2e', 'engines', 'kill', 'rounds']);
const NEEDS_BROWSER: ReadonlySet<string> = new Set(['browser', 'e2e', 'rounds']);

async function main(wished: readonly string[]): Promise<number> {
  const names = chooseSuites(wished);
  rmSync(join(ROOT, RESULTS), { recursive: true, force: true });
  mkdirSync(join(ROOT, RESULTS), { recursive: true });
  if (names.some((name) => NEEDS_BROWSER.has(name))) {
    process.env.CHROME_PATH = provideBrowser();
    console.log(`Browser: ${process.env.CHROME_PATH}`);
  }
  if (names.includes('engines')) provideEngines();
  if (names.includes('deploy')) provideNginx();
  const results: SuiteResult[] = [];
  for (const name of names) {
    console.log(`\n--- ${name} ---`);
    const run = SUITES[name];
    if (run) results.push(await run());
  }
  const { text, failed } = sumUp(results);
  console.log(`\n${text}`);
  return failed === 0 ? 0 : 1;
}

function chooseSuites(wished: readonly string[]): readonly string[] {
  const unknown = wished.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    throw new Error(`No suite named ${unknown.join(', ')}; there are: ${Object.keys(SUITES).join(', ')}.`);
  }
  const chosen = new Set(wished.length > 0 ? wished : Object.keys(SUITES));
  if ([...chosen].some((name) => NEEDS_BUILD.has(name))) chosen.add('build');
  return Object.keys(SUITES).filter((name) => chosen.has(name));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { readCounts, readPlaywrightReport, readVitestReport, type SuiteResult } from './suite-result.ts';

export const ROOT = join(import.meta.dirname, '../..');
/** Machine-readable results of the last run, apart from the sources. */
export const RESULTS = '.cache/results';

/** A tool that passes or fails as a whole counts as one test. */
export async function runTool(name: string, command: readonly string[]): Promise<SuiteResult> {
  const { code, seconds } = await run(command, {});
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds, notes: [] };
}

export async function runVitest(project: string): Promise<SuiteResult> {
  const file = `${RESULTS}/${project}.json`;
  const command = ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'];
  const { code, seconds } = await run([...command, `--outputFile.json=${file}`], {});
  return { ...readVitestReport(project, await readText(file), code), seconds };
}

export async function runPlaywright(name: string): Promise<SuiteResult> {
  const file = `${RESULTS}/${name}.json`;
  const { code, seconds } = await run(['playwright', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(ROOT, file),
  });
  return { ...readPlaywrightReport(name, await readText(file), code), seconds };
}

/** A program of our own that writes `{passed, failed}` to the results. */
export async function runProgram(name: string, args: readonly string[]): Promise<SuiteResult> {
  const { code, seconds } = await runFile(process.execPath, args, {});
  return { ...readCounts(name, await readText(`${RESULTS}/${name}.json`), code), seconds };
}

/** Runs a tool of this package from the root, on this very Node, without input. */
function run(
  command: readonly string[],
  extra: Readonly<Record<string, string>>,
): Promise<{ code: number; seconds: number }> {
  const [program = '', ...args] = command;
  return runFile(join(ROOT, 'node_modules/.bin', program), args, extra);
}

function runFile(
  file: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>>,
): Promise<{ code: number; seconds: number }> {
  const bin = join(ROOT, 'node_modules/.bin');
  const env = { ...process.env, ...extra, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, seconds: (performance.now() - begun) / 1000 }));
  });
}

async function readText(file: string): Promise<string | null> {
  return readFile(join(ROOT, file), 'utf8').catch(() => null);
}

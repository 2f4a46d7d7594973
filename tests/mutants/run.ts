/**
 * `npm run test:mutants`: plants one fault after the other in a copy of the program and shows that the suite notices.
 * A fault that survives means that a claim of the README is not tested.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MUTANTS, type Mutant } from './mutants.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COPIED = [
  'src',
  'tests',
  'docs',
  'public',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
  'index.html',
];

interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: 'caught' | 'SURVIVED' | 'DOES NOT APPLY';
  readonly seconds: number;
}

function main(only: string | undefined): number {
  const copy = mkdtempSync(join(tmpdir(), 'hailong-mutants-'));
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const chosen = MUTANTS.filter((mutant) => only === undefined || mutant.name.includes(only));
    const suites = [...new Set(chosen.flatMap((mutant) => mutant.suites))];
    if (!passes(copy, suites)) {
      console.error('The suites fail without any fault planted: mend that first.');
      return 1;
    }
    const verdicts = chosen.map((mutant) => tell(judge(copy, mutant)));
    const caught = verdicts.filter(({ outcome }) => outcome === 'caught').length;
    console.log(`\n${caught} of ${verdicts.length} planted faults were caught`);
    return caught === verdicts.length ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function judge(copy: string, mutant: Mutant): Verdict {
  const started = process.hrtime.bigint();
  const path = join(copy, mutant.file);
  const sound = readFileSync(path, 'utf8');
  const seconds = () => Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
  if (sound.split(mutant.find).length !== 2) return { mutant, outcome: 'DOES NOT APPLY', seconds: 0 };
  try {
    writeFileSync(
      path,
      sound.replace(mutant.find, () => mutant.replace),
    );
    const outcome = passes(copy, mutant.suites) ? 'SURVIVED' : 'caught';
    return { mutant, outcome, seconds: seconds() };
  } finally {
    writeFileSync(path, sound);
  }
}

function passes(copy: string, suites: readonly string[]): boolean {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', 'unit', '--bail', '1', ...suites];
  return spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' }).status === 0;
}

function tell(verdict: Verdict): Verdict {
  console.log(
    `${verdict.outcome.padEnd(14)} ${verdict.seconds.toFixed(1).padStart(6)} s  ${verdict.mutant.name}`,
  );
  return verdict;
}

process.exitCode = main(process.argv[2]);

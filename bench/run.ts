import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IS_QUICK } from './arguments.ts';
import { readResults, resultsPath } from './results.ts';
import { formatGoals } from './table.ts';

/**
 * Every benchmark in order, each in a process of its own: `npm run bench`; some of them: `npm run bench -- B1 B4`; with small counts:
 * `npm run bench -- --quick`. Ends with all goals in one table, and with 1 where a result was wrong or a benchmark did not come to its end.
 */
const LONGEST_MS = (IS_QUICK ? 10 : 40) * 60_000;

const asked = process.argv.slice(2).filter((word) => /^B\d$/i.test(word));
const benches = readdirSync(import.meta.dirname)
  .flatMap((file) => {
    const [, number] = file.match(/^b(\d)-[\w-]+\.ts$/) ?? [];
    return number === undefined ? [] : [{ id: `B${number}`, file }];
  })
  .filter(({ id }) => asked.length === 0 || asked.some((one) => one.toUpperCase() === id))
  .sort((a, b) => (a.file < b.file ? -1 : 1));

const startedAt = new Date().toISOString();
const failed: string[] = [];
for (const { id, file } of benches) {
  const bench = spawn(process.execPath, [join(import.meta.dirname, file), ...(IS_QUICK ? ['--quick'] : [])], {
    stdio: 'inherit',
    timeout: LONGEST_MS,
  });
  const [code] = await once(bench, 'exit');
  if (code !== 0) failed.push(id);
}
const results = readResults(resultsPath(IS_QUICK));
const fresh = Object.values(results).filter(({ at }) => at >= startedAt);
console.log(`\n## Goals\n\n${formatGoals(fresh)}`);
if (failed.length > 0) console.log(`\nWrong, or not come to its end: ${failed.join(', ')}`);
if (failed.length > 0 || benches.length === 0) process.exitCode = 1;

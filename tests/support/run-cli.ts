import { execFile } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../../src/server/cli');

/** Where `npm start` keeps compiled code as well: most of the time of a short process goes into taking types away. */
const COMPILED: string = join(import.meta.dirname, '../../.cache/node');

/** How a command of the server ended, and what it said. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the server as its own process, on this data folder or this PostgreSQL. */
export function runCli(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(CLI, `${command}.ts`), ...args],
      { env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { COMPILED_CODE } from './compiled-code.ts';

const CLI = join(import.meta.dirname, '../../src/server/cli/main.ts');

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
      [CLI, command, ...args],
      { env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED_CODE, ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

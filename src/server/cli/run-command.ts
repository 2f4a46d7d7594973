import { existsSync, readFileSync } from 'node:fs';
import type { ServerContext } from '../context.ts';
import { openCentre } from '../open-centre.ts';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';

/** What a command ends with: 0 done, 1 refused or not good, 2 called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Runs a command that takes one file, and turns what it throws into one line and an exit code. */
export function runFileCommand(
  usage: string,
  command: (text: string) => Promise<ExitCode>,
  withoutFile: (() => Promise<ExitCode>) | null = null,
): void {
  void run(usage, command, withoutFile, process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}

/** Runs a command on its arguments; where it answers 2 or is asked for help, its usage is printed. */
export function runArguments(usage: string, command: (args: readonly string[]) => Promise<ExitCode>): void {
  const args = process.argv.slice(2);
  const help = args.includes('--help');
  void (help ? Promise.resolve(2 as const) : runCommand(() => command(args))).then((code) => {
    if (code === 2) process.stderr.write(`${usage}\n`);
    process.exitCode = help ? 0 : code;
  });
}

/** Hands the command the store that the settings name; closes it afterwards. */
export async function withCentre<T>(work: (context: ServerContext) => Promise<T>): Promise<T> {
  const context = await openCentre(readSettings(process.env), createProcessPorts());
  try {
    return await work(context);
  } finally {
    await context.db.destroy();
  }
}

/** Whether there is a store to look into; asking does not create one. */
export function hasStore(): boolean {
  const settings = readSettings(process.env);
  return settings.databaseUrl !== null || existsSync(settings.sqliteFile);
}

async function run(
  usage: string,
  command: (text: string) => Promise<ExitCode>,
  withoutFile: (() => Promise<ExitCode>) | null,
  [file, ...rest]: readonly string[],
): Promise<ExitCode> {
  if (file === undefined && withoutFile !== null) return await runCommand(withoutFile);
  if (file === undefined || file === '--help' || rest.length > 0) {
    process.stderr.write(`${usage}\n`);
    return file === '--help' ? 0 : 2;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  return await runCommand(() => command(text));
}

async function runCommand(command: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

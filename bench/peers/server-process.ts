import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A peer's server as a process of its own, on a folder of its own. */
export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  /** Ends it and removes what it stored. */
  dispose(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

/** @param program a file of `servers/`; its first argument will be the folder */
export async function startServer(program: string, ...args: readonly string[]): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-peer-'));
  const file = join(import.meta.dirname, 'servers', program);
  const child = spawn(process.execPath, [file, folder, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const dispose = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { port: await portOf(child), pid: child.pid ?? 0, dispose };
  } catch (cause) {
    await dispose();
    throw cause;
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const signal = AbortSignal.timeout(START_TIMEOUT_MS);
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (;;) {
    const port = /listening (\d+)/.exec(said)?.[1];
    if (port !== undefined) return Number(port);
    if (child.stdout === null || child.exitCode !== null)
      throw new Error(`the server did not start: ${said}`);
    await once(child.stdout, 'data', { signal });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

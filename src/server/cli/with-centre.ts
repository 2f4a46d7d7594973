import { existsSync, readFileSync } from 'node:fs';
import type { ServerContext } from '../context.ts';
import { openCentre } from '../open-centre.ts';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { UsageError } from './command.ts';

/** Whether there is a store to look into; asking does not create one. */
export function hasStore(): boolean {
  const settings = readSettings(process.env);
  return settings.databaseUrl !== null || existsSync(settings.sqliteFile);
}

/** Hands over the store that the settings name and closes it afterwards; throws `StartFailure` where there is none. */
export async function withCentre<T>(work: (context: ServerContext) => Promise<T>): Promise<T> {
  if (!hasStore())
    throw new StartFailure(
      'Chưa có kho dữ liệu ở đây; chạy npm start trước.',
      'There is no store here yet: run npm start first.',
    );
  const context = await openCentre(readSettings(process.env), createProcessPorts());
  try {
    return await work(context);
  } finally {
    await context.db.destroy();
  }
}

/** The bytes of a file that was named on the command line; throws `UsageError` that says what is wrong with it. */
export function readNamedFile(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The same as text. */
export function readNamedText(file: string): string {
  return new TextDecoder().decode(readNamedFile(file));
}

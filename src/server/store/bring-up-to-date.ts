import { StartFailure } from '../start-failure.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/** Migrates the store to this program; throws `StartFailure` that says why it cannot be used. */
export async function bringUpToDate(db: Database, nowIso: string): Promise<void> {
  try {
    await migrate(db, nowIso);
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(
      `Không dùng được kho dữ liệu (${reason}).`,
      `The store cannot be used (${reason}).`,
      { cause: error },
    );
  }
}

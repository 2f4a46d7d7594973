import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Database } from '#server/store/database.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import type { CentreProcess } from './centre-process.ts';

/** Works on the centre's own store beside its running server, as an import by another process would. */
export async function inCentreStore<T>(
  centre: Pick<CentreProcess, 'dataDir'>,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const db = openSqlite(join(centre.dataDir, 'hailong.db'));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** What lies on the tablet's disk: versions by row, and how many parts are held. */
export interface HeldContent {
  readonly current: string | null;
  readonly next: string | null;
  readonly incoming: string | null;
  readonly parts: number;
}

/** Reads the tablet's database past all of its own code. */
export async function heldContent(page: Page): Promise<HeldContent> {
  return await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('hai-long'));
    const transaction = db.transaction(['content', 'part'], 'readonly');
    const rows: { key: string; version: string }[] = await done(transaction.objectStore('content').getAll());
    const parts = await done(transaction.objectStore('part').count());
    db.close();
    const versionOf = (key: string): string | null => rows.find((row) => row.key === key)?.version ?? null;
    return { current: versionOf('current'), next: versionOf('next'), incoming: versionOf('incoming'), parts };
  });
}

/** The tablet asks its centre now and not at the next heartbeat, as it does when a browser says that there is a network again. */
export async function askNow(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

import { describe, expect, test } from 'vitest';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { type ContentKey, putNext, readContentRow, swapContentRows, takeUpContent } from './content-rows.ts';
import type { DeviceDatabase } from './open-database.ts';

const [ONE, TWO, PART] = ['1'.repeat(64), '2'.repeat(64), '3'.repeat(64)] as const;

/** Lays a content beside the current one, as when it has come whole. */
async function lay(db: DeviceDatabase, version: string): Promise<void> {
  const { procedures: _, version: __, ...office } = sampleContent();
  const plan = { version, manifest: null, parts: [{ hash: PART, bytes: 2, list: null }] };
  await db.run('rw', ['content'], (stores) => putNext(stores, plan, office));
}

const versions = async (db: DeviceDatabase) =>
  await Promise.all(
    (['previous', 'current', 'next'] satisfies ContentKey[]).map(
      async (key) => (await readContentRow(db, key))?.office.version ?? null,
    ),
  );

describe('[CF1] at the start of the page', () => {
  test('there may be no content', async () => {
    expect(await takeUpContent(await openTestDatabase())).toBeNull();
  });

  test('the current content is shown, and nothing is written', async () => {
    const db = await openTestDatabase();
    await lay(db, ONE);
    await swapContentRows(db);
    expect((await takeUpContent(db))?.office.version).toBe(ONE);
    expect(await versions(db)).toEqual([null, ONE, null]);
  });

  test('the content that waits is taken up, and the one before it kept', async () => {
    const db = await openTestDatabase();
    await lay(db, ONE);
    await swapContentRows(db);
    await lay(db, TWO);
    expect((await takeUpContent(db))?.office.version).toBe(TWO);
    expect(await versions(db)).toEqual([ONE, TWO, null]);
  });
});

import { describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/store/database.ts';
import { readMeta, writeMeta } from '#server/store/meta.ts';
import { migrate } from '#server/store/migrate.ts';
import { createTestContext } from '../support/server-context.ts';

/** What every store engine must do. `open` gives a fresh, empty database. */
export function storeContract(name: 'sqlite' | 'postgres', open: () => Promise<Database> | Database): void {
  describe(`${name}: schema`, () => {
    test('migrating twice changes nothing', async () => {
      const context = await createTestContext(await open());
      await writeMeta(context.db, 'k', '1');
      await migrate(context.db, '2026-11-22T00:00:00.000Z');
      expect(await readMeta(context.db, 'k')).toBe('1');
    });

    test('health names the engine', async () => {
      const context = await createTestContext(await open());
      const response = await createApp(context).request('/api/v1/health');
      expect(await response.json()).toEqual({ ok: true, version: '0.1.0-test', store: name });
    });
  });
}

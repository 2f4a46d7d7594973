import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Connection, Database } from './database.ts';
import { openSqlite } from './open-sqlite.ts';
import { transactTogether } from './transact-together.ts';

let db: Database;
let beside: Database;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-together-'));
  db = openSqlite(join(folder, 'a.db'));
  beside = openSqlite(join(folder, 'a.db'));
  onTestFinished(async () => {
    await Promise.all([db.destroy(), beside.destroy()]);
    rmSync(folder, { recursive: true });
  });
  await sql`create table kept (n integer primary key)`.execute(db);
});

const keep = (trx: Connection, n: number) => sql`insert into kept values (${n})`.execute(trx);
const kept = async () => {
  const { rows } = await sql<{ n: number }>`select n from kept order by n`.execute(beside);
  return rows.map(({ n }) => n);
};

test('what waits goes together, in the order in which it came', async () => {
  const transactions: Connection[] = [];
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      transactTogether(db, async (trx) => {
        if (!transactions.includes(trx)) transactions.push(trx);
        order.push(n);
        await keep(trx, n);
      }),
    ),
  );
  expect(transactions).toHaveLength(3);
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(await kept()).toEqual(order);
});

test('each is committed when its own promise resolves, and gets its own result', async () => {
  const seen = await Promise.all(
    [1, 2, 3].map(async (n) => {
      const answer = await transactTogether(db, async (trx) => {
        await keep(trx, n);
        return `answer ${n}`;
      });
      return { answer, isThere: (await kept()).includes(n) };
    }),
  );
  expect(seen).toEqual([1, 2, 3].map((n) => ({ answer: `answer ${n}`, isThere: true })));
});

test('one that fails takes nobody with it, and leaves nothing', async () => {
  const done = await Promise.allSettled(
    [1, 2, 3, 4].map((n) =>
      transactTogether(db, async (trx) => {
        await keep(trx, n);
        if (n === 3) throw new Error('no');
        return n;
      }),
    ),
  );
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await kept()).toEqual([1, 2, 4]);
  await transactTogether(db, (trx) => keep(trx, 5));
  expect(await kept()).toEqual([1, 2, 4, 5]);
});

test('a store that opens no transaction refuses everybody, and takes them again when it does', async () => {
  const transaction = vi.spyOn(db, 'transaction').mockImplementation(() => {
    throw new Error('locked');
  });
  const refused = await Promise.allSettled([1, 2, 3].map((n) => transactTogether(db, (trx) => keep(trx, n))));
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  transaction.mockRestore();
  await transactTogether(db, (trx) => keep(trx, 4));
  expect(await kept()).toEqual([4]);
});

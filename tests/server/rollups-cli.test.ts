import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildEarlierSums } from '#server/figures/rebuild-sums.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { runCli } from '../support/run-cli.ts';
import { TEST_DATA_KEY } from '../support/server-context.ts';

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-rollups-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'));
  const centre = await createPairedTablet(openSqlite(join(folder, 'hailong.db')));
  for (const level of [5, 4, 1]) centre.tablet.rate(level);
  await centre.tablet.push(centre.send);
  const run = async (...args: readonly string[]) => await runCli('rollups', args, { HAILONG_DATA: folder });
  return { ...centre, folder, run };
}

test('npm run rollups tells right sums from a bent one, and counts again', async () => {
  const { context, run } = await start();
  expect(await run('--verify')).toMatchObject({ code: 0, stdout: expect.stringContaining('Đúng.') });
  await context.db
    .updateTable('rating_rollup')
    .set({ l1: 0, l5: 2 })
    .where('grain', '=', 'quarter')
    .execute();
  const bent = await run('--verify');
  expect(bent.code).toBe(1);
  expect(bent.stdout).toMatch(/rating: wrong .*grain=quarter/);
  expect(bent.stdout).toContain('SAI.');
  expect((await run('--rebuild')).code).toBe(0);
  expect((await run('--verify')).code).toBe(0);
});

test('a centre whose sums know no quarters counts them once at its next start', async () => {
  const { context, run } = await start();
  const { db } = context;
  await db.deleteFrom('rating_rollup').where('grain', '=', 'quarter').execute();
  await db.insertInto('meta').values({ key: 'sums-built-at', value: '2026-11-24T00:00:00.000Z' }).execute();
  expect((await run('--verify')).code).toBe(1);
  await buildEarlierSums(context);
  expect((await run('--verify')).code).toBe(0);
  const quarters = await db
    .selectFrom('rating_rollup')
    .select('period')
    .where('grain', '=', 'quarter')
    .execute();
  expect(new Set(quarters.map(({ period }) => period))).toEqual(new Set(['2026-Q4']));
});

test('what is no command is said, and nothing is touched', async () => {
  const { run } = await start();
  expect(await run('--verifi')).toMatchObject({ code: 2, stderr: expect.stringContaining('--verify') });
});

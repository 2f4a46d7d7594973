import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { rebuildSums } from '#server/figures/rebuild-sums.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { countEveryQuery } from '../support/count-queries.ts';
import { seedDevice, seedOffice, seedRating, seedReplica } from '../support/office.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { postManyProcedures, renameProcedure } from '../support/posted-procedures.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';
import { OFFICE } from '../support/small-office.ts';

/** What does not depend on the machine; times stand in docs/benchmarks.md. */
const CHANGE_PERCENT = 5;
/** Account, unit, its place in the tree, settings, whether anything is kept above, sums and who is withheld: none of them once for every group. */
const SUMMARY_QUERIES = 17;
/**
 * Token and tablet, place in the chain, lines, what they mean and rest on, ratings, sums, position: none of them once for every rating.
 * Long lists of ids are asked for in several parts.
 */
const PUSH_QUERIES = { few: 29, many: 34 } as const;

test('one changed word among 2,000 procedures costs a small part of the package on the line', async () => {
  const { context, tablet, send } = await createPairedTablet();
  await postManyProcedures(context.db, OFFICE.unit, 2_000);
  const bytesOf = async (path: string, accept = '*/*') => {
    const headers = { Authorization: `Bearer ${tablet.token}`, Accept: accept };
    const answer = await (await send(`/api/v1/content${path}`, { headers })).text();
    return { answer, bytes: gzipSync(answer).byteLength };
  };
  const manifest = () => bytesOf('', 'application/vnd.hailong.content-parts+json');
  const hashesIn = (text: string): readonly string[] =>
    JSON.parse(text).parts.map(({ hash }: { hash: string }) => hash);
  const held = new Set(hashesIn((await manifest()).answer));
  const whole = await bytesOf('');
  await renameProcedure(context.db, OFFICE.unit, 'Thủ tục đã được sửa một chữ');
  const changed = await manifest();
  const missing = hashesIn(changed.answer).filter((hash) => !held.has(hash));
  expect(missing).toHaveLength(1);
  const part = await bytesOf(`/parts?hash=${missing[0]}`);
  expect(whole.bytes).toBeGreaterThan(500_000);
  expect((100 * (changed.bytes + part.bytes)) / whole.bytes).toBeLessThanOrEqual(CHANGE_PERCENT);
});

test('a summary is read by as many queries whatever it is apart by, and however many groups it has', async () => {
  const context = await createTestContext();
  await seedOffice(context);
  await seedDevice(context, { id: 'may-1' });
  const replica = { id: '00000000-0000-7000-8000-000000000001', device: 'may-1', receivedThrough: 90 };
  const replicaNo = await seedReplica(context, replica);
  const counted = countEveryQuery(context.db);
  const leader = await signInAs({ ...context, db: counted.db }, 'leader');
  const queriesOf = async (by: string) => {
    const before = counted.n();
    expect((await leader.get(`/summary?by=${by}`)).status).toBe(200);
    return counted.n() - before;
  };
  const views = ['unit', 'counter', 'clerk', 'procedure', 'field', 'hour', 'weekday', 'day'];
  const seen: number[][] = [];
  for (const days of [1, 20]) {
    for (let n = 1; n <= days; n += 1) {
      const occurredAt = `2026-11-${String(n).padStart(2, '0')}T03:00:00.000Z`;
      await seedRating(context, { n: 100 * days + n, replicaNo, level: 1 + (n % 5), occurredAt });
    }
    await rebuildSums(context);
    seen.push([]);
    for (const by of views) seen.at(-1)?.push(await queriesOf(by));
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(Math.max(...seen.flat())).toBeLessThanOrEqual(SUMMARY_QUERIES);
});

test('a push of two hundred ratings asks the store hardly more questions than one of two', async () => {
  const counted = countEveryQuery(openSqlite(':memory:'));
  const { tablet, send } = await createPairedTablet(counted.db);
  const queriesOf = async (ratings: number) => {
    for (let n = 0; n < ratings; n += 1) tablet.rate(1 + (n % 5));
    const segment = await tablet.segment();
    const before = counted.n();
    expect((await tablet.tryPush(send, segment)).status).toBe(200);
    return counted.n() - before;
  };
  await queriesOf(1);
  expect(await queriesOf(2)).toBeLessThanOrEqual(PUSH_QUERIES.few);
  expect(await queriesOf(200)).toBeLessThanOrEqual(PUSH_QUERIES.many);
});

test('[B2] pushes that come at the same moment share the commits of the embedded store', async () => {
  const { context, tablet, send } = await createPairedTablet();
  const transaction = vi.spyOn(context.db, 'transaction');
  const before = transaction.mock.calls.length;
  tablet.rate(5);
  const segment = await tablet.segment();
  const answers = await Promise.all(Array.from({ length: 17 }, () => tablet.tryPush(send, segment)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(transaction.mock.calls.length - before).toBeLessThanOrEqual(6);
});

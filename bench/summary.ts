import { performance } from 'node:perf_hooks';
import { highestLevel } from '#server/figures/read-summary.ts';
import { CentreAdmin } from '#tests/support/centre-admin.ts';
import { fillProvince, type Province } from '#tests/support/many-visits.ts';
import { sendOver } from '#tests/support/pushing-tablet.ts';
import { type FilledCentre, onStores } from './filled-centre.ts';
import { spreadOf } from './spread.ts';

/**
 * How long the standard views take over so many ratings of a province, asked of a real server over HTTP:
 * `npm run bench:summary -- 10000000 sqlite postgres`. The sums are what the ingest would keep of these visits; the ratings themselves are
 * not stored, since no view reads them (the query plans are tested).
 */
const VISITS = Number(process.argv[2] ?? 1_000_000);
const STORES = process.argv.length > 3 ? process.argv.slice(3) : ['sqlite', 'postgres'];
const WARM_UP = 3;
const ASKED = 40;

await onStores(STORES, {
  args: ['--dev'],
  fill: async (db) => await fillProvince(db, VISITS, await highestLevel(db)),
  measure,
});

async function measure(
  store: string,
  { centre, filled: province, bytes }: FilledCentre<Province>,
): Promise<void> {
  const admin = await CentreAdmin.signIn(sendOver(centre.url), centre.credentials);
  console.log(
    `\n${store}: ${province.visits} ratings, ${province.communes.length} communes, ${province.counters} counters, ${province.clerks} clerks, ${province.procedures} procedures; ${province.sums} sums, ${(bytes / 1e6).toFixed(0)} MB\n`,
  );
  console.log('| view | median | p95 |\n|---|---|---|');
  for (const [name, query] of viewsOf(province)) {
    const times: number[] = [];
    for (let turn = 0; turn < WARM_UP + ASKED; turn += 1) {
      const startedMs = performance.now();
      await admin.download(`/api/v1/summary?${query}`);
      if (turn >= WARM_UP) times.push(performance.now() - startedMs);
    }
    const { median, p95 } = spreadOf(times);
    console.log(`| ${name} | ${median} ms | ${p95} ms |`);
  }
}

/** What the pages and the reports ask for: a month and a year, of all and of one commune, apart by everything. */
function viewsOf({ root, communes, clerk }: Province): readonly (readonly [string, string])[] {
  const month = 'from=2025-10-01&to=2025-10-31';
  const year = 'from=2025-01-01&to=2025-12-31';
  const days = 'from=2025-02-10&to=2025-11-20';
  const of = (unit: string | undefined) => `unit=${unit ?? ''}`;
  const many = ['unit', 'counter', 'clerk', 'procedure', 'field', 'hour', 'weekday', 'day'];
  return [
    ['province, month', `${of(root)}&${month}`],
    ...many.map((by) => [`province, month by ${by}`, `${of(root)}&${month}&by=${by}`] as const),
    ...[...many, 'month', 'quarter', 'year'].map(
      (by) => [`province, year by ${by}`, `${of(root)}&${year}&by=${by}`] as const,
    ),
    ['province, 284 odd days by clerk', `${of(root)}&${days}&by=clerk`],
    ...many.map((by) => [`commune, year by ${by}`, `${of(communes[0])}&${year}&by=${by}`] as const),
    ['one clerk, year by month', `${of(communes[0])}&${year}&clerk=${clerk}&by=month`],
  ];
}

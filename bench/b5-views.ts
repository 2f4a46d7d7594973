import { performance } from 'node:perf_hooks';
import * as v from 'valibot';
import { keepSubtreeSums } from '#server/figures/keep-subtree-sums.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import { type SummaryBy, summary } from '#shared/protocol/summary.ts';
import { CentreAdmin } from '#tests/support/centre-admin.ts';
import { sendOver } from '#tests/support/pushing-tablet.ts';
import { createSeededRandom } from '#tests/support/server-context.ts';
import { countAt } from './arguments.ts';
import { type FilledCentre, onStores } from './filled-centre.ts';
import { type Country, fillCountry } from './filled-country.ts';
import { rawCounts } from './raw-counts.ts';
import { type BenchResult, record } from './record.ts';
import { spreadOf } from './spread.ts';
import { measureUpkeep } from './sums-upkeep.ts';

/**
 * B5: how long the standard views take over so many ratings of two years, asked of a real server over HTTP, beside the raw
 * group-by of the same store, and what keeping the sums adds to the insert: `node bench/b5-views.ts 10000000 33 3300 sqlite postgres`.
 * What every view says is compared with the raw group-by, key by key.
 */
const SIZE = {
  ratings: countAt(0, 10_000_000, 100_000),
  provinces: countAt(1, 33, 3),
  communes: countAt(2, 3_300, 66),
};
const NAMED = ['sqlite', 'postgres'].filter((store) => process.argv.includes(store));
const WARM_UP = 3;
const ASKED = 40;
/** Of one view; a slow one is asked less often. */
const MOST_MS = 6_000;
const FEWEST = 5;
const GOAL_MS = 100;

interface View {
  readonly name: string;
  readonly within: string;
  readonly span: DaySpan;
  readonly by: SummaryBy | null;
}

type Part<K extends keyof BenchResult> = BenchResult[K] extends readonly (infer T)[] ? T[] : never;
const rows: Part<'rows'> = [];
const goals: Part<'goals'> = [];
const checks: Part<'checks'> = [];
const notes: string[] = [];

await onStores(NAMED.length > 0 ? NAMED : ['sqlite', 'postgres'], {
  args: ['--dev'],
  fill: async (db) => await fillCountry(db, SIZE),
  measure,
});
record({
  id: 'B5',
  title: 'Standard views over the sums',
  columns: ['view over HTTP, ms', 'raw group-by, ms', 'raw ÷ view'],
  rows,
  goals,
  checks,
  notes,
});

async function measure(store: string, { centre, filled, bytes, db }: FilledCentre<Country>): Promise<void> {
  const admin = await CentreAdmin.signIn(sendOver(centre.url), centre.credentials);
  notes.push(
    `${store}: ${filled.ratings} ratings of two years, ${filled.provinces} provinces, ${filled.communes} communes, ${filled.counters} counters, ${filled.clerks} clerks; ${filled.sums} sums, ${(bytes / 1e9).toFixed(1)} GB`,
  );
  const begunMs = performance.now();
  const clock = { nowMs: () => Date.now() };
  // What the hourly job makes.
  const kept = await keepSubtreeSums({ db, clock, random: createSeededRandom(1) });
  notes.push(
    `${store}: ${kept} months and quarters of units above many were added up in ${Math.round((performance.now() - begunMs) / 1_000)} s`,
  );
  const slow: string[] = [];
  const wrong: string[] = [];
  const near: string[] = [];
  for (const view of viewsOf(filled)) {
    const { within, span, by } = view;
    const query = new URLSearchParams({ unit: within, ...span, ...(by === null ? {} : { by }) });
    const path = `/api/v1/summary?${query}`;
    const times: number[] = [];
    const begunMs = performance.now();
    for (let turn = 0; turn < WARM_UP + ASKED; turn += 1) {
      if (times.length >= FEWEST && performance.now() - begunMs > MOST_MS) break;
      const startedMs = performance.now();
      await admin.download(path);
      if (turn >= WARM_UP) times.push(performance.now() - startedMs);
    }
    const spread = spreadOf(times);
    const rawBy = by === 'field' || by === 'weekday-hour' ? null : by;
    const startedMs = performance.now();
    const raw = await rawCounts(db, within, span, rawBy);
    const rawMs = Math.round(performance.now() - startedMs);
    if (!isSame(v.parse(summary, await readAfter(admin, path)), by, raw)) wrong.push(view.name);
    if (spread.p95 > GOAL_MS) slow.push(`${view.name} ${spread.p95}`);
    const ratio = Math.round((rawMs / spread.median) * 10) / 10;
    if (rawMs >= 1_000 && ratio < 100) near.push(`${view.name} ${ratio}×`);
    rows.push({ name: `${store}: ${view.name}`, values: [spread, rawMs, ratio] });
    console.log(`${store}: ${view.name}: ${spread.median} / ${spread.p95} ms, raw ${rawMs} ms`);
  }
  const { bare, counted } = await measureUpkeep(db);
  const upkeep = Math.round((counted.median / bare.median - 1) * 100);
  rows.push({ name: `${store}: 100 ratings inserted, bare`, values: [bare, '', ''] });
  rows.push({ name: `${store}: 100 ratings inserted with their sums`, values: [counted, '', ''] });
  const told = (names: readonly string[]) => (names.length === 0 ? 'all' : `all but ${names.join(', ')}`);
  goals.push(
    { goal: `${store}: every view ≤ ${GOAL_MS} ms p95`, got: told(slow), met: slow.length === 0 },
    {
      goal: `${store}: ≥ 100 × the raw group-by where that takes over a second`,
      got: told(near),
      met: near.length === 0,
    },
    { goal: `${store}: sums ≤ 60 % on top of the bare insert`, got: `${upkeep} %`, met: upkeep <= 60 },
  );
  checks.push({
    what: `${store}: every view says what the raw group-by says${wrong.length === 0 ? '' : `; not: ${wrong.join(', ')}`}`,
    ok: wrong.length === 0,
  });
}

/** A store in this process keeps it from hearing that the server has closed an idle connection meanwhile: once more, on a new one. */
async function readAfter(admin: CentreAdmin, path: string): Promise<unknown> {
  return await admin.read(path).catch(() => admin.read(path));
}

/** Whether a view's total and every group of it have as many ratings as the ratings themselves say. */
function isSame(
  { total, groups }: v.InferOutput<typeof summary>,
  by: SummaryBy | null,
  raw: Awaited<ReturnType<typeof rawCounts>>,
): boolean {
  const all = [...raw.values()].reduce((sum, { n }) => sum + n, 0);
  if (total.ratings !== all) return false;
  if (by === null || by === 'field' || by === 'weekday-hour') return true;
  const told = new Map(groups.map(({ key, ratings }) => [key, ratings]));
  return told.size === raw.size && [...raw].every(([key, { n }]) => told.get(key) === n);
}

/** What the pages and the reports ask for: a month and a year, of all, of a province and of a commune, apart by everything. */
function viewsOf({ root, province, commune }: Country): readonly View[] {
  const month = { from: '2025-10-01', to: '2025-10-31' };
  const year = { from: '2025-01-01', to: '2025-12-31' };
  const odd = { from: '2025-02-10', to: '2025-11-20' };
  const every = ['unit', 'counter', 'clerk', 'procedure', 'field', 'hour', 'weekday'] as const;
  const all = ['unit', 'procedure', 'field', 'hour', 'weekday'] as const;
  const spans = [
    { of: 'month', span: month, times: ['day'] },
    { of: 'year', span: year, times: ['month', 'quarter', 'year'] },
  ] as const;
  const scopes = [
    { of: 'country', within: root, by: all },
    { of: 'province', within: province, by: every },
    { of: 'commune', within: commune, by: every },
  ] as const;
  return [
    ...scopes.flatMap((scope) =>
      spans.flatMap(({ of, span, times }) =>
        [null, ...scope.by, ...times].map((by) => ({
          name: `${scope.of}, ${of}${by === null ? '' : ` by ${by}`}`,
          within: scope.within,
          span,
          by,
        })),
      ),
    ),
    { name: 'province, year by day', within: province, span: year, by: 'day' },
    { name: 'commune, year by day', within: commune, span: year, by: 'day' },
    { name: 'province, 284 odd days by clerk', within: province, span: odd, by: 'clerk' },
  ];
}

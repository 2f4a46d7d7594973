import { readFileSync } from 'node:fs';
import { storeKind } from '#server/store/dialect.ts';
import { CentreAdmin } from '#tests/support/centre-admin.ts';
import type { CentreProcess } from '#tests/support/centre-process.ts';
import { insertManyRatings } from '#tests/support/many-ratings.ts';
import { sendOver } from '#tests/support/pushing-tablet.ts';
import { countAt } from './arguments.ts';
import { onStores } from './filled-centre.ts';
import { exportPlainly, plainQuery } from './plain-export.ts';
import { record } from './record.ts';
import { type Spread, spreadOf } from './spread.ts';
import { sumOf, type TextSum } from './text-sum.ts';

/**
 * B6: a system takes away every rating as CSV over HTTP from a real centre, beside the program of the store that writes the same cells with
 * one query; the centre's memory meanwhile, and of NDJSON and the workbook too. `node bench/b6-export.ts [ratings] [rounds]`
 */
const ROWS = countAt(0, 1_000_000, 20_000);
const ROUNDS = countAt(1, 3, 1);
/** As `npm start` has them. */
const RATIO = 1.5;
const MEMORY_MB = 150;

interface Exported extends TextSum {
  readonly seconds: number;
}
interface Measured {
  readonly store: string;
  readonly ours: readonly Exported[];
  readonly plain: readonly Exported[];
  /** Resident, by format, in MB: before and highest. */
  readonly memory: readonly { readonly format: string; readonly before: number; readonly highest: number }[];
}

const measured: Measured[] = [];
await onStores(['sqlite', 'postgres'], {
  args: ['--dev'],
  fill: (db) => insertManyRatings(db, ROWS),
  async measure(store, { centre, db, place }) {
    const kind = storeKind(db);
    const query = await plainQuery(db, kind);
    measured.push({ store, ...(await measure(centre, () => exportPlainly(kind, place, query))) });
  },
});
const ratios = measured.map(({ store, ours, plain }) => {
  const ratio = spreadOf(secondsOf(ours)).median / spreadOf(secondsOf(plain)).median;
  return { store, ratio };
});
record({
  id: 'B6',
  title: `${ROWS.toLocaleString('en')} ratings as CSV`,
  columns: ['MB', 'seconds', 'centre before → highest, MB'],
  rows: measured.flatMap(({ store, ours, plain, memory }) => {
    const of = (format: string) => memory.find((one) => one.format === format);
    const told = (format: string) => `${of(format)?.before} → ${of(format)?.highest}`;
    return [
      { name: `${store}: ours, CSV`, values: [mb(ours[0]), spreadIn(ours), told('csv')] },
      {
        name: `${store}: ${store === 'SQLite' ? 'sqlite3 -csv' : 'COPY … TO STDOUT'}`,
        values: [mb(plain[0]), spreadIn(plain), '–'],
      },
      { name: `${store}: ours, NDJSON`, values: ['', '', told('ndjson')] },
      { name: `${store}: ours, XLSX`, values: ['', '', told('xlsx')] },
    ];
  }),
  goals: [
    ...ratios.map(({ store, ratio }) => ({
      goal: `${store}: ≤ ${RATIO} × its own program, medians`,
      got: `${ratio.toFixed(2)} ×`,
      met: ratio <= RATIO,
    })),
    ...measured.map(({ store, memory }) => {
      const highest = memory.find(({ format }) => format === 'csv')?.highest ?? Number.NaN;
      return { goal: `${store}: memory ≤ ${MEMORY_MB} MB`, got: `${highest} MB`, met: highest <= MEMORY_MB };
    }),
  ],
  checks: measured.flatMap(({ store, ours, plain }) => [
    {
      what: `${store}: every export has ${ROWS.toLocaleString('en')} lines`,
      ok: [...ours, ...plain].every(({ lines }) => lines === ROWS),
    },
    {
      what: `${store}: each holds the same cells in the same order as that of the store's own program`,
      ok: [...ours, ...plain].every(({ sum }) => sum === plain[0]?.sum),
    },
  ]),
  notes: [`${ROUNDS} times each, in changing order, every byte read and summed up by the same reader.`],
});

async function measure(
  centre: CentreProcess,
  plainly: () => Promise<TextSum>,
): Promise<Omit<Measured, 'store'>> {
  const admin = await CentreAdmin.signIn(sendOver(centre.url, 3_600_000), centre.credentials);
  const [ours, plain]: [Exported[], Exported[]] = [[], []];
  const memory: Measured['memory'][number][] = [];
  /** A fresh process each time: what one export left behind is not the next one's. */
  const take = async (format: 'csv' | 'ndjson' | 'xlsx') => {
    await centre.stop();
    await centre.restart();
    await admin.devices();
    const before = residentMb(centre);
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, residentMb(centre));
    }, 20);
    const done = await timed(async () => sumOf(await admin.stream(`/api/v1/ratings?format=${format}`), 1));
    clearInterval(watch);
    memory.push({ format, before, highest });
    return done;
  };
  const turns = [async () => ours.push(await take('csv')), async () => plain.push(await timed(plainly))];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  await take('ndjson');
  await take('xlsx');
  const worst = ['csv', 'ndjson', 'xlsx'].flatMap(
    (format) => memory.filter((one) => one.format === format).sort((a, b) => b.highest - a.highest)[0] ?? [],
  );
  return { ours, plain, memory: worst };
}

async function timed(work: () => Promise<TextSum>): Promise<Exported> {
  const from = performance.now();
  const sum = await work();
  return { ...sum, seconds: (performance.now() - from) / 1_000 };
}

function secondsOf(all: readonly Exported[]): readonly number[] {
  return all.map(({ seconds }) => seconds);
}

function spreadIn(all: readonly Exported[]): Spread {
  return spreadOf(secondsOf(all));
}

function mb(exported: Exported | undefined): number {
  return Math.round((exported?.bytes ?? Number.NaN) / 1e6);
}

function residentMb({ pid }: CentreProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}

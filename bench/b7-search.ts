import { competingProcedures } from '#tests/support/competing-procedures.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { isTried, loadCrowd, loadQualityCases, rankAll, successOf } from '#tests/support/search-quality.ts';
import { countAt } from './arguments.ts';
import { measureKeystrokes } from './measure-keystroke.ts';
import { record } from './record.ts';
import { CONTESTANTS, type Find } from './search-contestants.ts';
import { type Spread, spreadOf } from './spread.ts';

/**
 * B7: how often the expected procedure comes first among 2,000 others, and what one key costs over 2,000 and over 10,000 procedures:
 * the search alone, beside three libraries, and in the built kiosk from the key to the painted results.
 * `node bench/b7-search.ts [fewer] [more] [turns]`
 */
const FEWER = countAt(0, 2_000, 200);
const MORE = countAt(1, 10_000, 400);
const TURNS = countAt(2, 3, 1);
const QUERIES = ['dang ky khai sinh', 'giay phep xay dung nha o', 'khai xinhh', 'dkkh'];
/** What stands in the field after each key. */
const KEYS = QUERIES.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
const THROTTLES = [1, 6] as const;
const GOAL_MS = 50;

const cases = loadQualityCases();
const unseen = loadQualityCases('search-quality-unseen.json');
const crowd = loadCrowd();
const found = Object.entries(CONTESTANTS).map(([name, build]) => {
  const find = build(crowd);
  const of = (some: typeof cases) => successOf(rankAll(some, crowd, find));
  return { name, all: of(cases), untried: of(cases.filter((one) => !isTried(one))), last: of(unseen) };
});
const [few, many] = [timesOver(FEWER), timesOver(MORE)];
const fewKeys = await measureKeystrokes(FEWER, QUERIES, THROTTLES);
const manyKeys = await measureKeystrokes(MORE, QUERIES, THROTTLES);
const [ours, ...others] = found;
const best = Math.max(...others.map(({ all }) => all.at1));
const strokes = [...fewKeys.strokes, ...manyKeys.strokes];

record({
  id: 'B7',
  title: 'Search',
  columns: [
    `first / among three of ${cases.length}, %`,
    `of ${unseen.length} written last, %`,
    `a key, ${FEWER.toLocaleString('en')} procedures, ms`,
    `a key, ${MORE.toLocaleString('en')}, ms`,
  ],
  rows: [
    ...found.map(({ name, all, last }) => ({
      name: `${name}: the search alone`,
      values: [
        ...[all, last].map(({ at1, at3 }) => `${at1.toFixed(1)} / ${at3.toFixed(1)}`),
        ...[few, many].map((times) => times.get(name) ?? ''),
      ],
    })),
    ...THROTTLES.flatMap((throttle, at) => [
      keysRow(`kiosk, key → painted, ${throttle}×`, fewKeys.strokes[at]?.kiosk, manyKeys.strokes[at]?.kiosk),
      keysRow(
        `a bare field and six lines, ${throttle}×`,
        fewKeys.strokes[at]?.bare,
        manyKeys.strokes[at]?.bare,
      ),
    ]),
  ],
  goals: [
    {
      goal: 'first more often than any',
      got: `${ours?.all.at1.toFixed(1)} % against ${best.toFixed(1)} %`,
      met: (ours?.all.at1 ?? 0) > best,
    },
    ...[few, many].map((times, at) => searchGoal([FEWER, MORE][at] ?? 0, times.get('Hài Lòng'))),
    ...[fewKeys, manyKeys].map(({ strokes: [, slow] }, at) => paintGoal([FEWER, MORE][at] ?? 0, slow?.kiosk)),
  ],
  checks: [
    {
      what: 'the kiosk lists the registration of a birth when asked for it, every time',
      ok: strokes.every(({ isRight }) => isRight),
    },
    { what: 'every library finds, and is not merely quick', ok: found.every(({ all }) => all.at1 > 10) },
    {
      what: `every key of ${TURNS} turns was answered`,
      ok: [...few.values(), ...many.values()].every(({ n }) => n === TURNS * KEYS.length),
    },
  ],
  notes: [
    `On the half on which no weight was tried ours is first in ${ours?.untried.at1.toFixed(1)} %.`,
    `${KEYS.length} keys of ${QUERIES.length} queries. The libraries take turns in changing order, in Node, not slowed down.`,
  ],
  chromium: fewKeys.chromium,
});

/** Milliseconds that each contestant's search takes for each key, in changing order. */
function timesOver(count: number): ReadonlyMap<string, Spread> {
  const real = loadSampleProcedures();
  const all = [...real, ...competingProcedures(count - real.length, real)];
  const finds = Object.entries(CONTESTANTS).map(([name, build]) => [name, build(all)] as const);
  const times = new Map<string, number[]>(finds.map(([name]) => [name, []]));
  for (const key of KEYS) for (const [, find] of finds) find(key);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, find] of turn % 2 === 0 ? finds : finds.toReversed())
      times.get(name)?.push(...KEYS.map((key) => timeOf(find, key)));
  }
  return new Map([...times].map(([name, taken]) => [name, spreadOf(taken)]));
}

function timeOf(find: Find, key: string): number {
  const from = performance.now();
  find(key);
  return performance.now() - from;
}

function keysRow(name: string, fewer: Spread | undefined, more: Spread | undefined) {
  return { name, values: ['', '', fewer ?? '', more ?? ''] };
}

function searchGoal(count: number, spread: Spread | undefined) {
  const p95 = 6 * (spread?.p95 ?? Number.NaN);
  const goal = `the search alone over ${count.toLocaleString('en')}, p95 at a sixth of the speed: ≤ ${GOAL_MS} ms`;
  return { goal, got: `${p95.toFixed(0)} ms`, met: p95 <= GOAL_MS };
}

function paintGoal(count: number, spread: Spread | undefined) {
  const p95 = spread?.p95 ?? Number.NaN;
  const goal = `key → painted over ${count.toLocaleString('en')}, p95 at 6×: ≤ ${GOAL_MS} ms`;
  return { goal, got: `${p95} ms`, met: p95 <= GOAL_MS };
}

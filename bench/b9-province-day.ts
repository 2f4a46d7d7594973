import { DurablePostgres } from '#tests/support/durable-postgres.ts';
import { countAt, IS_QUICK } from './arguments.ts';
import { DayCentre } from './day-centre.ts';
import { type Day, type DayPlan, runDay } from './province-day.ts';
import { record } from './record.ts';
import { readResults, resultsPath } from './results.ts';
import { spreadOf } from './spread.ts';

/**
 * B9: a working day of a province. A thousand tablets, each the sync engine's own loop over a journal in memory, push signed segments over
 * HTTP: switched on within minutes of each other, most visitors before ten, hardly one at lunch, 15 % without a network until two; the
 * centre's processes killed at half past nine and started an hour later, and restarted one by one in the afternoon. On SQLite with one
 * process, on PostgreSQL with two that are asked in turn. `node bench/b9-province-day.ts [sqlite | postgres] [tablets] [seconds an hour]
 * [answers of a tablet]`; a store that is not named keeps its figures of before.
 */
const PLAN: DayPlan = {
  tablets: countAt(0, 1_000, 40),
  secondsAnHour: countAt(1, 30, 5),
  answers: countAt(2, 4, 8),
};
const STORES = [
  { key: 'sqlite', name: 'SQLite, one process' },
  { key: 'postgres', name: 'PostgreSQL, two processes' },
] as const;
const LAG_GOAL_S = 60;
/** Of the largest process at the end of the day, to that an hour after it was restarted. */
const GROWTH_GOAL = 1.2;

const named = STORES.filter(({ key }) => process.argv.includes(key));
const stores = named.length > 0 ? named : STORES;
const days: (readonly [string, Day])[] = [];
for (const { key, name } of stores) days.push([name, await (key === 'sqlite' ? onSqlite() : onPostgres())]);

const kept = readResults(resultsPath(IS_QUICK)).B9;
const isKept = (text: string) =>
  STORES.some(({ name }) => text.startsWith(name) && !stores.some((one) => one.name === name));
const columns = [
  'push, ms',
  'answer → confirmed, s',
  'lag after the outage, s',
  'lag after the network was back, s',
  'processor of a heartbeat · a push with an answer · each further answer, ms',
  'of one core',
  'MB at hour 2 · 6 · 8 · highest',
];
record({
  id: 'B9',
  title: `A day of a province: ${PLAN.tablets.toLocaleString('en')} tablets`,
  columns,
  rows: [
    ...(kept?.rows ?? []).filter(({ name, values }) => isKept(name) && values.length === columns.length),
    ...days.map(([name, day]) => toRow(name, day)),
  ],
  goals: [
    ...(kept?.goals ?? []).filter(({ goal }) => isKept(goal)),
    ...days.flatMap(([name, day]) => toGoals(name, day)),
  ],
  checks: [
    ...(kept?.checks ?? []).filter(({ what }) => isKept(what)),
    ...days.flatMap(([name, day]) => toChecks(name, day)),
  ],
  notes: [
    ...(kept?.notes ?? []).filter((note) => isKept(note)),
    ...days.map(([name, day]) => toNote(name, day)),
    `An hour lasts ${PLAN.secondsAnHour} s, that of the outage three times as long; a tablet's own pauses are as long as they are.`,
  ],
});

async function onSqlite(): Promise<Day> {
  const centre = await DayCentre.start(1, null);
  return await runDay(PLAN, centre, null).finally(() => centre.dispose());
}

async function onPostgres(): Promise<Day> {
  const postgres = await DurablePostgres.start();
  try {
    const centre = await DayCentre.start(2, postgres.url);
    return await runDay(PLAN, centre, postgres.url).finally(() => centre.dispose());
  } finally {
    await postgres.dispose();
  }
}

function toRow(name: string, day: Day) {
  const { log, cost } = day;
  const { heartbeatMs, firstAnswerMs, nextAnswerMs } = cost;
  const memory = [day.memoryMb(1.7), day.memoryMb(6), day.memoryMb(7.7), day.highestMb];
  return {
    name,
    values: [
      ...[log.pushMs, log.ordinaryLagS, log.outageLagS, log.offlineLagS].map(spreadOf),
      [heartbeatMs, firstAnswerMs, nextAnswerMs].map((ms) => ms.toFixed(2)).join(' · '),
      `${Math.round(100 * day.coreShare)} %`,
      memory.join(' · '),
    ],
  };
}

function toGoals(name: string, day: Day) {
  const { max } = spreadOf(day.log.outageLagS);
  const growth = day.memoryMb(7.7) / day.memoryMb(6);
  return [
    {
      goal: `${name}: the last answer from before the end of the outage ≤ ${LAG_GOAL_S} s after it`,
      got: `${max} s`,
      met: max <= LAG_GOAL_S,
    },
    {
      goal: `${name}: memory flat, from an hour after the restart to the evening ≤ ${GROWTH_GOAL} ×`,
      got: `${growth.toFixed(2)} ×`,
      met: growth <= GROWTH_GOAL,
    },
  ];
}

function toChecks(name: string, day: Day) {
  const { answers, cost, lost, doubled, strange, wholeJournals } = day;
  return [
    {
      what: `${name}: of ${answers + cost.ids.length} answers the cursor brings each once: ${lost} lost, ${doubled} doubled, ${strange} that nobody gave`,
      ok: answers > 0 && lost + doubled + strange === 0,
    },
    {
      what: `${name}: ${wholeJournals} of ${PLAN.tablets} journals lie in the store from the first line to the last, chain and all`,
      ok: wholeJournals === PLAN.tablets,
    },
  ];
}

function toNote(name: string, { answers, log }: Day): string {
  return `${name}: ${answers} answers in ${log.pushMs.length} pushes that were answered, ${log.unavailable} of them with 503; ${log.unanswered} tries that nothing answered.`;
}

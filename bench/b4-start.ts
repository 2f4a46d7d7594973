import type { Page } from 'playwright';
import { manyProcedures } from '#tests/support/many-procedures.ts';
import { countAt } from './arguments.ts';
import { checkJournal } from './fill-journal.ts';
import { atQuestion, withFullTablet } from './full-tablet.ts';
import { measureBundle } from './measure-bundle.ts';
import { readStart } from './probe.ts';
import { record } from './record.ts';
import { spreadOf } from './spread.ts';

/**
 * B4: the start of a browser that was switched off, from the service worker, the centre dead, 2,000 procedures posted and 50,000 entries
 * waiting; beside its twin with a day's journal. `node bench/b4-start.ts [entries] [starts] [procedures]`
 */
const ENTRIES = countAt(0, 50_000, 2_000);
const STARTS = countAt(1, 4, 1);
const PROCEDURES = countAt(2, 2_000, 200);
const GOALS_MS = { 1: 600, 4: 1_200, 6: 1_600 } as const;
const USABLE_LATER_MS = 300;
const SCRIPT_KB = 170;
const THROTTLES = [1, 4, 6] as const;

const starts = new Map<string, { firstPaint: number[]; usable: number[] }>();
const of = (journal: string, throttle: number) => {
  const key = `${throttle}× CPU, ${journal}`;
  const found = starts.get(key) ?? { firstPaint: [], usable: [] };
  starts.set(key, found);
  return found;
};

await withFullTablet({ procedures: PROCEDURES, entries: ENTRIES }, async ({ url, full, fresh, chromium }) => {
  const many = `${ENTRIES.toLocaleString('en')} entries`;
  const journals = [
    ['a first day', fresh],
    [many, full],
  ] as const;
  for (let turn = 0; turn < STARTS; turn += 1) {
    for (const throttle of THROTTLES) {
      for (const [journal, tablet] of turn % 2 === 0 ? journals : journals.toReversed()) {
        const seen = await atQuestion(tablet, url, throttle, readStart);
        of(journal, throttle).firstPaint.push(seen.firstPaint);
        of(journal, throttle).usable.push(seen.usable);
      }
    }
  }
  const { journal, isLastFound } = await atQuestion(full, url, 1, async (page) => ({
    journal: await checkJournal(page),
    isLastFound: await findLast(page),
  }));
  const scriptKb = measureBundle().questionScriptGzip / 1_000;
  record({
    id: 'B4',
    title: `Cold start, the centre dead, ${PROCEDURES.toLocaleString('en')} procedures`,
    columns: ['first paint, ms', 'question usable, ms'],
    rows: [...starts].map(([name, { firstPaint, usable }]) => ({
      name,
      values: [spreadOf(firstPaint), spreadOf(usable)],
    })),
    goals: [
      ...THROTTLES.flatMap((throttle) => goalsAt(many, throttle)),
      {
        goal: `JavaScript before the question: ≤ ${SCRIPT_KB} kB gzip`,
        got: `${scriptKb.toFixed(1)} kB`,
        met: scriptKb <= SCRIPT_KB,
      },
    ],
    checks: [
      {
        what: `${ENTRIES.toLocaleString('en')} ratings wait in the journal, its chain whole`,
        ok: journal.isWhole && journal.ratings === ENTRIES,
      },
      { what: 'the last of the procedures is found on the tablet', ok: isLastFound },
    ],
    notes: [
      `${STARTS} starts a row, each of a browser that was not running; times from the start of the navigation.`,
    ],
    chromium,
  });
});

function goalsAt(journal: string, throttle: (typeof THROTTLES)[number]) {
  const { firstPaint, usable } = of(journal, throttle);
  const first = spreadOf(firstPaint).median;
  const later = spreadOf(usable.map((at, start) => at - (firstPaint[start] ?? 0))).median;
  return [
    {
      goal: `first paint at ${throttle}×, median: ≤ ${GOALS_MS[throttle]} ms`,
      got: `${first} ms`,
      met: first <= GOALS_MS[throttle],
    },
    {
      goal: `question usable at ${throttle}×, median: ≤ ${USABLE_LATER_MS} ms later`,
      got: `${later} ms`,
      met: later <= USABLE_LATER_MS,
    },
  ];
}

/** By its number, which stands in its name alone. */
async function findLast(page: Page): Promise<boolean> {
  const { name = '' } = manyProcedures(PROCEDURES).at(-1) ?? {};
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill(/số (\d+)/.exec(name)?.[1] ?? name);
  return await page
    .getByText(name)
    .first()
    .waitFor({ timeout: 30_000 })
    .then(
      () => true,
      () => false,
    );
}

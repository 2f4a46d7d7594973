import type { Page } from 'playwright';
import { expectQuestion, face, finish, thanks } from '#tests/support/kiosk-page.ts';
import { countAt } from './arguments.ts';
import { openBareTap } from './bare-tap-page.ts';
import { checkJournal } from './fill-journal.ts';
import { atQuestion, slowed, withFullTablet } from './full-tablet.ts';
import { tapAt } from './probe.ts';
import { record } from './record.ts';
import { spreadOf } from './spread.ts';

/**
 * B3: from the click to the commit of the strict transaction and to the painted thanks, in the built kiosk in a real Chromium, the centre
 * dead; in the same minutes on a tablet with a day's journal, on its twin with 50,000 entries that nobody took, and in a page that does the least.
 * `node bench/b3-tap.ts [entries] [taps of one round] [rounds]`
 */
const ENTRIES = countAt(0, 50_000, 2_000);
const TAPS = countAt(1, 6, 3);
const ROUNDS = countAt(2, 2, 1);
/** The first of a start meets code that is not compiled yet; so does the first citizen of a day, and nobody else. */
const WARM_UP = 1;
const GOALS_MS = { 1: 50, 4: 100, 6: 180 } as const;
const GROWTH = 1.2;
const BARE = 'a bare page';
const THROTTLES = [1, 4, 6] as const;

interface Taps {
  readonly commit: number[];
  readonly paint: number[];
}
const taps = new Map<string, Taps>();
const of = (journal: string, throttle: number): Taps => {
  const key = `${throttle}× CPU: ${journal}`;
  const found = taps.get(key) ?? { commit: [], paint: [] };
  taps.set(key, found);
  return found;
};
let tapped = 0;

await withFullTablet({ procedures: 70, entries: ENTRIES }, async ({ url, fresh, full, chromium }) => {
  const journals = [
    ['a first day', fresh],
    [`${ENTRIES.toLocaleString('en')} entries`, full],
  ] as const;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const throttle of THROTTLES) {
      const turns = [
        ...journals.map(
          ([journal, tablet]) =>
            () =>
              atQuestion(tablet, url, throttle, (page) => tap(page, of(journal, throttle))),
        ),
        () => slowed(fresh, throttle, (page) => tapBare(page, of(BARE, throttle))),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
    }
  }
  tapped = ROUNDS * THROTTLES.length * (WARM_UP + TAPS);
  const [ofFresh, ofFull] = await Promise.all(
    journals.map(([, tablet]) => atQuestion(tablet, url, 1, checkJournal)),
  );
  const rows = [...taps].map(([name, { commit, paint }]) => ({
    name,
    values: [spreadOf(commit), spreadOf(paint)],
  }));
  record({
    id: 'B3',
    title: 'Tap → committed → painted',
    columns: ['tap → committed, ms', 'tap → thanks painted, ms'],
    rows,
    goals: [...journals.flatMap(([journal]) => goalsOf(journal)), ...growthGoals()],
    checks: [
      {
        what: `every one of ${tapped} taps on each tablet is one rating of its journal (${ofFresh?.ratings} and ${ofFull?.ratings} of them)`,
        ok: ofFresh?.ratings === tapped && ofFull?.ratings === tapped + ENTRIES,
      },
      {
        what: 'the chain of both journals is whole, from the first line to the head',
        ok: ofFresh?.isWhole === true && ofFull?.isWhole === true,
      },
    ],
    notes: [
      `${ROUNDS * TAPS} taps a row, after ${WARM_UP} of each start that are not counted. The bare page writes one row with the same durability and says thanks.`,
    ],
    chromium,
  });
});

async function tap(page: Page, { commit, paint }: Taps): Promise<void> {
  for (let turn = 0; turn < WARM_UP + TAPS; turn += 1) {
    await expectQuestion(page);
    const seen = await tapAt(page, face(page, 1 + (turn % 5)));
    if (turn >= WARM_UP) {
      commit.push(seen.commit);
      paint.push(seen.paint);
    }
    await finish(page);
  }
}

async function tapBare(page: Page, { commit, paint }: Taps): Promise<void> {
  await openBareTap(page);
  for (let turn = 0; turn < WARM_UP + TAPS; turn += 1) {
    const seen = await tapAt(page, page.getByRole('button').nth(turn % 5));
    if (turn >= WARM_UP) {
      commit.push(seen.commit);
      paint.push(seen.paint);
    }
    await thanks(page).waitFor({ state: 'detached' });
  }
}

function goalsOf(journal: string) {
  return THROTTLES.map((throttle) => {
    const { p95 } = spreadOf(of(journal, throttle).paint);
    const goal = `painted at ${throttle}×, ${journal}: p95 ≤ ${GOALS_MS[throttle]} ms`;
    return { goal, got: `${p95} ms`, met: p95 <= GOALS_MS[throttle] };
  });
}

function growthGoals() {
  const [few = '', many = ''] = ['a first day', `${ENTRIES.toLocaleString('en')} entries`];
  return THROTTLES.map((throttle) => {
    const growth = spreadOf(of(many, throttle).paint).median / spreadOf(of(few, throttle).paint).median;
    const goal = `painted at ${throttle}× with the long journal, medians: ≤ ${GROWTH} ×`;
    return { goal, got: `${growth.toFixed(2)} ×`, met: growth <= GROWTH };
  });
}

import { countAt } from './arguments.ts';
import { measureKiosk } from './measure-kiosk.ts';
import { record } from './record.ts';

/** B3: from the click to the commit of the strict transaction and to the painted thanks, in the built kiosk, the centre dead. */
const STARTS = 1;
const TAPS = countAt(0, 15, 3);
const GOALS_MS: Readonly<Record<number, number>> = { 1: 50, 4: 100, 6: 180 };

const { rows, chromium } = await measureKiosk(STARTS, TAPS);
record({
  id: 'B3',
  title: 'Tap → committed → painted',
  columns: ['taps', 'tap → committed, ms', 'tap → thanks painted, ms'],
  rows: rows.map(({ throttle, commit, paint }) => ({
    name: `${throttle}× CPU`,
    values: [paint.n, commit, paint],
  })),
  goals: rows.map(({ throttle, paint }) => ({
    goal: `painted, p95 at ${throttle}×: ≤ ${GOALS_MS[throttle]} ms`,
    got: `${paint.p95} ms`,
    met: paint.p95 <= (GOALS_MS[throttle] ?? 0),
  })),
  checks: rows.map(({ throttle, commit }) => ({
    what: `${throttle}×: every tap committed`,
    ok: commit.n === TAPS,
  })),
  notes: [],
  chromium,
});

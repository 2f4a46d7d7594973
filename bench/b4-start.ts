import { countAt } from './arguments.ts';
import { measureBundle } from './measure-bundle.ts';
import { measureKiosk } from './measure-kiosk.ts';
import { record } from './record.ts';

/** B4: the start of a browser that was switched off, from the service worker, the centre dead. */
const STARTS = countAt(0, 5, 2);
const GOALS_S: Readonly<Record<number, number>> = { 1: 0.6, 4: 1.2, 6: 1.6 };
const USABLE_LATER_MS = 300;
const SCRIPT_KB = 170;

const { rows, chromium } = await measureKiosk(STARTS, 0);
const scriptKb = measureBundle().questionScriptGzip / 1_000;
record({
  id: 'B4',
  title: 'Cold start, the centre dead',
  columns: ['starts', 'first paint, ms', 'question usable, ms'],
  rows: rows.map(({ throttle, firstPaint, usable }) => ({
    name: `${throttle}× CPU`,
    values: [usable.n, firstPaint, usable],
  })),
  goals: [
    ...rows.flatMap(({ throttle, firstPaint, usable }) => [
      {
        goal: `first paint at ${throttle}×: ≤ ${GOALS_S[throttle]} s`,
        got: `${firstPaint.median} ms`,
        met: firstPaint.median <= 1_000 * (GOALS_S[throttle] ?? 0),
      },
      {
        goal: `question usable at ${throttle}×: ≤ ${USABLE_LATER_MS} ms later`,
        got: `${(usable.median - firstPaint.median).toFixed(0)} ms`,
        met: usable.median - firstPaint.median <= USABLE_LATER_MS,
      },
    ]),
    {
      goal: `JavaScript before the question: ≤ ${SCRIPT_KB} kB gzip`,
      got: `${scriptKb.toFixed(1)} kB`,
      met: scriptKb <= SCRIPT_KB,
    },
  ],
  checks: rows.map(({ throttle, usable }) => ({
    what: `${throttle}×: every start came to the question`,
    ok: usable.n === STARTS,
  })),
  notes: [],
  chromium,
});

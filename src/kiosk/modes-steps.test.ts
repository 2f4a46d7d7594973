import { expect, test } from 'vitest';
import { benchAtQuestion } from '#tests/support/kiosk-bench.ts';
import { IDLE_MS, QUIET_MS } from './timing.ts';

test('a mode is switched on and off again, in any order, and shown in one order', () => {
  const bench = benchAtQuestion().send({ type: 'modes-opened' });
  bench.send({ type: 'mode-toggled', mode: 'low-reach' }).send({ type: 'mode-toggled', mode: 'large-text' });
  expect(bench.state.modes).toEqual(['large-text', 'low-reach']);
  bench.send({ type: 'mode-toggled', mode: 'low-reach' });
  expect(bench.state.modes).toEqual(['large-text']);
});

test('help keeps the screen that stands there, and what was typed on it', () => {
  const bench = benchAtQuestion()
    .send({ type: 'procedures-opened' })
    .send({ type: 'query-typed', query: 'khai sinh' });
  const before = bench.screen;
  bench.send({ type: 'modes-opened' }).send({ type: 'mode-toggled', mode: 'contrast' });
  bench.send({ type: 'modes-closed' });
  expect(bench.screen).toEqual(before);
});

test('modes are forgotten when nobody has touched the question for a while', () => {
  const bench = benchAtQuestion().send({ type: 'modes-opened' });
  bench.send({ type: 'mode-toggled', mode: 'large-text' }).tick(IDLE_MS);
  expect(bench.state).toMatchObject({ modes: [], modesOpen: false });
});

test('[CF1] nothing is swapped while somebody is being helped', () => {
  const bench = benchAtQuestion().send({ type: 'mode-toggled', mode: 'contrast' });
  bench.send({ type: 'content-waiting' }).tick(QUIET_MS);
  expect(bench.effects).toEqual([]);
  bench.tick(IDLE_MS).tick(QUIET_MS);
  expect(bench.effects).toEqual([{ type: 'swap-content' }]);
});

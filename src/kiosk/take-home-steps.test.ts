import { expect, test } from 'vitest';
import { benchAtQuestion } from '#tests/support/kiosk-bench.ts';
import { COUNTER, sampleContent } from '#tests/support/sample-content.ts';
import { IDLE_MS, LEAVING_MS, QUIET_MS } from './timing.ts';

function offering(mode: 'open' | 'invited' = 'open') {
  const content = sampleContent();
  const { settings } = content;
  const takeHome = { ...settings.takeHome, offer: true, perHour: 9 };
  const intake = { ...settings.intake, mode };
  return benchAtQuestion({ ...content, settings: { ...settings, takeHome, intake } });
}
const CODE = { type: 'code', code: '0123-4567-89CF-GHJK-MNPR' } as const;

test('a code is made for the counter and whoever is on duty, shown, and gone with the visit', () => {
  const bench = offering();
  const clerk = bench.screen.type === 'question' ? bench.screen.clerk : null;
  bench.send({ type: 'take-home-opened' });
  expect(clerk).not.toBeNull();
  expect(bench.effects).toEqual([{ type: 'make-code', counter: COUNTER, clerk, field: null, perHour: 9 }]);
  expect(bench.screen).toEqual({ type: 'take-home', clerk, outcome: null });
  bench.send({ type: 'take-home-made', outcome: CODE });
  expect(bench.screen).toMatchObject({ outcome: CODE });
  bench.tick(IDLE_MS - LEAVING_MS);
  expect(bench.state.leaving).toBe(true);
  bench.send({ type: 'touched' }).tick(IDLE_MS - 1);
  expect(bench.screen.type).toBe('take-home');
  bench.tick(1);
  expect(bench.screen.type).toBe('question');
  expect(JSON.stringify(bench.state)).not.toContain(CODE.code);
});

test('who has gone back is shown no code that comes late', () => {
  const bench = offering().send({ type: 'take-home-opened' }).send({ type: 'home' });
  bench.send({ type: 'take-home-made', outcome: CODE });
  expect(bench.screen.type).toBe('question');
  bench.send({ type: 'take-home-opened' });
  expect(bench.screen).toMatchObject({ type: 'take-home', outcome: null });
});

test('nothing is offered where the unit does not offer it, and nothing while an answer is being saved', () => {
  const bench = benchAtQuestion().send({ type: 'take-home-opened' });
  expect([bench.screen.type, bench.effects]).toEqual(['question', []]);
  const saving = offering().tap(4).send({ type: 'take-home-opened' });
  expect(saving.screen.type).toBe('saving');
});

test('a visit that was announced with its field gives its code that field, and the next visit does not', () => {
  const bench = offering('invited');
  const at = '2026-11-23T02:00:00.000Z';
  bench.tick(QUIET_MS).send({ type: 'invited', trigger: 'api', field: 'Hộ tịch', id: 'ask', at });
  bench.send({ type: 'take-home-opened' });
  expect(bench.effects).toContainEqual(expect.objectContaining({ type: 'make-code', field: 'Hộ tịch' }));
  expect(JSON.stringify(bench.state.owed)).not.toContain('Hộ tịch');
  bench.send({ type: 'home' }).send({ type: 'invited', trigger: 'clerk', id: 'ask-2', at });
  bench.send({ type: 'take-home-opened' });
  expect(bench.effects).toContainEqual(expect.objectContaining({ type: 'make-code', field: null }));
});

test('[JR4] whoever was invited and takes a code has not answered: the invitation ends as dismissed', () => {
  const bench = offering('invited');
  bench.send({ type: 'invited', trigger: 'clerk', id: 'ask', at: '2026-11-23T02:00:00.000Z' });
  bench.send({ type: 'take-home-opened' });
  expect(bench.screen.type).toBe('take-home');
  expect(bench.state.owed).toMatchObject([{ drafts: [{ kind: 'ask', body: { outcome: 'dismissed' } }] }]);
  bench.send({ type: 'home' });
  expect(bench.screen.type).toBe('resting');
});

import { describe, expect, test } from 'vitest';
import { toProcedureCode } from '#shared/domain/ids.ts';
import { findAmong } from '#tests/support/find-among.ts';
import { benchAtQuestion, type KioskBench } from '#tests/support/kiosk-bench.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { SEARCH_SETTLES_MS } from './timing.ts';

const procedures = loadSampleProcedures();
const posted = { procedures, finder: findAmong(procedures), complete: true };
const CODE = toProcedureCode('1.001193');

function benchAtSearch(): KioskBench {
  const bench = benchAtQuestion();
  const version = bench.state.office?.content.version ?? '';
  return bench.send({ type: 'procedures-read', version, posted }).send({ type: 'procedures-opened' });
}

/** The same, opened from the staff's panel. */
function benchAtLookUp(): KioskBench {
  const bench = benchAtQuestion();
  const version = bench.state.office?.content.version ?? '';
  bench.send({ type: 'procedures-read', version, posted }).send({ type: 'staff-opened' });
  expect(bench.screen.type).toBe('staff');
  return bench.send({ type: 'procedures-opened' });
}

const uses = (bench: KioskBench) =>
  bench.effects.flatMap((effect) => (effect.type === 'count-use' ? [effect.use] : []));
const settle = (bench: KioskBench, query: string) =>
  bench.send({ type: 'query-typed', query }).tick(SEARCH_SETTLES_MS);

describe('ways to a procedure', () => {
  test('words, a field and a life event take each other’s place', () => {
    const bench = benchAtSearch().send({ type: 'life-event-chosen', lifeEvent: 'birth' });
    expect(bench.screen).toMatchObject({ lifeEvent: 'birth', field: null, query: '' });
    expect(bench.send({ type: 'query-typed', query: 'đất' }).screen).toMatchObject({
      lifeEvent: null,
      query: 'đất',
    });
    expect(bench.send({ type: 'field-chosen', field: 'Đất đai' }).screen).toMatchObject({
      query: '',
      field: 'Đất đai',
    });
  });

  test('a life event steps back to the start of the search, and a procedure to its life event', () => {
    const bench = benchAtSearch().send({ type: 'life-event-chosen', lifeEvent: 'birth' });
    bench.send({ type: 'procedure-opened', code: CODE });
    expect(bench.send({ type: 'back' }).screen).toMatchObject({ type: 'procedures', lifeEvent: 'birth' });
    expect(bench.send({ type: 'back' }).screen).toMatchObject({ type: 'procedures', lifeEvent: null });
    expect(bench.send({ type: 'back' }).screen.type).toBe('question');
  });

  test('from the staff’s panel it is a clerk’s look-up, until it is left', () => {
    const bench = benchAtLookUp().send({ type: 'query-typed', query: 'khai sinh' });
    expect(bench.screen).toMatchObject({ type: 'procedures', clerk: true });
    bench.send({ type: 'procedure-opened', code: CODE }).send({ type: 'back' });
    expect(bench.screen).toMatchObject({ type: 'procedures', clerk: true, query: 'khai sinh' });
    bench.send({ type: 'home' }).send({ type: 'procedures-opened' });
    expect(bench.screen).toMatchObject({ type: 'procedures', clerk: false });
  });
});

describe('what is counted', () => {
  test('[US1] what a citizen opens, and nothing that a clerk opens', () => {
    expect(uses(benchAtSearch().send({ type: 'procedure-opened', code: CODE }))).toEqual([
      { type: 'viewed', code: CODE },
    ]);
    expect(uses(benchAtLookUp().send({ type: 'procedure-opened', code: CODE }))).toEqual([]);
    expect(uses(settle(benchAtLookUp(), 'xyzzy'))).toEqual([]);
  });

  test('[US3] words that found nothing, when they have stood for a moment, once', () => {
    const bench = benchAtSearch()
      .send({ type: 'query-typed', query: 'xyzzy' })
      .tick(SEARCH_SETTLES_MS - 1);
    expect(uses(bench)).toEqual([]);
    expect(uses(bench.tick(1))).toEqual([{ type: 'missed', query: 'xyzzy' }]);
    expect(uses(bench.tick(SEARCH_SETTLES_MS))).toEqual([]);
    expect(uses(settle(bench, 'xyzzy plugh'))).toEqual([]);
  });

  test('[US3] an emptied field begins another search', () => {
    const bench = settle(benchAtSearch(), 'xyzzy');
    settle(bench, '');
    expect(uses(settle(bench, 'plugh'))).toEqual([{ type: 'missed', query: 'plugh' }]);
  });

  test('[US3] the nearest are no result, and what is found is one', () => {
    expect(uses(settle(benchAtSearch(), 'khai sinh qwerty uiop'))).toMatchObject([{ type: 'missed' }]);
    expect(uses(settle(benchAtSearch(), 'khai sinh'))).toEqual([]);
    expect(uses(settle(benchAtSearch(), 'xy'))).toEqual([]);
  });

  test('[US3] words are looked at once the procedures are there', () => {
    const bench = benchAtQuestion().send({ type: 'procedures-opened' });
    settle(bench, 'xyzzy');
    const version = bench.state.office?.content.version ?? '';
    expect(uses(bench.send({ type: 'procedures-read', version, posted }))).toEqual([
      { type: 'missed', query: 'xyzzy' },
    ]);
  });
});

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ENTRY_BODIES } from '#shared/protocol/entry-bodies.ts';
import { PROBLEM_PARTS, problemsOf } from '#shared/protocol/procedure-problem.ts';
import { findAmong } from '#tests/support/find-among.ts';
import { benchAtQuestion, type KioskBench } from '#tests/support/kiosk-bench.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { IDLE_MS, SAVE_LIMIT_MS, SAVE_RETRY_MS } from './timing.ts';

const [posted] = loadSampleProcedures();
if (posted === undefined) throw new Error('no sample');
const procedure = { ...posted, version: 3 };
const AT = '2026-11-23T02:00:00.000Z';
const box = { key: 'k', enc: 'e', ct: 'c' };

function benchAtProcedure(): KioskBench {
  const bench = benchAtQuestion();
  const version = bench.state.office?.content.version ?? '';
  const posted = { procedures: [procedure], finder: findAmong([procedure]), complete: true };
  return bench
    .send({ type: 'procedures-read', version, posted })
    .send({ type: 'procedures-opened' })
    .send({ type: 'procedure-opened', code: procedure.code });
}

const talk = ({ screen }: KioskBench) => (screen.type === 'procedure' ? screen.problem : undefined);
const reportFee = (bench: KioskBench, id = 'p1'): KioskBench =>
  bench
    .send({ type: 'problem-opened', part: 'fee' })
    .send({ type: 'problem-chosen', problem: 'fee-differs', id, at: AT });
const recorded = (bench: KioskBench) =>
  bench.effects.flatMap((effect) => (effect.type === 'record' ? effect.drafts : []));

describe('a report about a part', () => {
  test('takes two taps, names procedure, version, part and problem, and holds nothing else', () => {
    const [draft] = recorded(reportFee(benchAtProcedure()));
    expect(draft).toEqual({
      ...{ id: 'p1', at: AT, kind: 'procedure.problem', kv: 1 },
      body: { procedure: procedure.code, version: 3, part: 'fee', problem: 'fee-differs' },
    });
    expect(v.safeParse(ENTRY_BODIES['procedure.problem'][1], draft?.body).success).toBe(true);
  });

  test('[JR2] is thanked for only after its own commit', () => {
    const bench = reportFee(benchAtProcedure());
    expect(talk(bench)).toMatchObject({ type: 'saving', failed: false });
    bench.send({ type: 'saved', id: 'another' });
    expect(talk(bench)?.type).toBe('saving');
    expect(talk(bench.send({ type: 'saved', id: 'p1' }))).toEqual({ type: 'thanked', part: 'fee' });
  });

  test('[JR2] that is not kept is said to be so and offered again under its id, by itself and by hand', () => {
    const bench = reportFee(benchAtProcedure()).send({ type: 'save-failed', id: 'p1' });
    expect(talk(bench)).toMatchObject({ type: 'saving', failed: true, trying: false });
    expect(recorded(bench.send({ type: 'retry' })).map(({ id }) => id)).toEqual(['p1']);
    bench.tick(SAVE_LIMIT_MS);
    expect(talk(bench)).toMatchObject({ failed: true, trying: false });
    expect(recorded(bench.tick(SAVE_RETRY_MS)).map(({ id }) => id)).toEqual(['p1']);
    expect(talk(bench.send({ type: 'saved', id: 'p1' }))?.type).toBe('thanked');
  });

  test('[JR2] on its way to the disk is not lost by leaving, neither by hand nor by time', () => {
    const bench = reportFee(benchAtProcedure()).send({ type: 'save-failed', id: 'p1' });
    for (const type of ['back', 'home'] as const) expect(bench.send({ type }).screen.type).toBe('procedure');
    for (let i = 0; i < 5; i++) bench.tick(IDLE_MS);
    expect(bench.screen.type).toBe('procedure');
    bench.send({ type: 'saved', id: 'p1' });
    expect(bench.send({ type: 'back' }).screen.type).toBe('procedures');
  });

  test('cannot be doubled by a second tap', () => {
    const bench = reportFee(benchAtProcedure());
    expect(bench.send({ type: 'problem-chosen', problem: 'outdated', id: 'p2', at: AT }).effects).toEqual([]);
    expect(bench.send({ type: 'problem-opened', part: 'steps' }).effects).toEqual([]);
    expect(talk(bench)).toMatchObject({ entry: { id: 'p1' } });
  });

  test('is of what its part can have, and of nothing where no part is open', () => {
    const bench = benchAtProcedure();
    bench.send({ type: 'problem-chosen', problem: 'outdated', id: 'p1', at: AT });
    expect(talk(bench)).toBeNull();
    bench.send({ type: 'problem-opened', part: 'steps' });
    expect(bench.send({ type: 'problem-chosen', problem: 'fee-differs', id: 'p1', at: AT }).effects).toEqual(
      [],
    );
    expect(talk(bench.send({ type: 'problem-closed' }))).toBeNull();
  });

  test('ends with the page', () => {
    const bench = benchAtProcedure().send({ type: 'problem-opened', part: 'fee' }).send({ type: 'back' });
    bench.send({ type: 'procedure-opened', code: procedure.code });
    expect(talk(bench)).toBeNull();
  });
});

describe('something else', () => {
  const writing = (text: string): KioskBench =>
    benchAtProcedure()
      .send({ type: 'problem-opened', part: 'components' })
      .send({ type: 'problem-chosen', problem: 'other', id: 'x', at: AT })
      .send({ type: 'problem-written', text })
      .send({ type: 'problem-sent', id: 'p1', at: AT });

  test('in words is sealed first, and its entry holds no word of it', () => {
    const bench = writing(' Đòi thêm sổ hộ khẩu ');
    expect(bench.effects).toEqual([
      {
        ...{ type: 'seal', kind: 'procedure.problem', id: 'p1', key: undefined },
        plain: { v: 1, text: 'Đòi thêm sổ hộ khẩu' },
      },
    ]);
    const [draft] = recorded(bench.send({ type: 'sealed', id: 'p1', box }));
    expect(draft).toMatchObject({ id: 'p1', body: { part: 'components', problem: 'other', sealed: box } });
    expect(JSON.stringify(bench.state)).not.toContain('hộ khẩu');
  });

  test('without a word is recorded as it is', () => {
    const [draft] = recorded(writing('  '));
    expect(draft?.body).toEqual({
      ...{ procedure: procedure.code, version: 3, part: 'components', problem: 'other' },
    });
  });

  test.each(['seal-failed', 'tick'] as const)('that cannot be sealed stays with its writer (%s)', (type) => {
    const bench = writing('Sai');
    if (type === 'tick') bench.tick(SAVE_LIMIT_MS);
    else bench.send({ type, id: 'p1' });
    expect(talk(bench)).toMatchObject({ type: 'writing', text: 'Sai', failed: true });
  });

  test('is wiped with the visit', () => {
    const bench = benchAtProcedure()
      .send({ type: 'problem-opened', part: 'components' })
      .send({ type: 'problem-chosen', problem: 'other', id: 'x', at: AT })
      .send({ type: 'problem-written', text: 'bí mật' })
      .tick(IDLE_MS);
    expect(bench.screen.type).toBe('question');
    expect(JSON.stringify(bench.state)).not.toContain('bí mật');
  });
});

test('every part has something to choose, and something else', () => {
  for (const part of PROBLEM_PARTS)
    expect(problemsOf(part)).toEqual(expect.arrayContaining(['outdated', 'other']));
});

import { describe, expect, test } from 'vitest';
import { toProcedureCode } from '#shared/domain/ids.ts';
import { findAmong } from '#tests/support/find-among.ts';
import { benchAtQuestion, KioskBench } from '#tests/support/kiosk-bench.ts';
import { COUNTER, sampleContent } from '#tests/support/sample-content.ts';
import { QUIET_MS } from './timing.ts';

const version = 'a'.repeat(64);
const renewed = sampleContent({ version: 'b'.repeat(64) });
const POSTED = { procedures: [], finder: findAmong([]), complete: true };
const { finding } = sampleContent().settings;
const reading = (of: string) => [{ type: 'read-procedures', version: of, finding }];

describe('the procedures', () => {
  test('are asked for once, when the question stands', () => {
    const bench = benchAtQuestion();
    expect(bench.screen.type).toBe('question');
    expect(bench.effects).toEqual(reading(version));
    expect(bench.send({ type: 'touched' }).effects).toEqual([]);
    bench.send({ type: 'procedures-read', version, posted: POSTED });
    expect(bench.state.office?.shelf).toEqual({ type: 'ready', ...POSTED });
  });

  test('of another version than the one that is shown are left alone', () => {
    const bench = benchAtQuestion().send({ type: 'procedures-read', version: 'old', posted: POSTED });
    expect(bench.state.office?.shelf).toEqual({ type: 'reading' });
  });

  test('that cannot be read are said to be so and can be asked for again', () => {
    const bench = benchAtQuestion().send({ type: 'procedures-read', version, posted: null });
    expect(bench.state.office?.shelf).toEqual({ type: 'failed' });
    expect(bench.send({ type: 'procedures-wanted' }).effects).toEqual(reading(version));
    expect(bench.send({ type: 'procedures-wanted' }).effects).toEqual([]);
  });

  test('stay what they are until the new content is shown, and are then read anew', () => {
    const bench = benchAtQuestion().send({ type: 'procedures-read', version, posted: POSTED });
    bench.send({ type: 'content-waiting' }).tick(QUIET_MS);
    bench.send({ type: 'procedures-opened' });
    bench.send({ type: 'procedure-opened', code: toProcedureCode('1.001193') });
    expect(bench.send({ type: 'content-swapped', content: renewed }).effects).toEqual([]);
    expect(bench.state.office?.shelf.type).toBe('ready');
    expect(bench.send({ type: 'home' }).effects).toEqual(reading(renewed.version));
    expect(bench.state.office).toMatchObject({ content: renewed, shelf: { type: 'reading' } });
  });

  test('of a tablet that has none to show are not asked for', () => {
    expect(new KioskBench().send({ type: 'booted', counter: COUNTER, content: null }).effects).toEqual([]);
  });
});

import { initialState, reduce } from '#kiosk/kiosk-machine.ts';
import type { KioskEffect, KioskInput, KioskState } from '#kiosk/kiosk-state.ts';
import { SETTLE_MS } from '#kiosk/timing.ts';
import { COUNTER, sampleContent } from './sample-content.ts';

/** Two o'clock UTC: the morning clerk of the sample content is on duty. */
export const MORNING_MS: number = Date.parse('2026-11-23T02:00:00.000Z');
export const AFTERNOON_MS: number = Date.parse('2026-11-23T07:00:00.000Z');
export const NOON_MS: number = Date.parse('2026-11-23T05:00:00.000Z');

/** The machine under a clock that stands until it is moved. */
export class KioskBench {
  state: KioskState = initialState(0, { wallMs: MORNING_MS, builtMs: 0 });
  effects: readonly KioskEffect[] = [];
  nowMs = 0;
  wallMs: number = MORNING_MS;

  /** What the event asked for is in `effects`. */
  send(input: KioskInput): this {
    const { state, effects } = reduce(this.state, { ...input, nowMs: this.nowMs, wallMs: this.wallMs });
    this.state = state;
    this.effects = effects ?? [];
    return this;
  }

  after(ms: number): this {
    this.nowMs += ms;
    this.wallMs += ms;
    return this;
  }

  tick(afterMs: number): this {
    return this.after(afterMs).send({ type: 'tick' });
  }

  tap(level: number, id = `id-${level}`): this {
    return this.send({
      type: 'level-tapped',
      level,
      id,
      at: '2026-11-23T02:00:00.000Z',
      detail: `${id}-detail`,
    });
  }

  /** A tap that was kept: the thanks stand, and have stood long enough to be touched. */
  thanked(level: number, id = `id-${level}`): this {
    return this.tap(level, id).send({ type: 'saved', id }).tick(SETTLE_MS);
  }

  get screen(): KioskState['screen'] {
    return this.state.screen;
  }
}

/** A paired kiosk that shows the question. */
export function benchAtQuestion(content = sampleContent()): KioskBench {
  return new KioskBench().send({ type: 'booted', counter: COUNTER, content });
}

import { asksForMore } from './after-detail.ts';
import type { AfterScreen } from './after-state.ts';
import type { KioskState } from './kiosk-state.ts';
import { AFTER_MS, PLAIN_THANKS_MS, SAVE_LIMIT_MS, SETTLE_MS } from './timing.ts';

const SECOND_MS = 1_000;

/** Shown on the screen after the tap: whole seconds, rounded up. */
export interface Countdown {
  /** Until the visit ends by itself. */
  readonly endsIn: number;
  /** While the answer can be changed; 0 = no longer. */
  readonly changeFor: number;
}

export function countdown(state: KioskState, after: AfterScreen): Countdown {
  return {
    endsIn: secondsUntil(state, visitEndsMs(state, after)),
    changeFor: secondsUntil(state, after.changeUntilMs),
  };
}

/** Every touch gives the whole time again. */
export function visitEndsMs(state: KioskState, after: AfterScreen): number {
  const { office, touchedMs } = state;
  const durationMs = office === null || asksForMore(office.content) ? AFTER_MS : PLAIN_THANKS_MS;
  return Math.max(Math.max(after.sinceMs, touchedMs) + durationMs, after.extendedToMs);
}

/** A page that has just appeared takes no tap yet: the second half of a double tap was meant for the one before. */
export function isSettled(state: KioskState, sinceMs: number): boolean {
  return state.nowMs - sinceMs >= SETTLE_MS;
}

/** The question that was opened again has only just appeared. */
export function isJustAskedAgain(state: KioskState): boolean {
  return state.screen.type === 'change' && !isSettled(state, state.screen.sinceMs);
}

/** When the screen changes by itself the next time: the seconds that it shows, or its end. */
export function nextAfterTickMs(state: KioskState, after: AfterScreen, sinceMs: number): number {
  if (after.sealing !== null) return after.sealing.sinceMs + SAVE_LIMIT_MS;
  const endsMs = visitEndsMs(state, after);
  const leftMs = endsMs - state.nowMs;
  const nextSecondMs = state.nowMs + (leftMs % SECOND_MS || SECOND_MS);
  const coming = [sinceMs + SETTLE_MS, after.changeUntilMs].filter((at) => at > state.nowMs);
  return Math.min(endsMs, nextSecondMs, ...coming);
}

function secondsUntil(state: KioskState, untilMs: number): number {
  return Math.max(0, Math.ceil((untilMs - state.nowMs) / SECOND_MS));
}

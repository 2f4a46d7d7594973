import type { KioskEvent, KioskInputOf, KioskState, Recording, Step } from './kiosk-state.ts';
import { SAVE_LIMIT_MS, SAVE_RETRY_MS } from './timing.ts';

type OutcomeEvent = KioskInputOf<'saved' | 'save-failed'>;

/**
 * Something that happened and that nobody at the screen waits for. It is offered to the journal until it is kept, under the
 * same ids; nothing is said of it before (JR2), and a power cut in between loses it.
 */
export interface Owed extends Recording {
  readonly trying: boolean;
  readonly sinceMs: number;
}

/** Adds it and offers it for the first time. */
export function owe(step: Step, recording: Recording): Step {
  const { state, effects } = step;
  const owed: Owed = { ...recording, trying: true, sinceMs: state.nowMs };
  return {
    state: { ...state, owed: [...state.owed, owed] },
    effects: [...(effects ?? []), { type: 'record', ...recording }],
  };
}

/** The event, if the journal speaks of something that is owed. */
export function outcomeOfOwed(state: KioskState, event: KioskEvent): OutcomeEvent | null {
  if (event.type !== 'saved' && event.type !== 'save-failed') return null;
  return state.owed.some(({ id }) => id === event.id) ? event : null;
}

/** What the journal answered. */
export function reduceOwed(state: KioskState, event: OutcomeEvent): KioskState {
  if (event.type === 'saved') return { ...state, owed: state.owed.filter(({ id }) => id !== event.id) };
  return {
    ...state,
    owed: state.owed.map((one) =>
      one.id === event.id ? { ...one, trying: false, sinceMs: state.nowMs } : one,
    ),
  };
}

/** Offers again what is due. An offer that has not been answered in time counts as failed. */
export function offerOwed(step: Step): Step {
  const { state, effects } = step;
  const due = state.owed.filter((one) => dueMs(one) <= state.nowMs);
  if (due.length === 0) return step;
  const owed = state.owed.map((one) =>
    due.includes(one) ? { ...one, trying: !one.trying, sinceMs: state.nowMs } : one,
  );
  const again = due.filter(({ trying }) => !trying);
  return {
    state: { ...state, owed },
    effects: [
      ...(effects ?? []),
      ...again.map(({ id, drafts }) => ({ type: 'record', id, drafts }) as const),
    ],
  };
}

/** When the next `tick` is due; infinity when nothing is owed. */
export function nextOwedTickMs(state: KioskState): number {
  return Math.min(...state.owed.map(dueMs));
}

function dueMs({ trying, sinceMs }: Owed): number {
  return sinceMs + (trying ? SAVE_LIMIT_MS : SAVE_RETRY_MS);
}

import { NO_CHOICES } from '#shared/protocol/tablet-choices.ts';
import type { KioskInputOf, KioskState, Step } from '../kiosk-state.ts';
import { type ChoicesPlace, type ChoicesPlan, planFitting, planWish } from './plan-choices.ts';
import type { StaffMemory, StaffScreen, StaffWish } from './staff-state.ts';

type StaffEvent = KioskInputOf<
  'area-opened' | 'staff-wished' | 'choices-kept' | 'choices-not-kept' | 'self-test-asked' | 'self-tested'
>;
type Panel = Extract<StaffScreen, { readonly type: 'staff' }>;

/** Nobody has been here yet. */
export const FRESH_STAFF: StaffMemory = {
  choices: NO_CHOICES,
  keeping: false,
  retryAtMs: Number.NEGATIVE_INFINITY,
  attempts: 0,
};

const RETRY_MS = 20_000;

/** What staff do in their panel. Whatever comes while it is not open changes nothing on the screen. */
export function reduceStaff(state: KioskState, event: StaffEvent): Step {
  switch (event.type) {
    case 'area-opened':
      return { state: inPanel(state, (panel) => ({ ...panel, area: event.area, change: 'none' })) };
    case 'staff-wished':
      return grant(state, event.wish, event.wallMs);
    case 'choices-kept':
      return {
        state: inPanel(
          { ...state, staff: { ...state.staff, choices: event.choices, keeping: false } },
          changed,
        ),
      };
    case 'choices-not-kept': {
      const staff = { ...state.staff, keeping: false, retryAtMs: state.nowMs + RETRY_MS };
      return { state: inPanel({ ...state, staff }, (panel) => ({ ...panel, change: 'not-kept' })) };
    }
    case 'self-test-asked':
      return startSelfTest(state);
    case 'self-tested':
      return {
        state: inPanel(state, (panel) =>
          panel.selfTest.type !== 'running'
            ? panel
            : {
                ...panel,
                selfTest: event.test === null ? { type: 'failed' } : { type: 'done', test: event.test },
              },
        ),
      };
  }
}

/**
 * Whatever happened: what staff decided here and what no longer holds is taken back, and the journal told so. What is shown
 * does not wait for it, and a rating carries what was shown.
 */
export function keepChoicesFitting(step: Step, wallMs: number): Step {
  const { state, effects } = step;
  if (state.staff.keeping || state.nowMs < state.staff.retryAtMs) return step;
  const place = placeOf(state);
  const plan = place && planFitting(state.staff.choices, place, wallMs);
  if (!plan) return step;
  const kept = keep(state, plan);
  return { state: kept.state, effects: [...(effects ?? []), ...(kept.effects ?? [])] };
}

function grant(state: KioskState, wish: StaffWish, wallMs: number): Step {
  const place = placeOf(state);
  if (state.screen.type !== 'staff' || state.staff.keeping || place === null) return { state };
  const plan = planWish(state.staff.choices, wish, place, wallMs);
  if (plan === null) return { state };
  return keep(
    inPanel(state, (panel) => ({ ...panel, change: 'none' })),
    plan,
  );
}

function keep(state: KioskState, { choices, notes }: ChoicesPlan): Step {
  return {
    state: { ...state, staff: { ...state.staff, keeping: true } },
    effects: [{ type: 'keep-choices', choices, notes }],
  };
}

function startSelfTest(state: KioskState): Step {
  const { screen } = state;
  if (screen.type !== 'staff' || screen.selfTest.type === 'running') return { state };
  return {
    state: { ...state, screen: { ...screen, selfTest: { type: 'running' } } },
    effects: [{ type: 'self-test' }],
  };
}

function placeOf({ office, counter }: KioskState): ChoicesPlace | null {
  return office === null || counter === null ? null : { content: office.content, paired: counter };
}

function inPanel(state: KioskState, change: (panel: Panel) => Panel): KioskState {
  return state.screen.type === 'staff' ? { ...state, screen: change(state.screen) } : state;
}

function changed(panel: Panel): Panel {
  return { ...panel, change: 'kept' };
}

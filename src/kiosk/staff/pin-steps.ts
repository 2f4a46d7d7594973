import { STAFF_PIN_LENGTH } from '#shared/domain/staff-pin.ts';
import type { PinHash } from '#shared/protocol/unit-settings.ts';
import { isHome } from '../home-screens.ts';
import type { KioskInputOf, KioskState, Step } from '../kiosk-state.ts';
import { touch } from '../touch.ts';
import type { PinVerdict, StaffScreen } from './staff-state.ts';

type PinEvent = KioskInputOf<'staff-opened' | 'pin-typed' | 'pin-erased' | 'pin-answered'>;
type Pad = Extract<StaffScreen, { readonly type: 'staff-pin' }>;

/** What stands open after the right PIN, or where none is set. */
const PANEL: StaffScreen = {
  type: 'staff',
  area: 'counter',
  change: 'none',
  selfTest: { type: 'ready' },
};

const COUNT_MS = 1_000;

/** The way into the staff's panel. Where a PIN is set, nothing but the right answer to the newest attempt opens it. */
export function reducePin(state: KioskState, event: PinEvent): Step {
  if (event.type === 'staff-opened') return openDoor(touch(state));
  const { screen } = state;
  if (screen.type !== 'staff-pin') return { state };
  switch (event.type) {
    case 'pin-typed':
      return typeDigit(state, screen, event.digit);
    case 'pin-erased':
      return isOpenForDigits(screen)
        ? { state: { ...state, screen: { ...screen, digits: screen.digits.slice(0, -1) } } }
        : { state };
    case 'pin-answered':
      return event.attempt === screen.attempt
        ? { state: { ...state, screen: answered(state, screen, event.verdict) } }
        : { state };
  }
}

/** A lock that is over takes digits again. */
export function unlockWhenDue(state: KioskState): KioskState {
  const { screen } = state;
  if (screen.type !== 'staff-pin' || screen.step.type !== 'locked') return state;
  if (state.nowMs < screen.step.untilMs) return state;
  return { ...state, screen: { ...screen, digits: '', step: { type: 'entering' } } };
}

/** While a lock stands, the pad counts its seconds. */
export function pinDeadlines({ screen, nowMs }: KioskState): readonly number[] {
  return screen.type === 'staff-pin' && screen.step.type === 'locked'
    ? [Math.min(nowMs + COUNT_MS, screen.step.untilMs)]
    : [];
}

/** The PIN of the newest content; null when the unit has none, or nothing is known of the unit. */
export function staffPinOf({ incoming, office }: KioskState): PinHash | null {
  return (incoming ?? office?.content)?.settings.staff.pin ?? null;
}

function openDoor(state: KioskState): Step {
  const { screen } = state;
  if (!isHome(screen) && screen.type !== 'no-content') return { state };
  const hash = staffPinOf(state);
  if (hash === null) return { state: { ...state, screen: PANEL } };
  const attempt = state.staff.attempts + 1;
  const pad: Pad = { type: 'staff-pin', digits: '', attempt, step: { type: 'entering' } };
  return {
    state: { ...state, staff: { ...state.staff, attempts: attempt }, screen: pad },
    effects: [{ type: 'check-pin', attempt, pin: null, hash }],
  };
}

function typeDigit(state: KioskState, pad: Pad, digit: string): Step {
  if (!isOpenForDigits(pad) || !/^\d$/.test(digit)) return { state };
  const digits = pad.digits + digit;
  if (digits.length < STAFF_PIN_LENGTH) {
    return { state: { ...state, screen: { ...pad, digits, step: { type: 'entering' } } } };
  }
  const hash = staffPinOf(state);
  if (hash === null) return { state: { ...state, screen: PANEL } };
  const attempt = state.staff.attempts + 1;
  return {
    state: {
      ...state,
      staff: { ...state.staff, attempts: attempt },
      screen: { ...pad, digits, attempt, step: { type: 'checking' } },
    },
    effects: [{ type: 'check-pin', attempt, pin: digits, hash }],
  };
}

function isOpenForDigits({ step }: Pad): boolean {
  return step.type !== 'checking' && step.type !== 'locked';
}

/** To a question about the lock (no PIN is being checked) only a lock is an answer. */
function answered(state: KioskState, pad: Pad, verdict: PinVerdict): StaffScreen {
  const locked = 'lockedMs' in verdict && verdict.lockedMs > 0;
  if (locked) {
    return { ...pad, digits: '', step: { type: 'locked', untilMs: state.nowMs + verdict.lockedMs } };
  }
  if (pad.step.type !== 'checking') return pad;
  switch (verdict.type) {
    case 'right':
      return PANEL;
    case 'wrong':
      return { ...pad, digits: '', step: { type: 'wrong', triesLeft: verdict.triesLeft } };
    case 'locked':
      return { ...pad, digits: '', step: { type: 'entering' } };
    case 'failed':
      return { ...pad, digits: '', step: { type: 'failed' } };
  }
}

import type { ClerkId } from '#shared/domain/ids.ts';
import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { touch } from './touch.ts';

/** What came of asking for a code: it, or why there is none. */
export type TakeHomeOutcome =
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'none'; readonly why: 'no-key' | 'used-up' | 'storage' };

/** Somebody would rather rate at home. */
export interface TakeHomeScreen {
  readonly type: 'take-home';
  readonly clerk: ClerkId | null;
  /** Null: it is being made. */
  readonly outcome: TakeHomeOutcome | null;
}

/** From the question to the code; the way back is that of every page. */
export function reduceTakeHome(
  state: KioskState,
  event: KioskInputOf<'take-home-opened' | 'take-home-made'>,
): Step {
  const { screen, office } = state;
  if (event.type === 'take-home-made') {
    const waits = screen.type === 'take-home' && screen.outcome === null;
    return { state: waits ? { ...state, screen: { ...screen, outcome: event.outcome } } : state };
  }
  if (screen.type !== 'question' || office?.content.settings.takeHome.offer !== true) return { state };
  const { clerk, invitation } = screen;
  const field = invitation?.field ?? null;
  const { perHour } = office.content.settings.takeHome;
  return {
    state: { ...touch(state), screen: { type: 'take-home', clerk, outcome: null } },
    effects: [{ type: 'make-code', counter: office.counter, clerk, field, perHour }],
  };
}

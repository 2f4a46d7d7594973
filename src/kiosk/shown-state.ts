import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskState } from './kiosk-state.ts';
import type { KioskClock } from './ports.ts';

/**
 * So long, in milliseconds, the question stays on the screen as it was while its answer is being committed. Nearly every commit is done by
 * then, and the page changes once instead of twice; before that nobody misses a word of what goes on.
 */
export const SAVING_UNSEEN_MS = 150;

/**
 * What the screens see of the state: the state itself, but for the first moments of a commit. The machine refuses a second tap in
 * them all the same, and thanks follow from the commit alone (JR2).
 */
export function followShown(
  state: Pick<StoreApi<KioskState>, 'getState' | 'subscribe'>,
  clock: Pick<KioskClock, 'after'>,
): StoreApi<KioskState> {
  const shown = createStore<KioskState>(state.getState);
  const show = (): void => shown.setState(state.getState(), true);
  let cancel: (() => void) | null = null;
  state.subscribe(({ screen }, { screen: before }) => {
    const waits = screen.type === 'saving' && (before.type !== 'saving' || cancel !== null);
    if (waits) {
      cancel ??= clock.after(SAVING_UNSEEN_MS, () => {
        cancel = null;
        show();
      });
      return;
    }
    cancel?.();
    cancel = null;
    show();
  });
  return shown;
}

import type { StoreApi } from 'zustand/vanilla';
import type { KioskState } from './kiosk-state.ts';
import type { KioskClock } from './ports.ts';

type FirstState = Pick<StoreApi<KioskState>, 'getState' | 'subscribe'>;
type FirstClock = Pick<KioskClock, 'after'>;

/**
 * So long, in milliseconds, the page's own frame (kiosk.html) stands before a screen that says that the kiosk is starting. Nearly
 * always the question is known by then, and the screens are made once instead of twice.
 */
export const FRAME_STANDS_MS = 1_000;
/** Then the question has been painted, also on a slow tablet. */
const PAINTED_MS = 300;
/** Storage that does not open keeps nobody from what has nothing to do with it, a new version above all. */
const AT_LATEST_MS = 5_000;

/** Resolves when it is known what the first screen shows, at the latest after that many milliseconds. */
export function firstScreen(
  state: FirstState,
  clock: FirstClock,
  atLatestMs = FRAME_STANDS_MS,
): Promise<void> {
  return new Promise((resolve) => {
    if (!isStarting(state)) return resolve();
    const cancel = clock.after(atLatestMs, () => done());
    const stop = state.subscribe(() => isStarting(state) || done());
    const done = (): void => {
      cancel();
      stop();
      resolve();
    };
  });
}

/** Resolves when the first screen stands: what nobody waits for is fetched after it. */
export async function afterFirstScreen(state: FirstState, clock: FirstClock): Promise<void> {
  await firstScreen(state, clock, AT_LATEST_MS);
  await new Promise<void>((resolve) => clock.after(PAINTED_MS, resolve));
}

function isStarting(state: FirstState): boolean {
  return state.getState().screen.type === 'starting';
}

import type { KioskStore } from './kiosk-store.ts';
import type { KioskClock } from './ports.ts';

/** Browsers make a click of a touch within so long after it ended. */
const CLICK_MS = 500;

/**
 * Every touch and key keeps the screen. The touch that changes the screen (it ends the attract loop, or a sleep) is swallowed whole: what stands under the finger when it is
 * lifted was not there when it came down.
 */
export function listenForTouches(
  view: Pick<GlobalEventHandlers, 'addEventListener'>,
  kiosk: Pick<KioskStore, 'store' | 'send'>,
  clock: KioskClock,
): void {
  let waking = false;
  const touched = (): void => {
    const before = kiosk.store.getState().screen.type;
    kiosk.send({ type: 'touched' });
    waking = kiosk.store.getState().screen.type !== before;
  };
  const options = { capture: true, passive: true };
  for (const type of ['pointerdown', 'keydown', 'wheel'] as const)
    view.addEventListener(type, touched, options);
  for (const type of ['pointerup', 'pointercancel', 'keyup'] as const) {
    view.addEventListener(type, () => clock.after(CLICK_MS, () => (waking = false)), options);
  }
  view.addEventListener(
    'click',
    (event) => {
      if (!waking) return;
      waking = false;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

import type { KioskStore } from './kiosk-store.ts';
import type { KioskClock } from './ports.ts';

/** Browsers make a click of a touch within so long after it ended. */
const CLICK_MS = 500;

/**
 * Every touch and key keeps the screen. The touch that changes the screen (it ends the attract loop, or a sleep) is swallowed
 * whole, and so is one on a notice that goes away by it: what stands under the finger when it is lifted was not there when it
 * came down.
 */
export function listenForTouches(
  view: Pick<GlobalEventHandlers, 'addEventListener'>,
  kiosk: Pick<KioskStore, 'store' | 'send'>,
  clock: KioskClock,
): void {
  let waking = false;
  let pressed: EventTarget | null = null;
  const touched = (event: Event): void => {
    const before = kiosk.store.getState();
    kiosk.send({ type: 'touched' });
    const after = kiosk.store.getState();
    waking = after.screen.type !== before.screen.type;
    pressed = before.leaving && !after.leaving ? event.target : null;
  };
  const forget = (): void => {
    waking = false;
    pressed = null;
  };
  const options = { capture: true, passive: true };
  for (const type of ['pointerdown', 'keydown', 'wheel'] as const)
    view.addEventListener(type, touched, options);
  for (const type of ['pointerup', 'pointercancel', 'keyup'] as const) {
    view.addEventListener(type, () => clock.after(CLICK_MS, forget), options);
  }
  view.addEventListener(
    'click',
    (event) => {
      const meant = pressed === null || isStillUnder(pressed, event.target);
      if (!waking && meant) return;
      forget();
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** Whether what the finger came down on is there yet, and is what it was lifted from. */
function isStillUnder(pressed: EventTarget, target: EventTarget | null): boolean {
  if (!(pressed instanceof Node) || !(target instanceof Node)) return false;
  return pressed.isConnected && (pressed.contains(target) || target.contains(pressed));
}

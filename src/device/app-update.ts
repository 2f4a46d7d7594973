import type { Workbox } from 'workbox-window';
import type { Clock, Random } from '#sync/ports.ts';

export interface AppUpdatePorts {
  readonly workbox: Pick<Workbox, 'addEventListener' | 'register' | 'update' | 'messageSkipWaiting'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly random: Pick<Random, 'fraction'>;
  readonly reload: () => void;
  /** A new version is installed and waits to be let in. May be told more than once. */
  readonly onWaiting: () => void;
}

export interface AppUpdate {
  /** Registers the worker and from then on looks for a new version about every half hour. */
  start(): void;
  /** Lets the waiting version take over and loads the page anew; false when it did not take over in time. */
  apply(): Promise<boolean>;
}

/** Polled, because a kiosk never navigates and a browser looks by itself once a day only. */
const POLL_MS = 30 * 60_000;
const JITTER = 0.2;
const TAKE_OVER_MS = 15_000;
/**
 * What else came due at the same moment (a push, after the tablet has slept) has gone out by then. A request while the browser stops
 * the old worker starts it again, and Chromium then leaves the new one waiting.
 */
const SETTLE_MS = 2_000;

/** The app's own renewal (CF1): it only ever announces; nothing reloads before `apply`. */
export function createAppUpdate(ports: AppUpdatePorts): AppUpdate {
  const { workbox, clock, onWaiting } = ports;
  let waiting = false;
  let controlled = false;
  let replaced = false;
  let onReplaced: (() => void) | null = null;

  function pollLater(): void {
    const delayMs = POLL_MS * (1 - JITTER + 2 * JITTER * ports.random.fraction());
    clock.after(delayMs, () => {
      // Offline it rejects; the next round asks again.
      void workbox.update().catch(() => {});
      // One that was let in and did not take over is offered again.
      if (waiting) onWaiting();
      pollLater();
    });
  }

  return {
    start() {
      workbox.addEventListener('waiting', () => {
        waiting = true;
        onWaiting();
      });
      workbox.addEventListener('controlling', (event) => {
        // `isUpdate` says how this page began: on the page of the first installation it stays false for ever, so there
        // only the first worker is no replacement.
        const first = event.isUpdate !== true && !controlled;
        controlled = true;
        waiting = false;
        if (first) return;
        replaced = true;
        if (onReplaced === null) onWaiting();
        else onReplaced();
      });
      // A browser without a working service worker still serves the counter, as long as it is online.
      void workbox.register().catch(() => {});
      pollLater();
    },
    async apply() {
      const done = replaced || (await takeOver());
      if (done) ports.reload();
      return done;
    },
  };

  async function takeOver(): Promise<boolean> {
    const taken = await new Promise<boolean>((resolve) => {
      onReplaced = () => resolve(true);
      clock.after(SETTLE_MS, () => workbox.messageSkipWaiting());
      clock.after(SETTLE_MS + TAKE_OVER_MS, () => resolve(false));
    });
    onReplaced = null;
    return taken;
  }
}

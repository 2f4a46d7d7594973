import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';
import { type Spread, spreadOf } from './spread.ts';

const BETWEEN_KEYS_MS = 300;

interface Timing {
  pressedAt: number;
  readonly painted: number[];
}

declare global {
  interface Window {
    keyTiming?: Timing;
  }
}

/** Types each query letter by letter, as a quick typist would, after emptying the field. */
export async function typeAll(field: Locator, queries: readonly string[]): Promise<void> {
  for (const query of queries) {
    await field.fill('');
    for (const letter of query) {
      await field.page().keyboard.press(letter === ' ' ? 'Space' : letter);
      // Nothing asks the page whether it is ready: that would be measured as well.
      await setTimeout(BETWEEN_KEYS_MS);
    }
  }
}

/** Milliseconds from each key to its painted results since the last call, in a page where `watchKeys` ran. */
export async function takeTimes(page: Page): Promise<Spread> {
  return spreadOf(await page.evaluate(() => window.keyTiming?.painted.splice(0) ?? []));
}

/** Runs in the page, before its own code. */
export function watchKeys(): void {
  const timing: Timing = { pressedAt: 0, painted: [] };
  window.keyTiming = timing;
  addEventListener(
    'keydown',
    (event) => {
      timing.pressedAt = event.timeStamp;
    },
    { capture: true },
  );
  addEventListener('input', () => {
    const { pressedAt } = timing;
    // Emptying the field is no key.
    if (pressedAt === 0) return;
    timing.pressedAt = 0;
    // The frame has been produced when the task after the next frame callback runs.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        timing.painted.push(performance.now() - pressedAt);
      };
      channel.port2.postMessage(null);
    });
  });
}

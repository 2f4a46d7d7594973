import type { Locator, Page } from 'playwright';

/**
 * Watches from inside the page, without any hook in the product: the first face on the screen, the click, the completion
 * of the transaction that writes, the first frame after the thanks stand in the document.
 */
interface Probe {
  usableAt: number | null;
  clickedAt: number | null;
  committedAt: number | null;
  paintedAt: number | null;
}

declare global {
  interface Window {
    benchProbe?: Probe;
  }
}

/** What the page says when its question stands. */
const USABLE = 'bench: the question is usable';

/**
 * Resolves when the question stands. It is told and does not look: whoever looks for elements while a page starts puts a script of
 * its own into it, and is measured with it. Ask before the navigation.
 */
export async function whenUsable(page: Page, timeout: number): Promise<void> {
  await page.waitForEvent('console', { predicate: (message) => message.text() === USABLE, timeout });
}

export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(watch, USABLE);
}

/** Milliseconds from the start of the navigation. */
export async function readStart(page: Page): Promise<{ firstPaint: number; usable: number }> {
  const { firstPaint, usable } = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
    usable: window.benchProbe?.usableAt ?? null,
  }));
  if (firstPaint === null || usable === null) throw new Error('the start was not seen');
  return { firstPaint, usable };
}

/**
 * Milliseconds from the click to the commit and to the painted thanks. Clicks by the mouse and waits for the probe alone: whoever
 * looks for elements meanwhile does so in the page, and slows down what is measured.
 */
export async function tapAt(page: Page, button: Locator): Promise<{ commit: number; paint: number }> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('the button is not on the screen');
  await page.evaluate(() => {
    if (window.benchProbe)
      Object.assign(window.benchProbe, { clickedAt: null, committedAt: null, paintedAt: null });
  });
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (window.benchProbe?.paintedAt === null) setTimeout(look, 200);
          else resolve();
        };
        look();
      }),
  );
  const { clickedAt, committedAt, paintedAt } = await page.evaluate(() => ({ ...window.benchProbe }));
  if (!clickedAt || !committedAt || !paintedAt) throw new Error('the tap was not seen');
  return { commit: committedAt - clickedAt, paint: paintedAt - clickedAt };
}

/** Runs in the page, before its own code. */
function watch(usable: string): void {
  const probe: Probe = { usableAt: null, clickedAt: null, committedAt: null, paintedAt: null };
  window.benchProbe = probe;
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
    const opened = open.call(this, stores, mode, options);
    if (mode === 'readwrite' && options?.durability === 'strict') {
      opened.addEventListener('complete', () => {
        if (probe.clickedAt !== null) probe.committedAt ??= performance.now();
      });
    }
    return opened;
  };
  addEventListener(
    'click',
    (event) => {
      probe.clickedAt ??= event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const faces = document.querySelectorAll('main button').length;
    if (faces >= 5 && probe.usableAt === null) {
      probe.usableAt = performance.now();
      console.info(usable);
    }
    const isThanks = /cảm ơn/i.test(document.querySelector('h1')?.textContent ?? '');
    if (isThanks && probe.clickedAt !== null && probe.paintedAt === null) {
      // The frame that shows the thanks has been produced when the task after the next frame callback runs.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          probe.paintedAt ??= performance.now();
        };
        channel.port2.postMessage(null);
      });
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

import type { Page } from '@playwright/test';

/** What somebody did on a page, and how long that takes a person. */
export interface Effort {
  readonly clicks: number;
  readonly keys: number;
  /** Pages, or parts of one with a title of their own, that had to be read. */
  readonly pages: number;
  readonly seconds: number;
}

/**
 * Operators of the keystroke-level model (Card, Moran, Newell 1980), in seconds: a key of somebody who seldom types, pointing
 * with a click, homing between mouse and keyboard, and thinking before each deed. Reading a new page is ours: two hundred words a minute over
 * about forty words.
 */
const KEY = 0.5;
const POINT = 1.1 + 0.2;
const HOME = 0.4;
const THINK = 1.35;
const READ = 12;

interface Counts {
  clicks: number;
  keys: number;
  pages: number;
}

declare global {
  interface Window {
    effort?: Counts;
  }
}

/** Counts clicks, keys and new titles from now on, over every page that follows. */
export async function countEffort(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = sessionStorage.getItem('effort');
    const counts: Counts = kept === null ? { clicks: 0, keys: 0, pages: 0 } : JSON.parse(kept);
    window.effort = counts;
    const add = (name: keyof Counts) => {
      counts[name] += 1;
      sessionStorage.setItem('effort', JSON.stringify(counts));
    };
    addEventListener('click', (event) => event.isTrusted && add('clicks'), { capture: true });
    addEventListener('keydown', () => add('keys'), { capture: true });
    let title = '';
    new MutationObserver(() => {
      const now = document.querySelector('h1')?.textContent ?? '';
      if (now === '' || now === title) return;
      title = now;
      add('pages');
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** What was done since `countEffort`. */
export async function readEffort(page: Page): Promise<Effort> {
  const { clicks, keys, pages } = await page.evaluate(
    () => window.effort ?? { clicks: 0, keys: 0, pages: 0 },
  );
  const seconds = keys * KEY + clicks * (THINK + POINT) + 2 * HOME * pages + READ * pages;
  return { clicks, keys, pages, seconds };
}

/** Prints the time of the machine, and what it would be for a person. */
export function tellEffort(name: string, machineMs: number, { clicks, keys, pages, seconds }: Effort): void {
  const [machine, person] = [(machineMs / 1_000).toFixed(1), (seconds / 60).toFixed(1)];
  console.log(
    `${name}: ${machine} s by machine; ${clicks} clicks, ${keys} keys, ${pages} pages: ${person} min of a person's work.`,
  );
}

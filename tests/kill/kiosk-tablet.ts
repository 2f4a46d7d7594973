import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { collectSegments } from '../support/journal-evidence.ts';
import { type KioskBrowser, openKioskBrowser } from '../support/kiosk-browser.ts';
import { face, finish, thanks, wake } from '../support/kiosk-page.ts';
import type { Tap } from './tap-ledger.ts';

/** The journal as it lies on the tablet's disk. */
export interface TabletJournal {
  readonly replica: string;
  readonly last: number;
  readonly hash: string;
  readonly ackedThrough: number;
  readonly lines: readonly string[];
}

declare global {
  interface Window {
    lastClickAt?: string;
  }
}

const PATIENCE_MS = 30_000;
/** So long the last word of a visit stands, by the page's clock. */
const OVER_THE_FAREWELL_MS = 2_600;

/** One tablet for the whole run: its profile outlives every browser. */
export class KioskTablet {
  readonly taps: Tap[] = [];
  readonly segments: string[] = [];
  kills = 0;
  readonly #profile: string = mkdtempSync(join(tmpdir(), 'hailong-tablet-'));
  readonly #origin: string;
  readonly #faults: string[] = [];
  #browser: KioskBrowser | null = null;
  #sent: readonly string[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Errors in the page that nobody caught, and requests to strangers: both must stay empty. */
  get faults(): readonly string[] {
    const { pageErrors = [], strayRequests = [] } = this.#browser ?? {};
    return [...this.#faults, ...pageErrors, ...strayRequests];
  }

  async switchOn(url: string = this.#origin): Promise<void> {
    const browser = await openKioskBrowser(this.#profile, this.#origin);
    this.#browser = browser;
    this.#sent = collectSegments(browser.context);
    await browser.page.addInitScript(noteClicks);
    await browser.page.clock.install();
    await browser.page.goto(url);
    await face(browser.page, 5).waitFor({ timeout: PATIENCE_MS });
  }

  /** The worker has everything and answers for the page: from now on no network is needed. */
  async untilWorksOffline(): Promise<void> {
    await this.#page.waitForFunction(async () => {
      await navigator.serviceWorker.ready;
      return navigator.serviceWorker.controller !== null;
    });
  }

  /** A tap, the thanks, and the question again. */
  async rate(level: number): Promise<void> {
    await this.#tapAndThank(level);
    await finish(this.#page);
    await this.#page.clock.fastForward(OVER_THE_FAREWELL_MS);
    await face(this.#page, 5).waitFor({ timeout: PATIENCE_MS });
  }

  /** A tap, the thanks, and the plug is pulled. */
  async rateAndDie(level: number): Promise<void> {
    await this.#tapAndThank(level);
    await this.kill();
  }

  /** A tap, and the plug is pulled somewhere on the way to the thanks. */
  async dieTapping(level: number, afterMs: number): Promise<void> {
    const page = this.#page;
    await wake(page, PATIENCE_MS);
    const state = { thankedAt: null as string | null };
    const tapping = face(page, level)
      .click({ timeout: PATIENCE_MS })
      .then(() => thanks(page).waitFor({ timeout: PATIENCE_MS }))
      .then(() => page.evaluate(() => window.lastClickAt ?? null))
      .then((at) => {
        state.thankedAt = at;
      });
    // Dies with the browser, at the latest.
    const ended = tapping.catch(() => undefined);
    await delay(afterMs);
    const { thankedAt } = state;
    await this.kill();
    await ended;
    this.taps.push({ level, at: thankedAt, thanked: thankedAt !== null });
  }

  /** SIGKILL to the whole process group of the browser. */
  async kill(): Promise<void> {
    const browser = this.#browser;
    if (!browser) throw new Error('the tablet is off');
    this.#forget();
    this.kills += 1;
    await browser.kill();
  }

  /** Lets the page's clock run, so that the sync does not wait for its backoff. */
  async passTime(ms: number): Promise<void> {
    await this.#page.clock.fastForward(ms);
  }

  /** The line is there again, as the browser tells it. */
  async nudge(): Promise<void> {
    await this.#page.evaluate(() => window.dispatchEvent(new Event('online')));
  }

  readJournal(): Promise<TabletJournal> {
    return this.#page.evaluate(readJournal);
  }

  /** What the screen shows, for whoever reads a fault. */
  async readScreen(): Promise<string> {
    if (!this.#browser) return 'the tablet is off';
    const { page } = this.#browser;
    return `${page.url()}: ${await page.locator('body').innerText({ timeout: 2_000 })}`.replaceAll(
      /\s+/g,
      ' ',
    );
  }

  async dispose(): Promise<void> {
    const browser = this.#browser;
    this.#forget();
    await browser?.close();
    rmSync(this.#profile, { recursive: true, force: true });
  }

  async #tapAndThank(level: number): Promise<void> {
    const page = this.#page;
    await wake(page, PATIENCE_MS);
    await face(page, level).click({ timeout: PATIENCE_MS });
    await thanks(page).waitFor({ timeout: PATIENCE_MS });
    const at = await page.evaluate(() => window.lastClickAt ?? null);
    this.taps.push({ level, at, thanked: true });
  }

  #forget(): void {
    this.segments.push(...this.#sent);
    this.#sent = [];
    this.#faults.push(...(this.#browser?.pageErrors ?? []), ...(this.#browser?.strayRequests ?? []));
    this.#browser = null;
  }

  get #page(): Page {
    if (!this.#browser) throw new Error('the tablet is off');
    return this.#browser.page;
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Runs in the page, before its own code. */
function noteClicks(): void {
  addEventListener(
    'click',
    () => {
      window.lastClickAt = new Date().toISOString();
    },
    { capture: true },
  );
}

/** Runs in the page: reads its database past its own code. */
async function readJournal(): Promise<TabletJournal> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open('hai-long'));
  const transaction = db.transaction(['journal', 'entry'], 'readonly');
  const head = await done(transaction.objectStore('journal').get('head'));
  const rows: readonly { readonly line: string }[] = await done(transaction.objectStore('entry').getAll());
  db.close();
  const { replica, last, hash, ackedThrough } = head;
  return { replica, last, hash, ackedThrough, lines: rows.map(({ line }) => line) };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright';
import { type KioskBrowser, openKioskBrowser } from './kiosk-browser.ts';

/** A tablet: one profile folder, switched on as often as a journey needs. */
export class RealTablet {
  /** All that the browser keeps lies in this folder. */
  readonly profile: string = mkdtempSync(join(tmpdir(), 'hailong-tablet-'));
  readonly #opened: KioskBrowser[] = [];
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async switchOn(options: BrowserContextOptions = {}): Promise<KioskBrowser> {
    const browser = await openKioskBrowser(this.profile, this.#origin, options);
    this.#opened.push(browser);
    return browser;
  }

  get strayRequests(): readonly string[] {
    return this.#opened.flatMap((browser) => browser.strayRequests);
  }

  get pageErrors(): readonly string[] {
    return this.#opened.flatMap((browser) => browser.pageErrors);
  }

  async dispose(): Promise<void> {
    for (const browser of this.#opened) await browser.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

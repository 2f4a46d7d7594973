import type { Page } from '@playwright/test';

/** Says it to the page's own window: the fault must be in place before the app looks at its database. */
declare global {
  interface Window {
    storageState?: 'sound' | 'broken';
  }
}

/** While it is broken, every transaction that would write fails, as on a full disk. */
export async function letStorageBreak(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
      if (window.storageState === 'broken' && mode === 'readwrite') {
        throw new DOMException('no space left', 'QuotaExceededError');
      }
      return open.call(this, stores, mode, options);
    };
  });
}

export async function setStorage(page: Page, state: 'sound' | 'broken'): Promise<void> {
  await page.evaluate((wished) => {
    window.storageState = wished;
  }, state);
}

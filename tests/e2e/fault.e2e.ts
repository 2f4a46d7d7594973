import type { Page } from '@playwright/test';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { ratingsIn, readStoredReplicas } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, face, finish, pairByLink, thanks } from '../support/kiosk-page.ts';

test('[JR2] no thanks without a commit: the answer stays on the screen until it is kept, once', async ({
  centre,
  tablet,
}) => {
  const { page } = await tablet.switchOn();
  await letStorageBreak(page);
  await pairByLink(page, centre.pairingUrl);
  await setStorage(page, 'broken');
  await face(page, 2).click();
  await expect(page.getByRole('heading', { name: 'Câu trả lời chưa được lưu' })).toBeVisible();
  await checkAccessibility(page, 'not saved');
  await expect(thanks(page)).toBeHidden();

  await setStorage(page, 'sound');
  await page.getByRole('button', { name: 'Thử lưu lại' }).click();
  await expect(thanks(page)).toBeVisible();
  await finish(page);
  await expectQuestion(page);
  await expect
    .poll(() =>
      readStoredReplicas(centre.dataDir)
        .flatMap(ratingsIn)
        .map(({ level }) => level),
    )
    .toEqual([2]);
});

/** Says it to the page's own window: the fault must be in place before the app looks at its database. */
declare global {
  interface Window {
    storageState?: 'sound' | 'broken';
  }
}

/** While it is broken, every transaction that would write fails, as on a full disk. */
async function letStorageBreak(page: Page): Promise<void> {
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

async function setStorage(page: Page, state: 'sound' | 'broken'): Promise<void> {
  await page.evaluate((wished) => {
    window.storageState = wished;
  }, state);
}

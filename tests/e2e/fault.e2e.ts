import { letStorageBreak, setStorage } from '../support/break-storage.ts';
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

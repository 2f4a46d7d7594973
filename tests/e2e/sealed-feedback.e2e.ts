import { webcrypto } from 'node:crypto';
import type { Page } from '@playwright/test';
import { SAMPLE_COUNTERS } from '#server/sample/sample-office.ts';
import { publishSetting, readFeedback } from '../support/centre-feedback.ts';
import {
  INTEGRITY,
  leaveReceipt,
  next,
  OPINION,
  openDoor,
  readReceipt,
  send,
  type,
  writePetition,
} from '../support/feedback-page.ts';
import { collectSegments } from '../support/journal-evidence.ts';
import { expect, test } from '../support/journey.ts';
import { expectQuestion, pairByLink } from '../support/kiosk-page.ts';
import { bytesIn, findRawWords } from '../support/raw-words.ts';

/** Words that stand nowhere else, each long enough to be no accident. */
const petition = {
  text: 'Ông trưởngquầysố bảo tôi ngồichờđợi đến chiềumuộn.',
  name: 'Nguyễn Thuỷtriềulên',
  address: 'Ngõ Tạmthươngcũ 77',
  phone: '0977123459',
};
const report = { text: 'Gợi ý phongbìdàydặn mới chịu kýgiấyhẹn.', phone: '0966543218' };
const abandoned = 'Tôi địnhviếtthêm nhưng thôikhônggửi nữa.';
const SECRET = [
  'trưởngquầysố',
  'ngồichờđợi',
  'chiềumuộn',
  'Thuỷtriềulên',
  'Tạmthươngcũ',
  petition.phone,
  'phongbìdàydặn',
  'kýgiấyhẹn',
  report.phone,
  'địnhviếtthêm',
  'thôikhônggửi',
];
const INSPECTORATE = 'thanh-tra-tinh-1';

test('what was written, sent or not, lies readable on no disk: not the tablet’s, not the centre’s, not on the wire', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(150_000);
  await publishSetting(centre.dataDir, 'hours', { week: null });
  await publishSetting(centre.dataDir, 'feedback', { integrityKey: await makeInspectorateKey() });
  const browser = await tablet.switchOn();
  const segments = collectSegments(browser.context);
  const { page } = browser;
  await pairByLink(page, centre.pairingUrl);

  await writePetition(page, petition);
  await goElsewhere(page);
  await page.goto(centre.url);
  await writePetition(page, petition);
  await send(page);
  const petitioned = await readReceipt(page);
  await leaveReceipt(page);
  await openDoor(page, INTEGRITY);
  await type(page, 'Việc đã xảy ra', report.text);
  await next(page);
  await page.getByRole('radio', { name: /xin liên hệ lại/ }).check();
  await type(page, 'Số điện thoại', report.phone);
  await page.getByRole('checkbox', { name: /^Tôi đồng ý/ }).check();
  await send(page);
  const reported = await readReceipt(page);
  await leaveReceipt(page);
  await openDoor(page, OPINION);
  await type(page, 'Ý kiến của Ông/Bà', abandoned);
  await expect.poll(() => readFeedback(centre.dataDir), { timeout: 30_000 }).toHaveLength(2);
  await goElsewhere(page);
  await page.goto(centre.url);
  await openDoor(page, OPINION);
  await type(page, 'Ý kiến của Ông/Bà', abandoned);
  // The browser is closed while the draft still stands there.
  await browser.close();

  const secrets = [...SECRET, petitioned.code, reported.code];
  const digests = [petitioned.digest, reported.digest];
  const found = (folder: string) => [...new Set(findRawWords(folder, digests).map(({ word }) => word))];
  expect(bytesIn(tablet.profile)).toBeGreaterThan(1_000_000);
  expect(findRawWords(tablet.profile, secrets)).toEqual([]);
  // The entries themselves are there and can be seen.
  expect(found(tablet.profile).sort()).toEqual([...digests].sort());

  // Another start turns the database's logs into tables.
  const again = await tablet.switchOn();
  await again.page.goto(centre.url);
  await expectQuestion(again.page);
  await again.close();
  expect(findRawWords(tablet.profile, secrets)).toEqual([]);

  const [first, second] = await readFeedback(centre.dataDir);
  expect(first?.opened).toMatchObject({ ok: true, value: { written: { text: petition.text } } });
  expect(second).toMatchObject({ keyId: INSPECTORATE, opened: { ok: false, error: 'foreign-key' } });
  await centre.stop();
  expect(findRawWords(centre.dataDir, secrets)).toEqual([]);
  expect(found(centre.dataDir).sort()).toEqual([...digests].sort());
  expect(findRawWords(centre.dataDir, [SAMPLE_COUNTERS[0]?.name ?? '']).length).toBeGreaterThan(0);

  const wire = segments.join('\n');
  for (const digest of digests) expect(wire).toContain(digest);
  for (const secret of secrets) expect(wire).not.toContain(secret);
});

test('words that a page does keep are found, wherever a browser keeps such things', async ({
  centre,
  tablet,
}) => {
  test.setTimeout(90_000);
  const browser = await tablet.switchOn();
  await pairByLink(browser.page, centre.pairingUrl);
  const words = await plant(browser.page);
  await goElsewhere(browser.page);
  await browser.close();
  const found = () => new Set(findRawWords(tablet.profile, words).map(({ word }) => word));
  expect([...found()].sort()).toEqual([...words].sort());
  const again = await tablet.switchOn();
  await again.page.goto(centre.url);
  await again.close();
  expect([...found()]).toContain('rễcâytrongkho');
});

/** Leaving a page is when a browser notes what stood in its fields, to bring it back. */
async function goElsewhere(page: Page): Promise<void> {
  await page.goto('about:blank');
}

async function makeInspectorateKey() {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  if (!('publicKey' in pair)) throw new Error('expected a key pair');
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  return { id: INSPECTORATE, jwk: { kty, crv, x, y } };
}

/** Leaves a word of its own in each place: database, storages, cache, history, and a form that the browser may remember. */
async function plant(page: Page): Promise<readonly string[]> {
  await page.evaluate(async () => {
    localStorage.setItem('planted', 'rễcâytrongtúi');
    sessionStorage.setItem('planted', 'rễcâytrongphiên');
    const cache = await caches.open('planted');
    await cache.put('/planted', new Response('rễcâytronghầm'));
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('planted');
      request.onupgradeneeded = () => request.result.createObjectStore('rows');
      request.onsuccess = () => {
        const writing = request.result.transaction('rows', 'readwrite');
        writing.objectStore('rows').put({ text: 'Một câu có chữ rễcâytrongkho ở giữa.' }, 1);
        writing.oncomplete = () => resolve();
      };
    });
    history.pushState(null, '', '/?q=rễcâytrênđường');
    const form = document.createElement('form');
    form.id = 'planted';
    form.style.cssText = 'position: fixed; inset: 0; z-index: 9; background: white';
    form.innerHTML = '<input name="planted" /><textarea name="more"></textarea>';
    document.body.append(form);
  });
  await page.locator('#planted input').pressSequentially('rễcâytrongô');
  await page.locator('#planted textarea').pressSequentially('rễcâytrongtrang');
  return [
    'rễcâytrongtúi',
    'rễcâytrongphiên',
    'rễcâytronghầm',
    'rễcâytrongkho',
    'rễcâytrênđường',
    'rễcâytrongô',
    'rễcâytrongtrang',
  ];
}

import type { BrowserContext, Page } from 'playwright';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import type { CentreProcess } from '#tests/support/centre-process.ts';
import { askNow, heldContent, inCentreStore } from '#tests/support/content-evidence.ts';
import { pairByLink } from '#tests/support/kiosk-page.ts';
import { manyProcedures } from '#tests/support/many-procedures.ts';
import { postProcedures, renameProcedure } from '#tests/support/posted-procedures.ts';
import type { RealTablet } from '#tests/support/real-tablet.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';

export interface Delivery {
  readonly up: number;
  readonly down: number;
  /** For content, without the heartbeats. */
  readonly requests: number;
  readonly laidMs: number;
  readonly swappedMs: number;
}

export interface DeliveryFigures {
  readonly whole: Pick<Delivery, 'up' | 'down'>;
  readonly all: Delivery;
  readonly words: readonly Delivery[];
  /** Whether the tablet holds at the end what the centre says that it gives out. */
  readonly isSame: boolean;
  readonly chromium: string;
}

/** One tablet, furnished with the sample's seventy, then with all, then with one word after the other. */
export async function measureDelivery(
  centre: CentreProcess,
  newTablet: (origin: string) => RealTablet,
  counts: { readonly procedures: number; readonly changes: number },
): Promise<DeliveryFigures> {
  const proxy = await startCountingProxy(Number(new URL(centre.url).port));
  const tablet = newTablet(proxy.origin);
  try {
    const { page, context } = await tablet.switchOn();
    const chromium = context.browser()?.version() ?? 'unknown';
    await pairByLink(page, centre.pairingUrl.replace(centre.url, proxy.origin));
    const more = manyProcedures(counts.procedures).slice(70);
    const all = await deliver(proxy, page, context, () =>
      inCentreStore(centre, (db) => postProcedures(db, SAMPLE_UNIT_ID, more)),
    );
    const words: Delivery[] = [];
    for (let change = 1; change <= counts.changes; change += 1) {
      const name = `Thủ tục đã được sửa một chữ, lần ${change}`;
      const rename = () =>
        inCentreStore(centre, async (db) => {
          await renameProcedure(db, SAMPLE_UNIT_ID, name);
        });
      words.push(await deliver(proxy, page, context, rename));
    }
    const { etag, ...whole } = await fetchWhole(proxy, page);
    const { current } = await heldContent(page);
    return { whole, all, words, isSame: current !== null && etag.includes(current), chromium };
  } finally {
    await tablet.dispose();
    proxy.close();
  }
}

async function deliver(
  proxy: CountingProxy,
  page: Page,
  context: BrowserContext,
  change: () => Promise<void>,
): Promise<Delivery> {
  const { current } = await heldContent(page);
  await change();
  let requests = 0;
  const count = (request: { url(): string }): void => {
    if (request.url().includes('/api/v1/content')) requests++;
  };
  context.on('request', count);
  proxy.reset();
  const begun = performance.now();
  await askNow(page);
  await until(async () => {
    const now = await heldContent(page);
    return now.next !== null || now.current !== current;
  });
  const laidMs = performance.now() - begun;
  const { up, down } = proxy;
  await until(async () => (await heldContent(page)).current !== current);
  const swappedMs = performance.now() - begun;
  context.off('request', count);
  return { up, down, requests, laidMs, swappedMs };
}

/** What every change cost before there were parts. */
async function fetchWhole(
  proxy: CountingProxy,
  page: Page,
): Promise<Pick<Delivery, 'up' | 'down'> & { readonly etag: string }> {
  proxy.reset();
  const etag = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('hai-long');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const identity = await new Promise<{ token: string }>((resolve) => {
      const request = db.transaction('identity').objectStore('identity').get('identity');
      request.onsuccess = () => resolve(request.result);
    });
    db.close();
    const headers = { authorization: `Bearer ${identity.token}` };
    const response = await fetch('/api/v1/content', { headers, cache: 'no-store' });
    await response.arrayBuffer();
    return response.headers.get('etag') ?? '';
  });
  return { up: proxy.up, down: proxy.down, etag };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come within two minutes');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

import type { BrowserContext, Page } from 'playwright';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import type { CentreProcess } from '#tests/support/centre-process.ts';
import { askNow, heldContent, inCentreStore } from '#tests/support/content-evidence.ts';
import { expectQuestion, pairByLink } from '#tests/support/kiosk-page.ts';
import { manyProcedures } from '#tests/support/many-procedures.ts';
import { postProcedures, renameProcedure } from '#tests/support/posted-procedures.ts';
import type { RealTablet } from '#tests/support/real-tablet.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';
import { installProbe, readStart } from './probe.ts';

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
  readonly word: Delivery;
  readonly parts: number;
  readonly partBytes: number;
  readonly usageBytes: number;
  readonly starts: readonly {
    readonly throttle: number;
    readonly usableMs: number;
    readonly longestTaskMs: number;
  }[];
}

const THROTTLES = [1, 6] as const;

/** One tablet, furnished with the sample's seventy, then with all, then with one word. */
export async function measureDelivery(
  centre: CentreProcess,
  newTablet: (origin: string) => RealTablet,
  procedures: number,
): Promise<DeliveryFigures> {
  const proxy = await startCountingProxy(Number(new URL(centre.url).port));
  const tablet = newTablet(proxy.origin);
  try {
    const { page, context, close } = await tablet.switchOn();
    await pairByLink(page, centre.pairingUrl.replace(centre.url, proxy.origin));
    const more = manyProcedures(procedures).slice(70);
    const all = await deliver(proxy, page, context, () =>
      inCentreStore(centre, (db) => postProcedures(db, SAMPLE_UNIT_ID, more)),
    );
    const word = await deliver(proxy, page, context, () =>
      inCentreStore(centre, async (db) => {
        await renameProcedure(db, SAMPLE_UNIT_ID, 'Thủ tục đã được sửa một chữ');
      }),
    );
    const whole = await fetchWhole(proxy, page);
    const held = await heldBytes(page);
    await close();
    const starts = [];
    for (const throttle of THROTTLES) starts.push(await measureStart(tablet, proxy.origin, throttle));
    return { whole, all, word, ...held, starts };
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
async function fetchWhole(proxy: CountingProxy, page: Page): Promise<Pick<Delivery, 'up' | 'down'>> {
  proxy.reset();
  await page.evaluate(async () => {
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
    await (await fetch('/api/v1/content', { headers, cache: 'no-store' })).arrayBuffer();
  });
  return { up: proxy.up, down: proxy.down };
}

async function heldBytes(page: Page): Promise<Pick<DeliveryFigures, 'parts' | 'partBytes' | 'usageBytes'>> {
  return await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('hai-long');
      request.onsuccess = () => resolve(request.result);
    });
    const rows = await new Promise<{ bytes: Uint8Array }[]>((resolve) => {
      const request = db.transaction('part').objectStore('part').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    db.close();
    const partBytes = rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const { usage = 0 } = await navigator.storage.estimate();
    return { parts: rows.length, partBytes, usageBytes: usage };
  });
}

async function measureStart(tablet: RealTablet, origin: string, throttle: number) {
  const { page, context, close } = await tablet.switchOn();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await installProbe(page);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { benchTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(origin);
  await expectQuestion(page);
  const { usable } = await readStart(page);
  const before = await page.evaluate(() => Reflect.get(window, 'benchTasks').length);
  await page.getByRole('button', { name: 'Tra cứu thủ tục' }).click();
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).waitFor({ timeout: 60_000 });
  const longestTaskMs = await page.evaluate(
    (first) => Math.round(Math.max(0, ...Reflect.get(window, 'benchTasks').slice(first))),
    before,
  );
  await close();
  return { throttle, usableMs: Math.round(usable), longestTaskMs };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come within two minutes');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

import type { Browser } from 'playwright';
import { type Arrived, type Client, PLACE } from './clients.ts';
import { startLinkProxy } from './link-proxy.ts';
import { openPage } from './open-page.ts';

/** What one tablet's return took. */
export interface Return extends Arrived {
  readonly ms: number;
  readonly requests: number;
  readonly upBytes: number;
}

/** A tablet of its own with so many ratings, a server of its own, and the network back. */
export async function bringBack(
  browser: Browser,
  client: Client,
  run: { readonly count: number; readonly rttMs: number; readonly seed: number },
): Promise<Return> {
  const server = await client.start();
  const link = await startLinkProxy(server.port, { rttMs: run.rttMs });
  try {
    const page = await openPage(browser, link.origin, client.page);
    const told = server.code === undefined ? {} : { code: server.code };
    const whenAndWhere = { untilMs: Date.now(), place: PLACE };
    await page.call('prepare', {
      ...client.task,
      ...told,
      ...whenAndWhere,
      count: run.count,
      seed: run.seed,
    });
    link.reset();
    const ms = await page.call('send');
    const { requests, up: upBytes } = link;
    await page.close();
    return { ms, requests, upBytes, ...(await server.arrived()) };
  } finally {
    await link.close();
    await server.dispose();
  }
}

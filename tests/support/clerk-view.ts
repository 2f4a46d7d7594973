import type { BrowserContext, Page, Request } from '@playwright/test';
import { parseSegment } from '#shared/lib/segment-text.ts';

declare global {
  interface Window {
    saidAloud?: string[];
    fetchedBefore?: number;
  }
}

/** Everything that somebody beside the tablet, behind the screen reader or on the line can notice at one moment. */
export interface View {
  readonly picture: Buffer;
  readonly html: string;
  readonly names: string;
  readonly said: readonly string[];
}

export async function view(page: Page): Promise<View> {
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const html = await page.evaluate(documentText);
  const names = await page.locator('body').ariaSnapshot();
  const said = await page.evaluate(() => window.saidAloud ?? []);
  return { picture, html, names, said };
}

/** Nobody has answered yet: in which order the links of the head came until now says nothing. From here on it counts. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.fetchedBefore = document.querySelectorAll('head > link').length;
  });
}

/** Runs in the page: the whole document, with the links that were there before the answer in an order of their own. */
function documentText(): string {
  const copy = document.documentElement.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error('no document');
  const before = [...copy.querySelectorAll('head > link')].slice(0, window.fetchedBefore ?? 0);
  const sorted = before.map(({ outerHTML }) => outerHTML).sort();
  before.forEach((link, place) => {
    link.outerHTML = sorted[place] ?? '';
  });
  return copy.outerHTML;
}

/** Writes down every text that appears in a live region, from the start of the page. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    window.saidAloud = said;
    const last = new Map<Element, string>();
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[role="status"], [role="alert"], [aria-live]')) {
        const text = region.textContent ?? '';
        if (last.get(region) !== text && text !== '') said.push(text);
        last.set(region, text);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** What went over the line: kinds of the entries and length of the body, by push. Heartbeats are left out. */
export interface Sent {
  readonly kinds: string;
  readonly bytes: number;
  readonly headers: string;
}

export function collectSent(context: BrowserContext): readonly Sent[] {
  const sent: Sent[] = [];
  context.on('request', (request: Request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/api/v1/journal')) return;
    const body = request.postDataBuffer();
    const segment = body ? parseSegment(body.toString('utf8')) : null;
    if (!body || segment?.ok !== true || segment.value.lines.length === 0) return;
    const kinds = segment.value.lines.map(({ envelope }) => (envelope.ok ? envelope.value.kind : '?'));
    sent.push({
      kinds: kinds.join(' '),
      bytes: body.length,
      headers: Object.keys(request.headers()).sort().join(' '),
    });
  });
  return sent;
}

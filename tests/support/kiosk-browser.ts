import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { browserLaunchOptions } from './browser.ts';

export interface KioskBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests that left the centre's origin, and errors that no one caught: both must stay empty. */
  readonly strayRequests: readonly string[];
  readonly pageErrors: readonly string[];
  /** SIGKILL to the whole process group, as when the plug is pulled: nothing is closed, nothing is flushed. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A tablet's browser: everything it keeps lies in `profile`, so that the next one with the same profile is the same tablet. */
export async function openKioskBrowser(
  profile: string,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<KioskBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    ...browserLaunchOptions(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...options,
  });
  const pid = await prepare(context);
  const strayRequests: string[] = [];
  const pageErrors: string[] = [];
  context.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) {
      strayRequests.push(request.url());
    }
  });
  context.on('weberror', (error) => pageErrors.push(String(error.error().stack ?? error.error())));
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    strayRequests,
    pageErrors,
    kill: async () => {
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      process.kill(-pid, 'SIGKILL');
      await gone;
    },
    close: () => context.close(),
  };
}

/** Grants durable storage (an installed kiosk has it; a headless browser does not) and returns the id of the process group. */
async function prepare(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  if (!browser) throw new Error('a persistent context without its browser');
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.grantPermissions', { permissions: ['durableStorage'] });
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find((info) => info.type === 'browser');
  if (!main) throw new Error('the browser does not tell its process id');
  return main.id;
}

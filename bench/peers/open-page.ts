import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import type { PagePeer } from './pages/page-peer.ts';

/** The clients that run in a page, each a file of `pages/`. */
export type PageName = 'ours' | 'pouch' | 'rx' | 'posting' | 'floor';

const bundles = new Map<PageName, Promise<string>>();

/** One script of a page, built as for a user: minified, without anything that is not used. */
function bundleOf(name: PageName): Promise<string> {
  const made = bundles.get(name) ?? makeBundle(name);
  bundles.set(name, made);
  return made;
}

async function makeBundle(name: PageName): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, '../..'),
    // PouchDB asks for Node's emitter.
    resolve: { alias: { events: join(import.meta.dirname, 'pages/events.ts') } },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'pages', `${name}.ts`), formats: ['iife'], name: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`no script for ${name}`);
  return chunk.code;
}

/** A client in a page of its own profile, whose origin is the link to its server. */
export interface OpenPage {
  call<Name extends keyof PagePeer>(
    name: Name,
    ...args: Parameters<PagePeer[Name]>
  ): Promise<Awaited<ReturnType<PagePeer[Name]>>>;
  close(): Promise<void>;
}

/** Names an icon, so that the browser asks for none. */
const HTML = '<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">';

/** The page itself comes from here, not over the link; from then on nothing stands between the client and its server. */
export async function openPage(browser: Browser, origin: string, name: PageName): Promise<OpenPage> {
  const script = await bundleOf(name);
  const context = await browser.newContext();
  const page = await context.newPage();
  const address = `${origin}/bench-page`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: HTML }));
  await page.goto(address);
  await page.unroute(address);
  await page.addScriptTag({ content: script });
  return { call: (method, ...args) => callPeer(page, method, args), close: () => context.close() };
}

function callPeer<Result>(page: Page, method: keyof PagePeer, args: readonly unknown[]): Promise<Result> {
  return page.evaluate(([name, given]) => Reflect.get(Reflect.get(window, 'peer'), name)(...given), [
    method,
    args,
  ] as const);
}

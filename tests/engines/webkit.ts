import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import { freePort } from '../support/free-port.ts';
import type { Engine } from './engine.ts';

export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/** WebKitGTK's MiniBrowser on a display in memory. Close to Safari's engine, not to iPadOS's rules for storage. */
export async function startWebKit(programs: WebKitPrograms): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'hailong-webkit-'));
  const display = await startDisplay(programs.display);
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: display.name,
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
  };
  const service = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
  const driver = await openBrowser(programs.browser, port);
  return {
    name: 'WebKitGTK',
    open: (url) => driver.get(url),
    evaluate: (source) => driver.executeScript(source),
    // A session of its driver forgets everything at its end, so the browser goes on and the page is loaded anew.
    reopen: (url) => driver.get(url),
    async close() {
      await driver.quit().catch(() => {});
      for (const child of [service, display.child]) await end(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function openBrowser(binary: string, port: number): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  const deadline = performance.now() + 15_000;
  for (;;) {
    try {
      return await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(capabilities)
        .build();
    } catch (error) {
      // The driver's port opens a moment after its start.
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Xvfb chooses a free number itself and tells it on the third stream. */
async function startDisplay(
  program: string,
): Promise<{ readonly name: string; readonly child: ChildProcess }> {
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x800x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = child.stdio[3];
  if (!told) throw new Error('no stream for the display number');
  const [number] = await once(told, 'data');
  return { name: `:${String(number).trim()}`, child };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

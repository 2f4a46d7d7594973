import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Flags that keep Chromium quiet and its figures steady; no test needs what they switch off. */
const BROWSER_ARGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-partial-raster',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Debian's own binary first: its wrapper in /usr/bin does the same with a harmless complaint of the shell. */
const INSTALLED: readonly string[] = [
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What every suite hands to Playwright. Without a browser `executablePath` is left out and Playwright names what it misses. */
export function browserLaunchOptions(): {
  executablePath?: string;
  chromiumSandbox: boolean;
  args: string[];
} {
  const executablePath = findBrowser();
  return { ...(executablePath ? { executablePath } : {}), chromiumSandbox: false, args: [...BROWSER_ARGS] };
}

/** CHROME_PATH, else an installed Chromium or Chrome, else Playwright's own download, else null. */
function findBrowser(): string | null {
  const wished = process.env.CHROME_PATH;
  if (wished) return wished;
  return [...INSTALLED, chromium.executablePath()].find(isExecutable) ?? null;
}

/** A browser for the test command: found, or installed from the distribution where we are allowed to; otherwise one clear line. */
export function provideBrowser(): string {
  const wished = process.env.CHROME_PATH;
  if (wished && !isExecutable(wished)) throw new Error(`CHROME_PATH names no program: ${wished}`);
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installFromDebian();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'No Chromium or Chrome found: install one (Debian: apt-get install chromium) or set CHROME_PATH to its program.',
  );
}

function installFromDebian(): void {
  console.log('No browser found: installing chromium with apt-get.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', ['-q', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    });
    if (status !== 0) return;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

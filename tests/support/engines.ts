import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import type { WebKitPrograms } from '../engines/webkit.ts';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'] as const;
const WEBKIT: WebKitPrograms = {
  driver: '/usr/bin/WebKitWebDriver',
  browser: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  display: '/usr/bin/Xvfb',
};
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'] as const;

export function findFirefox(): string | null {
  return FIREFOX.find(isExecutable) ?? null;
}

export function findWebKit(): WebKitPrograms | null {
  return Object.values(WEBKIT).every(isExecutable) ? WEBKIT : null;
}

/** Root on Debian. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs the other engines where we are allowed to (root on Debian); elsewhere says loudly what is left out. */
export function provideEngines(): void {
  if (findFirefox() && findWebKit()) return;
  if (mayInstall()) {
    console.log(`Installing ${PACKAGES.join(', ')} with apt-get.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
      spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
    }
  }
  if (!findFirefox()) console.log('NOT TESTED IN FIREFOX: no firefox-esr on this machine.');
  if (!findWebKit())
    console.log('NOT TESTED IN WEBKIT: no webkit2gtk-driver, MiniBrowser and Xvfb on this machine.');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

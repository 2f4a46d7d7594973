import type { SelfTestFacts } from '#sync/self-test-facts.ts';
import type { SyncLoop } from '#sync/sync-loop.ts';
import { attempt } from './attempt.ts';
import { measureNetwork } from './measure-network.ts';
import type { DeviceDatabase } from './open-database.ts';
import { readBrowser } from './read-browser.ts';
import { readStorage } from './storage-health.ts';
import { systemClock } from './system-clock.ts';
import { WINDOW_LOCK } from './window-lead.ts';
import { readWorkerVersion } from './worker-version.ts';

export interface MeasurePorts {
  readonly db: DeviceDatabase;
  readonly page: Window;
  /** Version of the page that runs. */
  readonly app: string;
  /** Null while the tablet is not paired. */
  readonly loop: Pick<SyncLoop, 'status' | 'subscribe' | 'nudge'> | null;
}

/** Looks at everything that a counter's tablet depends on. Never rejects: what cannot be had is a finding. */
export async function measureTablet({ db, page, app, loop }: MeasurePorts): Promise<SelfTestFacts> {
  const { navigator, document } = page;
  const probe = await measureProbe(db, page);
  // Before the clock is read: the answer brings the centre's time.
  const network =
    loop === null
      ? ({ type: 'silent' } as const)
      : await measureNetwork(loop, { clock: systemClock, monotonicMs: () => page.performance.now() });
  return {
    secure: page.isSecureContext,
    storage: await readStorage(navigator.storage),
    probe,
    network,
    skewMs: loop?.status().skewMs ?? null,
    version: { page: app, ...(await readWorkerVersion(navigator.serviceWorker)) },
    browser: readBrowser(navigator.userAgent),
    missingFonts: await findMissingFonts(document.fonts),
    display: measureDisplay(page),
    wakeLock: await tryWakeLock(navigator),
    windowLock: await findWindowLock(navigator),
  };
}

async function measureProbe(db: DeviceDatabase, { performance }: Window): Promise<SelfTestFacts['probe']> {
  const startMs = performance.now();
  try {
    const durability = await db.probe();
    return { ms: Math.round(performance.now() - startMs), durability };
  } catch {
    // That it does not work is what was to be found out.
    return null;
  }
}

/** As tokens.css names them; the letters stand in both files of each weight. */
const FAMILY = 'Be Vietnam Pro';
const WEIGHTS = ['400', '600'] as const;
const LETTERS = 'aệữỖĐ';
const FILES_A_WEIGHT = 2;

async function findMissingFonts(fonts: FontFaceSet): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const weight of WEIGHTS) {
    const faces = (await attempt(() => fonts.load(`${weight} 16px "${FAMILY}"`, LETTERS))) ?? [];
    const loaded = faces.filter(({ status }) => status === 'loaded');
    if (loaded.length < FILES_A_WEIGHT) missing.push(`${FAMILY} ${weight}`);
  }
  return missing;
}

function measureDisplay(page: Window): SelfTestFacts['display'] {
  const shows = (mode: string): boolean => page.matchMedia(`(display-mode: ${mode})`).matches;
  const fullscreen = page.document.fullscreenElement !== null || shows('fullscreen');
  const standalone = shows('standalone') || shows('minimal-ui');
  const mode = fullscreen ? 'fullscreen' : standalone ? 'standalone' : 'browser';
  return { width: page.innerWidth, height: page.innerHeight, mode };
}

async function tryWakeLock({ wakeLock }: Partial<Navigator>): Promise<SelfTestFacts['wakeLock']> {
  if (wakeLock === undefined) return 'unsupported';
  const lock = await attempt(() => wakeLock.request('screen'));
  if (lock === undefined) return 'refused';
  await attempt(() => lock.release());
  return 'held';
}

async function findWindowLock({ locks }: Partial<Navigator>): Promise<SelfTestFacts['windowLock']> {
  if (locks === undefined) return 'unsupported';
  const { held = [] } = (await attempt(() => locks.query())) ?? {};
  return held.some(({ name }) => name === WINDOW_LOCK) ? 'held' : 'missing';
}

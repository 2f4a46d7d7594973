import type { AppUpdate } from '#device/app-update.ts';
import type { PairFault } from '#device/pair-device.ts';
import { createReadAloud } from '#device/read-aloud.ts';
import { systemClock } from '#device/system-clock.ts';
import { createTablet, type Tablet } from '#device/tablet.ts';
import { webRandom } from '#device/web-random.ts';
import { takeLead } from '#device/window-lead.ts';
import { offsetMs } from '#shared/domain/zoned-day.ts';
import { err, ok } from '#shared/lib/result.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { afterFirstScreen } from './first-screen.ts';
import type { PairFailure } from './kiosk-state.ts';
import type { KioskStore } from './kiosk-store.ts';
import { mountKiosk } from './mount-kiosk.tsx';
import type { KioskPorts } from './ports.ts';
import type { StaffPorts } from './staff/staff-ports.ts';

/** Composition root of the counter: builds the tablet and hands the screens what they need. */
export function start(root: HTMLElement): void {
  const code = takeCodeFromAddress();
  const tablet = createTablet({
    app: __APP_VERSION__,
    onContentWaiting: () => kiosk.send({ type: 'content-waiting' }),
  });
  // While the screens are made and this window asks for the lead.
  tablet.prepare();
  const kiosk = mountKiosk(
    root,
    createPorts(tablet, async () => (await update)?.apply() ?? false),
  );
  if (code !== null) pairWhenOpen(kiosk, code);
  kiosk.start();
  const quiet = afterFirstScreen(kiosk.store, systemClock);
  quiet.then(holdScreen).catch(() => {});
  followSystems(kiosk, tablet).catch(() => {});
  // Without it the counter is served by the version that is here.
  const update = import.meta.env.PROD
    ? quiet.then(() => watchForUpdates(kiosk)).catch(() => null)
    : Promise.resolve(null);
  window.addEventListener('pointerdown', () => tablet.touched(), { capture: true, passive: true });
  window.addEventListener('online', () => tablet.nudge('online'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tablet.nudge('visible');
  });
}

/** It is in the precache; a page that cannot have it serves the counter all the same. */
async function holdScreen(): Promise<void> {
  (await import('#device/hold-screen.ts')).holdScreen();
}

/** Where the office wants it, and not before, other systems may ask for invitations. Without it the counter works as ever. */
async function followSystems({ store, invite }: KioskStore, tablet: Tablet): Promise<void> {
  const counter = () => {
    const { office } = store.getState();
    return office?.content.settings.intake.fromSystem === true ? office.counter : null;
  };
  while (counter() === null) await new Promise<void>((resolve) => nextChange(store, resolve));
  const { followWished } = await import('#device/follow-invitations.ts');
  followWished({
    fetch: window.fetch,
    clock: systemClock,
    random: webRandom,
    token: () => tablet.token(),
    counter,
    subscribe: (listener) => store.subscribe(listener),
    onInvited: (field) => invite('api', field),
  });
}

function nextChange(store: KioskStore['store'], changed: () => void): void {
  const stop = store.subscribe(() => {
    stop();
    changed();
  });
}

/** Nobody needs it to answer the question, so it is loaded after it. */
async function watchForUpdates(kiosk: KioskStore): Promise<AppUpdate> {
  const [{ createAppUpdate }, { Workbox }] = await Promise.all([
    import('#device/app-update.ts'),
    import('workbox-window'),
  ]);
  const update = createAppUpdate({
    workbox: new Workbox('/sw.js'),
    clock: systemClock,
    random: webRandom,
    reload: () => location.reload(),
    onWaiting: () => kiosk.send({ type: 'update-waiting' }),
  });
  update.start();
  return update;
}

function createPorts(tablet: Tablet, applyUpdate: () => Promise<boolean>): KioskPorts {
  return {
    clock: { ...systemClock, monotonicMs: () => performance.now() },
    random: webRandom,
    origin: location.origin,
    stamp() {
      const nowMs = systemClock.nowMs();
      return { id: uuidV7(nowMs, webRandom.bytes(10)), at: new Date(nowMs).toISOString() };
    },
    lead: (onWaiting) => takeLead({ locks: navigator.locks, clock: systemClock, onWaiting }),
    async boot() {
      const opening = Promise.all([tablet.open(), tablet.staff().then((desk) => desk.open())]);
      // The browser's first look into its calendar takes long, and the question needs one: while the disk is waited for.
      offsetMs(systemClock.nowMs(), 'Asia/Ho_Chi_Minh');
      const [facts, choices] = await opening;
      return { counter: facts?.identity.counter.id ?? null, content: facts?.content ?? null, choices };
    },
    record: (drafts) => tablet.record(drafts),
    seal: (kind, entryId, plain, key) => tablet.seal(kind, entryId, plain, key),
    async makeCode(visit, perHour) {
      const made = await tablet.makeCode(visit, perHour);
      return made.ok ? { type: 'code', code: made.value } : { type: 'none', why: made.error };
    },
    async pair(code) {
      const paired = await tablet.pair(code);
      if (!paired.ok) return err(FAILURES[paired.error.type]);
      return ok({ counter: paired.value.identity.counter.id, content: paired.value.content });
    },
    swapContent: () => tablet.swapContent(),
    async procedures(version, finding) {
      const { procedures, damagedParts } = await tablet.procedures(version);
      const { openFinder } = await import('#device/open-finder.ts');
      const finder = await openFinder(procedures, finding);
      return { procedures, finder, complete: damagedParts === 0 };
    },
    async copy(text) {
      const { copyText } = await import('#device/clipboard.ts');
      return await copyText(navigator.clipboard, text);
    },
    countUse: (use) => tablet.countUse(use),
    applyUpdate,
    sync: {
      status: () => tablet.status(),
      subscribe: (listener) => tablet.subscribe(listener),
      nudge: () => tablet.nudge('staff'),
    },
    readAloud: createReadAloud(window.speechSynthesis),
    care: {
      app: __APP_VERSION__,
      builtMs: Date.parse(__BUILD_TIME__),
      secure: window.isSecureContext,
      storage: () => tablet.storage(),
      exportJournal: (scope) => tablet.exportJournal(scope),
    },
    staff: createStaffPorts(tablet),
  };
}

function createStaffPorts(tablet: Tablet): StaffPorts {
  return {
    checkPin: async (pin, hash) => (await tablet.staff()).checkPin(pin, hash),
    async keepChoices(choices, notes) {
      await (await tablet.staff()).keepChoices(choices, notes);
      return true;
    },
    async selfTest() {
      const { runSelfTest } = await import('./staff/run-self-test.ts');
      const desk = await tablet.staff();
      return await runSelfTest({
        app: __APP_VERSION__,
        device: tablet.device(),
        nowIso: () => new Date(systemClock.nowMs()).toISOString(),
        measure: () => tablet.measure(),
        note: (body) => desk.note(body),
      });
    },
    print: () => window.print(),
  };
}

const FAILURES = {
  invalid: 'code-invalid',
  expired: 'code-expired',
  throttled: 'busy',
  unreachable: 'unreachable',
  storage: 'storage',
  insecure: 'insecure',
} as const satisfies { readonly [F in PairFault['type']]: PairFailure };

/** `/?pair=CODE`: the code leaves the address at once, so that neither a reload nor "back" spends it again. */
function takeCodeFromAddress(): string | null {
  const address = new URL(location.href);
  const code = address.searchParams.get('pair');
  address.searchParams.delete('pair');
  if (code !== null) history.replaceState(null, '', address);
  return code;
}

const NOT_OPEN: ReadonlySet<string> = new Set(['starting', 'second-window', 'storage-failed']);

/** Pairs as soon as the storage is open. */
function pairWhenOpen(kiosk: KioskStore, code: string): void {
  const stop = kiosk.store.subscribe(({ screen }) => {
    if (NOT_OPEN.has(screen.type)) return;
    stop();
    kiosk.send({ type: 'code-submitted', code });
  });
}

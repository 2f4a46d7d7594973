import { assertNever } from '#shared/lib/assert-never.ts';
import type { SelfTestCheck, Verdict } from '#shared/protocol/self-test.ts';
import type { DisplayFinding, NetworkFinding, SelfTestFacts, VersionFinding } from '#sync/self-test-facts.ts';
import { isStorageLow, type StorageFacts } from '#sync/storage-facts.ts';
import { skewOf } from '../staff-words.ts';
import type { Advice, JudgedCheck } from './self-test.ts';

type Judgement = Omit<JudgedCheck, 'check'>;

/** A durable write that takes longer makes a citizen wait for the thanks. */
const SLOW_WRITE_MS = 1_000;
const SLOW_NETWORK_MS = 3_000;
/** The smallest screen that the pages are drawn for, either way round. */
const SHORT_SIDE = 600;
const LONG_SIDE = 800;
/** Engines in which everything that the pages use works; older ones are not tried. */
const OLDEST_ENGINE: Readonly<Record<string, number>> = { Chromium: 111, Firefox: 128, Safari: 17 };

/** Says of everything that was found whether it is good, and what to do where it is not. */
export function judgeSelfTest(facts: SelfTestFacts): readonly JudgedCheck[] {
  const judged: { readonly [C in SelfTestCheck]: Judgement } = {
    secure: facts.secure ? pass(true) : fail(false, 'open-by-https'),
    persist: judgePersistence(facts.storage),
    durability: judgeProbe(facts.probe),
    quota: judgeQuota(facts.storage),
    network: judgeNetwork(facts.network),
    clock: judgeClock(facts.skewMs),
    version: judgeVersion(facts.version),
    browser: judgeBrowser(facts.browser),
    fonts:
      facts.missingFonts.length === 0
        ? pass(true)
        : attention(facts.missingFonts.join(', '), 'reload-online'),
    display: judgeDisplay(facts.display),
    'wake-lock': facts.wakeLock === 'held' ? pass(true) : attention(facts.wakeLock, 'screen-settings'),
    locks: facts.windowLock === 'held' ? pass(true) : attention(facts.windowLock, 'one-window'),
  };
  // The keys are those of the type above.
  return Object.entries(judged).map(([check, judgement]) => ({
    check: check as SelfTestCheck,
    ...judgement,
  }));
}

/** The worst of them. */
export function verdictOf(checks: readonly JudgedCheck[]): Verdict {
  if (checks.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return checks.some(({ verdict }) => verdict === 'attention') ? 'attention' : 'pass';
}

function judgePersistence({ persisted }: StorageFacts): Judgement {
  return persisted === true ? pass(true) : attention(persisted, 'install');
}

function judgeProbe(probe: SelfTestFacts['probe']): Judgement {
  if (probe === null) return fail(null, 'free-space');
  const { ms, durability } = probe;
  if (durability !== 'strict') return attention(ms, 'ask-browser-update');
  return ms > SLOW_WRITE_MS ? attention(ms, 'tell-admin') : pass(ms);
}

function judgeQuota(storage: StorageFacts): Judgement {
  const { usedBytes, quotaBytes } = storage;
  if (usedBytes === null || quotaBytes === null) return attention(null, 'tell-admin');
  const free = Math.max(0, quotaBytes - usedBytes);
  return isStorageLow(storage) ? fail(free, 'free-space') : pass(free);
}

function judgeNetwork(network: NetworkFinding): Judgement {
  switch (network.type) {
    case 'answered':
      return network.ms > SLOW_NETWORK_MS ? attention(network.ms, 'check-network') : pass(network.ms);
    case 'silent':
      return attention(network.type, 'check-network');
    case 'failed': {
      const { failure } = network;
      switch (failure.type) {
        case 'unreachable':
          return attention(failure.type, 'check-network');
        case 'busy':
        case 'too-large':
        case 'forked':
          return attention(failure.type, 'wait');
        case 'unpaired':
          return fail(failure.type, 'pair-again');
        case 'outdated':
          return fail(failure.type, 'update-app');
        case 'rejected':
          return fail(failure.type, 'tell-admin');
        default:
          return assertNever(failure);
      }
    }
    default:
      return assertNever(network);
  }
}

function judgeClock(skewMs: number | null): Judgement {
  switch (skewOf(skewMs)) {
    case 'unknown':
      return attention(skewMs, 'set-clock-after-network');
    case 'right':
    case 'little':
      return pass(skewMs);
    default:
      return fail(skewMs, 'set-clock');
  }
}

function judgeVersion({ page, worker, waiting }: VersionFinding): Judgement {
  if (worker === null) return attention(null, 'reload-online');
  if (worker !== page) return attention(worker, 'let-update-in');
  return waiting ? attention(page, 'let-update-in') : pass(page);
}

function judgeBrowser(browser: SelfTestFacts['browser']): Judgement {
  if (browser === null) return attention(null, 'ask-browser-update');
  const oldest = OLDEST_ENGINE[browser.name];
  const found = `${browser.name} ${browser.major}`;
  return oldest !== undefined && browser.major >= oldest
    ? pass(found)
    : attention(found, 'ask-browser-update');
}

function judgeDisplay({ width, height, mode }: DisplayFinding): Judgement {
  const found = `${width}×${height}`;
  const large = Math.min(width, height) >= SHORT_SIDE && Math.max(width, height) >= LONG_SIDE;
  if (!large) return attention(found, 'larger-screen');
  return mode === 'browser' ? attention(found, 'install') : pass(found);
}

function pass(found: Judgement['found']): Judgement {
  return { verdict: 'pass', found, advice: null };
}

function attention(found: Judgement['found'], advice: Advice): Judgement {
  return { verdict: 'attention', found, advice };
}

function fail(found: Judgement['found'], advice: Advice): Judgement {
  return { verdict: 'fail', found, advice };
}

import type { Used } from '#kiosk/kiosk-state.ts';
import type { ExportOutcome, KioskPorts } from '#kiosk/ports.ts';
import type { SelfTest } from '#kiosk/staff/self-test.ts';
import type { PinVerdict } from '#kiosk/staff/staff-state.ts';
import type { TakeHomeOutcome } from '#kiosk/take-home-steps.ts';
import { ok } from '#shared/lib/result.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { NO_CHOICES, type TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { ExportScope } from '#sync/export-journal.ts';
import type { EntryContent } from '#sync/record.ts';
import { type StorageFacts, UNKNOWN_STORAGE } from '#sync/storage-facts.ts';
import { STOPPED_STATUS, type SyncStatus } from '#sync/sync-status.ts';
import { findAmong } from './find-among.ts';
import { MORNING_MS } from './kiosk-bench.ts';
import { COUNTER, type SampleContent } from './sample-content.ts';
import { createSeededChance } from './virtual-time.ts';

export interface FakeTablet extends KioskPorts {
  /** What reached the disk. */
  readonly kept: EntryDraft[];
  /** What was sealed, by the entry that carries it, and to which key where it was not the centre's. */
  readonly sealed: Map<string, unknown>;
  readonly sealedTo: Map<string, string>;
  /** False: nothing can be sealed. */
  sealing: boolean;
  /** What asking for a code to rate at home is answered. */
  codeMade: TakeHomeOutcome;
  /** False: the disk takes nothing. */
  healthy: boolean;
  /** What was put on the clipboard, and whether that is allowed. */
  readonly copied: string[];
  copying: boolean;
  /** What was counted. */
  readonly used: Used[];
  /** Languages of which the device has a voice. */
  voices: readonly string[];
  /** What was read aloud, a list of paragraphs a time. */
  readonly said: (readonly string[])[];
  status: SyncStatus;
  storage: StorageFacts;
  /** What an export answers. */
  exported: (scope: ExportScope) => ExportOutcome;
  /** What staff decided and what was noted of it; `choices` is what the next start finds. */
  choices: TabletChoices;
  readonly noted: EntryContent[];
  /** What a PIN is answered; null: only asked whether one is taken now. */
  answerPin: (pin: string | null) => PinVerdict;
  /** What a self-test says. */
  selfTested: () => SelfTest;
  printed: number;
  /** Moves the clock and runs what fell due, in order. */
  pass(ms: number): Promise<void>;
}

/** As long as a test says nothing else. */
const STATUS: SyncStatus = { ...STOPPED_STATUS, phase: 'unpaired', last: 12, ackedThrough: 9, pending: 3 };

/** A tablet in memory under a clock that stands until it is moved. */
export function createFakeTablet(content: SampleContent | null, paired = true): FakeTablet {
  let nowMs = 0;
  let made = 0;
  let timers: { readonly dueMs: number; readonly callback: () => void }[] = [];
  const kept: EntryDraft[] = [];
  const tablet: FakeTablet = {
    kept,
    sealed: new Map(),
    sealedTo: new Map(),
    sealing: true,
    codeMade: { type: 'code', code: '0123-4567-89CF-GHJK-MNPR' },
    makeCode: async () => tablet.codeMade,
    healthy: true,
    used: [],
    copied: [],
    copying: true,
    voices: [],
    said: [],
    status: STATUS,
    storage: UNKNOWN_STORAGE,
    exported: () => ({ type: 'nothing' }),
    choices: NO_CHOICES,
    noted: [],
    answerPin: (pin) => (pin === null ? { type: 'locked', lockedMs: 0 } : { type: 'right' }),
    selfTested: () => {
      throw new Error('no self-test was arranged');
    },
    printed: 0,
    clock: {
      monotonicMs: () => nowMs,
      nowMs: () => MORNING_MS + nowMs,
      after(delayMs, callback) {
        const timer = { dueMs: nowMs + delayMs, callback };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    random: createSeededChance(1),
    origin: 'https://hailong.example.vn',
    stamp: () => ({ id: `entry-${++made}`, at: new Date(MORNING_MS + nowMs).toISOString() }),
    lead: async () => {},
    boot: async () => ({ counter: paired ? COUNTER : null, content, choices: tablet.choices }),
    async record(drafts) {
      await Promise.resolve();
      if (!tablet.healthy) return false;
      kept.push(...drafts.filter(({ id }) => !kept.some((other) => other.id === id)));
      return true;
    },
    seal: async (_kind, entryId, plain, key) => {
      if (!tablet.sealing) throw new Error('no key');
      tablet.sealed.set(entryId, plain);
      if (key !== undefined) tablet.sealedTo.set(entryId, key.id);
      return { key: key?.id ?? 'seal', enc: 'enc', ct: 'ct' };
    },
    pair: async () => ok({ counter: COUNTER, content }),
    swapContent: async () => null,
    async procedures(_version, finding) {
      const procedures = content?.procedures ?? [];
      return { procedures, finder: findAmong(procedures, finding), complete: true };
    },
    async copy(text) {
      tablet.copied.push(text);
      return tablet.copying;
    },
    async countUse(use) {
      tablet.used.push(use);
    },
    applyUpdate: async () => false,
    sync: {
      status: () => tablet.status,
      subscribe: () => () => {},
      nudge: () => {},
    },
    readAloud: {
      canSpeak: (language) => tablet.voices.includes(language),
      subscribe: () => () => {},
      isSpeaking: () => false,
      say: (paragraphs) => tablet.said.push(paragraphs),
      stop: () => {},
    },
    care: {
      app: '1.2.3',
      builtMs: 0,
      secure: true,
      storage: () => tablet.storage,
      exportJournal: async (scope) => tablet.exported(scope),
    },
    staff: {
      checkPin: async (pin) => tablet.answerPin(pin),
      async keepChoices(choices, notes) {
        if (!tablet.healthy) return false;
        tablet.choices = choices;
        tablet.noted.push(...notes);
        return true;
      },
      selfTest: async () => tablet.selfTested(),
      print: () => {
        tablet.printed++;
      },
    },
    async pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const [next] = timers.filter((timer) => timer.dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.callback();
        await Promise.resolve();
      }
      nowMs = endMs;
      await Promise.resolve();
    },
  };
  return tablet;
}

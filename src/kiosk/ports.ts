import type { ClerkId, CounterId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import type { SealedBox } from '#shared/protocol/sealed-bodies.ts';
import type { TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { FindingSetting } from '#shared/protocol/unit-settings.ts';
import type { ExportScope } from '#sync/export-journal.ts';
import type { Random } from '#sync/ports.ts';
import type { StorageFacts } from '#sync/storage-facts.ts';
import type { SyncStatus } from '#sync/sync-status.ts';
import type { PairFailure, PostedProcedures, Used } from './kiosk-state.ts';
import type { StaffPorts } from './staff/staff-ports.ts';
import type { TakeHomeOutcome } from './take-home-steps.ts';

/** What the tablet knows of itself at the start: null and null before it was paired. */
export interface BootFacts {
  readonly counter: CounterId | null;
  readonly content: OfficeContent | null;
  /** What staff decided on it; left out: nothing. */
  readonly choices?: TabletChoices | undefined;
}

export interface PairFacts {
  readonly counter: CounterId;
  /** Null when the tablet was paired but the content could not be fetched yet; it is announced later. */
  readonly content: OfficeContent | null;
}

export interface KioskClock {
  /** Milliseconds that never jump. */
  monotonicMs(): number;
  /** The device's clock. */
  nowMs(): number;
  /** Calls back after about `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** What the screens need from the tablet. The composition root fills it in; tests hand in fakes. */
export interface KioskPorts {
  readonly clock: KioskClock;
  readonly random: Random;
  /** Where this page came from, for links that are shown when the centre names no address of its own. */
  readonly origin: string;
  /** Id and time (ISO UTC) of an entry that is about to be made. */
  stamp(): { readonly id: string; readonly at: string };
  /** TB1: resolves as soon as this window leads; tells when it has to wait for another one. Never rejects. */
  lead(onWaiting: () => void): Promise<void>;
  /** Opens what the tablet stores. Rejects when it cannot be opened. */
  boot(): Promise<BootFacts>;
  /**
   * Resolves with true when the commit of all of them has reached the disk; otherwise none is kept (JR1). Offering the same
   * ids again never doubles them.
   */
  record(drafts: readonly EntryDraft[]): Promise<boolean>;
  /**
   * Seals what somebody wrote for the entry that will carry it, so that it can be recorded; nobody at the counter can open
   * it. Rejects while the tablet is not paired.
   * @param key whom to seal it to; the centre unless said otherwise
   */
  seal(kind: string, entryId: string, plain: unknown, key?: ServerKey): Promise<SealedBox>;
  /** TH1: a code to rate the visit at home; that one was issued is on the disk by then. Rejects when the storage fails. */
  makeCode(
    visit: { readonly counter: CounterId; readonly clerk: ClerkId | null; readonly field: string | null },
    perHour: number,
  ): Promise<TakeHomeOutcome>;
  pair(code: string): Promise<Result<PairFacts, PairFailure>>;
  /** Makes the content that waits the current one; null when there is none. */
  swapContent(): Promise<OfficeContent | null>;
  /**
   * The procedures of the content of that version, and the search over them. They may be thousands: they are read piece by
   * piece, after the first paint.
   */
  procedures(version: string, finding: FindingSetting): Promise<PostedProcedures>;
  /** Puts text on the clipboard; false where that is not allowed. Never rejects. */
  copy(text: string): Promise<boolean>;
  /** US1: counts what was looked up, on the disk, for all citizens of the day together. */
  countUse(use: Used): Promise<void>;
  /** Lets the waiting version take over and loads the page anew; returns (with false) only when that failed. */
  applyUpdate(): Promise<boolean>;
  readonly sync: SyncView;
  readonly care: CareView;
  readonly readAloud: ReadAloudView;
  readonly staff: StaffPorts;
}

/** Reads what stands on the screen, with a voice of the device itself. */
export interface ReadAloudView {
  /** Whether there is a voice of this language on the device. */
  canSpeak(language: string): boolean;
  /** Voices came or went, or reading began or ended. */
  subscribe(listener: () => void): () => void;
  isSpeaking(): boolean;
  /** Reads the paragraphs, in place of what is being read. */
  say(paragraphs: readonly string[], language: string): void;
  stop(): void;
}

/** The sync's state as staff see it. */
export interface SyncView {
  /** The same object until something changed. */
  status(): SyncStatus;
  subscribe(listener: () => void): () => void;
  /** "Sync now". */
  nudge(): void;
}

/** What came of an export: the sealed file was handed to the browser's downloads, or why not. */
export type ExportOutcome =
  | { readonly type: 'saved'; readonly name: string; readonly entries: number; readonly mended: boolean }
  | { readonly type: 'nothing' }
  | { readonly type: 'unpaired' }
  | { readonly type: 'damaged' };

/** What staff see of the tablet itself, and the file they can take from it. */
export interface CareView {
  /** Version of the app that is running. */
  readonly app: string;
  /** When it was built, ms since 1970. */
  readonly builtMs: number;
  /** False: not opened over https (or on the device itself), so that the browser refuses to keep keys and to work offline. */
  readonly secure: boolean;
  /** The same object until something changed; changes are told by `subscribe` of the sync. */
  storage(): StorageFacts;
  /** SN1. Rejects when the storage fails. */
  exportJournal(scope: ExportScope): Promise<ExportOutcome>;
}

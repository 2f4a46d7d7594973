import type { CounterId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { ContentPackage } from '#shared/protocol/content.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { SyncStatus } from '#sync/sync-status.ts';
import type { PairFailure } from './kiosk-state.ts';

/** What the tablet knows of itself at the start: null and null before it was paired. */
export interface BootFacts {
  readonly counter: CounterId | null;
  readonly content: ContentPackage | null;
}

export interface PairFacts {
  readonly counter: CounterId;
  /** Null when the tablet was paired but the content could not be fetched yet; it is announced later. */
  readonly content: ContentPackage | null;
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
  /** Id and time (ISO UTC) of an entry that is about to be made. */
  stamp(): { readonly id: string; readonly at: string };
  /** Opens what the tablet stores. Rejects when it cannot be opened. */
  boot(): Promise<BootFacts>;
  /** Resolves with true when the commit has reached the disk (JR1). Offering the same id again never doubles it. */
  record(draft: EntryDraft): Promise<boolean>;
  pair(code: string): Promise<Result<PairFacts, PairFailure>>;
  /** Makes the content that waits the current one; null when there is none. */
  swapContent(): Promise<ContentPackage | null>;
  /** Lets the waiting version take over and loads the page anew; returns (with false) only when that failed. */
  applyUpdate(): Promise<boolean>;
  readonly sync: SyncView;
}

/** The sync's state as staff see it. */
export interface SyncView {
  /** The same object until something changed. */
  status(): SyncStatus;
  subscribe(listener: () => void): () => void;
  /** "Sync now". */
  nudge(): void;
}

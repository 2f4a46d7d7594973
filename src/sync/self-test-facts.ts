import type { SyncFailure } from './classify-failure.ts';
import type { StorageFacts } from './storage-facts.ts';

/** What a self-test found on the tablet, before anybody judges it. */
export interface SelfTestFacts {
  /** Loaded over https, or from the machine itself: without that there are no keys and no worker. */
  readonly secure: boolean;
  readonly storage: StorageFacts;
  /** A row that was written and read again; null when that failed. `durability` as the engine names it, null when it does not. */
  readonly probe: { readonly ms: number; readonly durability: string | null } | null;
  readonly network: NetworkFinding;
  /** Centre's clock minus the tablet's; null when the centre has not answered. */
  readonly skewMs: number | null;
  readonly version: VersionFinding;
  readonly browser: { readonly name: string; readonly major: number } | null;
  /** Weights of the font in which a Vietnamese letter could not be had. */
  readonly missingFonts: readonly string[];
  readonly display: DisplayFinding;
  readonly wakeLock: 'held' | 'refused' | 'unsupported';
  /** Whether this window holds the lock that keeps a second one from serving the counter. */
  readonly windowLock: 'held' | 'missing' | 'unsupported';
}

/** A heartbeat on its way to the centre and back. */
export type NetworkFinding =
  | { readonly type: 'answered'; readonly ms: number }
  | { readonly type: 'failed'; readonly failure: SyncFailure }
  /** Nothing came in time. */
  | { readonly type: 'silent' };

/** `worker` null: none serves this page. `waiting`: a newer one is installed. */
export interface VersionFinding {
  readonly page: string;
  readonly worker: string | null;
  readonly waiting: boolean;
}

/** In CSS pixels. `mode`: how the page stands on the screen. */
export interface DisplayFinding {
  readonly width: number;
  readonly height: number;
  readonly mode: 'fullscreen' | 'standalone' | 'browser';
}

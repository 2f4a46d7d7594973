/** How much one push may carry (PU1). */
export interface PushBounds {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** With head and seal within the 1 MiB that every centre accepts (RT2b). */
export const PUSH_BOUNDS: PushBounds = { maxEntries: 2_000, maxBytes: 960 * 1024 };
/** RT2e: no push is cut down below this for want of time. From here 10,000 ratings still go in nine pushes. */
export const SLOW_LINE_BOUNDS: PushBounds = { maxEntries: 125, maxBytes: 60 * 1024 };
/** RT2e: a quarter of what a push may take; twice as much would come in time as well. */
export const QUICK_ACK_MS = 7_500;
/** SN1a: one part of a carried file. */
export const FILE_BOUNDS: PushBounds = { maxEntries: 500, maxBytes: 512 * 1024 };
/** PU3: up to this a segment is filled to a length that tells nothing, and sent unpacked; above it is packed. */
export const SMALL_PUSH_BYTES = 8 * 1024;
/** PU3: in steps of this it is filled. */
export const PAD_STEP_BYTES = 1024;
/** Longest line a tablet writes (JR2a). A centre accepts any segment of 1 MiB, so no entry can be too large for it (RT2b). */
export const MAX_ENTRY_BYTES = 64 * 1024;
/** What is reported of a damaged row (DM1b); the rest of an overlong one is cut. */
export const MAX_FOUND_CHARS = 8 * 1024;

export const BACKOFF_MIN_MS = 1_000;
/** RT1: ceiling where the centre answered and it helped nothing. */
export const BACKOFF_MAX_MS = 5 * 60_000;
/** RT1: ceiling where the centre was not reached: so soon after an outage everybody has asked again. */
export const UNREACHED_MAX_MS = 45_000;
/** RT1c: a named pause is lengthened by up to this share of itself. */
export const PATIENCE_JITTER = 0.25;
/** RT1c: and by up to this at least. */
export const PATIENCE_JITTER_MIN_MS = 1_000;
/** A centre that asks for more patience than this is not believed. */
export const RETRY_AFTER_MAX_MS = 60 * 60_000;
export const HEARTBEAT_MS = 2 * 60_000;
export const HEARTBEAT_JITTER = 0.2;
/** How often a refused tablet (401, 403, 426) asks again by itself. */
export const PROBE_MS = 60 * 60_000;
/** A tab that does not lead looks this often whether it may. */
export const FOLLOWER_MS = 30_000;
/** Entries recorded within this time travel together. */
export const COALESCE_MS = 500;
/** Default retention of acknowledged entries (JR3). */
export const RETENTION_MS = 90 * 24 * 60 * 60_000;
export const PRUNE_EVERY_MS = 6 * 60 * 60_000;

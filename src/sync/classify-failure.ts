import type { ChainHash } from '#shared/lib/journal-chain.ts';

/** Why a push brought no ack; what to do follows from the type alone (RT1, RT2, RP1). */
export type SyncFailure =
  /** No answer, or one that is not our centre's (a captive portal). Retry. */
  | { readonly type: 'unreachable'; readonly reason: string }
  /** 429, 5xx. Retry, not before `retryAfterMs` if the centre named it. */
  | { readonly type: 'busy'; readonly status: number; readonly retryAfterMs: number | null }
  /** 401, 403. Keep recording; staff must pair again. */
  | { readonly type: 'unpaired'; readonly status: number }
  /** 413. Halve the batch. */
  | { readonly type: 'too-large' }
  /** 426. The app must be updated; keep recording. */
  | { readonly type: 'outdated'; readonly min: number; readonly max: number }
  /** 409: at `receivedThrough` the centre knows another hash. Mint a new replica. */
  | { readonly type: 'forked'; readonly receivedThrough: number; readonly hash: ChainHash }
  /** 400, 422: the centre refused the segment as a whole. */
  | { readonly type: 'rejected'; readonly status: number; readonly code: string };

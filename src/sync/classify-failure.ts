import * as v from 'valibot';
import type { ChainHash } from '#shared/lib/journal-chain.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { RETRY_AFTER_MAX_MS } from './limits.ts';

/** Why a push brought no ack; what to do follows from the type alone (RT1, RT2, RP1). */
export type SyncFailure =
  /** No answer, or one that is not our centre's (a captive portal). Retry; where the time ran out, with less (RT2e). */
  | { readonly type: 'unreachable'; readonly reason: string; readonly timedOut?: boolean }
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

/** An answer other than an ack, as the transport read it. */
export interface RefusedAnswer {
  readonly status: number;
  /** The body, if it was problem+json that parses; only our centre writes that. */
  readonly problem: Problem | null;
  /** The `Retry-After` header. */
  readonly retryAfter: string | null;
  readonly nowMs: number;
}

/**
 * RT1a: what an answer other than an ack means. A refusal counts only when our centre itself says it (problem+json):
 * a portal's 403 page must not unpair a tablet. Proxies in front of the centre may answer 413, 429 and 5xx for it.
 */
export function classifyFailure(answer: RefusedAnswer): SyncFailure {
  const { status, problem } = answer;
  if (status === 413) return { type: 'too-large' };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { type: 'busy', status, retryAfterMs: retryAfterMs(answer) };
  }
  if (problem === null) return { type: 'unreachable', reason: `status ${status}, not from our centre` };
  // The replica is not this device's: a new one is (RT2c); pairing again would change nothing.
  if (problem.code === 'wrong-device') return { type: 'rejected', status, code: problem.code };
  if (status === 401 || status === 403) return { type: 'unpaired', status };
  if (status === 426) return outdatedOf(problem);
  if (status === 409 && problem.code === 'replica-forked') return forkedOf(problem);
  if (status === 400 || status === 409 || status === 422)
    return { type: 'rejected', status, code: problem.code };
  return { type: 'unreachable', reason: `status ${status} ${problem.code}` };
}

function forkedOf(problem: Problem): SyncFailure {
  const { receivedThrough, hash } = problem;
  const readable =
    Number.isSafeInteger(receivedThrough) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash);
  if (!readable) return { type: 'rejected', status: 409, code: problem.code };
  return { type: 'forked', receivedThrough: Number(receivedThrough), hash };
}

/** `Retry-After` is seconds or an HTTP date (RFC 9110 §10.2.3). */
function retryAfterMs({ retryAfter, nowMs }: RefusedAnswer): number | null {
  if (retryAfter === null) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
  return Number.isFinite(ms) ? Math.min(RETRY_AFTER_MAX_MS, Math.max(0, ms)) : null;
}

function outdatedOf(problem: Problem): SyncFailure {
  const versions = v.safeParse(supportedVersions, problem);
  return { type: 'outdated', ...(versions.success ? versions.output.protocol : { min: 0, max: 0 }) };
}

const supportedVersions = v.object({ protocol: v.object({ min: v.number(), max: v.number() }) });

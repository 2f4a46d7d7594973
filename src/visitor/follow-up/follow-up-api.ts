import * as v from 'valibot';
import type { ReceiptCode } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  type FixLevel,
  type FollowUp,
  followUp,
  type followUpAdd,
  type followUpErase,
  type followUpRate,
  type followUpReopen,
  type followUpRequest,
} from '#shared/protocol/follow-up.ts';
import { problem } from '#shared/protocol/problem.ts';

/** Why a call brought nothing, as far as whoever holds the phone can do something about it. */
export type FollowUpFailure =
  | { readonly type: 'offline' | 'unavailable' | 'changed' }
  | { readonly type: 'throttled'; readonly seconds: number };

/** A call as the centre's contract has it. */
type Body = v.InferInput<
  | typeof followUpRequest
  | typeof followUpReopen
  | typeof followUpAdd
  | typeof followUpRate
  | typeof followUpErase
>;
/** Null: no such code has arrived. */
type Found = FollowUp['found'];

/** What the holder of a receipt may do. */
export interface FollowUpApi {
  look(code: ReceiptCode): Promise<Result<Found, FollowUpFailure>>;
  reopen(code: ReceiptCode, reason: string): Promise<Result<Found, FollowUpFailure>>;
  add(code: ReceiptCode, text: string): Promise<Result<Found, FollowUpFailure>>;
  rate(code: ReceiptCode, level: FixLevel): Promise<Result<Found, FollowUpFailure>>;
  /** @param everything also what was written, where it is sealed together with the contact data */
  erase(code: ReceiptCode, everything: boolean): Promise<Result<Found, FollowUpFailure>>;
}

const TIMEOUT_MS = 20_000;
/** A throttle that does not say how long it lasts. */
const SOME_SECONDS = 60;

/** The code goes in a body, never in an address. @param fetchFrom `window.fetch`, or a test's stand-in */
export function createFollowUpApi(fetchFrom: typeof fetch): FollowUpApi {
  const ask = async (path: string, body: Body): Promise<Result<Found, FollowUpFailure>> => {
    try {
      const response = await fetchFrom(`/api/v1/follow-up${path}`, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer: unknown = await response.json();
      if (!response.ok) return err(toFailure(answer));
      const parsed = v.safeParse(followUp, answer);
      return parsed.success ? ok(parsed.output.found) : err({ type: 'unavailable' });
    } catch {
      // No answer, or one that something between us and the office made.
      return err({ type: 'offline' });
    }
  };
  return {
    look: (code) => ask('', { code }),
    reopen: (code, reason) => ask('/reopen', { code, reason }),
    add: (code, text) => ask('/add', { code, text }),
    rate: (code, level) => ask('/rate', { code, level }),
    erase: (code, everything) => ask('/erase', { code, everything }),
  };
}

function toFailure(answer: unknown): FollowUpFailure {
  const parsed = v.safeParse(problem, answer);
  if (!parsed.success) return { type: 'offline' };
  const { status, retryAfterSeconds } = parsed.output;
  if (status === 429) return { type: 'throttled', seconds: secondsOf(retryAfterSeconds) };
  return { type: status === 409 ? 'changed' : 'unavailable' };
}

function secondsOf(told: unknown): number {
  return typeof told === 'number' ? Math.ceil(told) : SOME_SECONDS;
}

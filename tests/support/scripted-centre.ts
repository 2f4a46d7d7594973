import { ok, type Result } from '#shared/lib/result.ts';
import { parseSegment, type Segment } from '#shared/lib/segment-text.ts';
import type { Ack } from '#shared/protocol/segment.ts';
import type { SyncFailure } from '#sync/classify-failure.ts';
import type { Transport } from '#sync/ports.ts';

export type Answer = Result<Ack, SyncFailure>;

/** A transport whose answers a test writes down; unless told otherwise it acknowledges what it is sent. */
export interface ScriptedCentre extends Transport {
  readonly segments: Segment[];
  /** Answers of the next pushes, in order; each is used once. */
  readonly script: ((segment: Segment) => Answer | Promise<Answer>)[];
}

/** Makes the transport; `serverTime` of its acks is what `now` says. */
export function createScriptedCentre(now: () => string): ScriptedCentre {
  const segments: Segment[] = [];
  const script: ScriptedCentre['script'] = [];
  return {
    segments,
    script,
    async push(text) {
      const parsed = parseSegment(text);
      if (!parsed.ok) throw new Error(`the engine sent a bad segment: ${parsed.error.message}`);
      segments.push(parsed.value);
      const answer = script.shift();
      return answer === undefined ? ok(ackFor(parsed.value, now())) : answer(parsed.value);
    },
  };
}

/** An ack of everything the segment carries, with whatever is to be different. */
export function ackFor(segment: Segment, serverTime: string, change: Partial<Ack> = {}): Ack {
  return {
    replica: segment.head.replica,
    receivedThrough: segment.seal.last,
    hash: segment.seal.hash,
    serverTime,
    quarantined: 0,
    protocol: { min: 1, max: 1 },
    key: 'ack-1',
    sig: 'c2lnbmVk',
    ...change,
  };
}

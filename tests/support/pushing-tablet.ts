import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { problem } from '#shared/protocol/problem.ts';
import { ack } from '#shared/protocol/segment.ts';
import { createSeededRandom } from './server-context.ts';
import { type Send, Tablet } from './tablet.ts';

/** How a push ended. Anything else that a centre answers is a fault of the centre. */
export type PushOutcome = 'acked' | 'unavailable' | 'unreachable';

/** A tablet that pushes what is not confirmed and keeps account of what was confirmed to it. */
export class PushingTablet {
  readonly tablet: Tablet;
  /** The highest position that any answer confirmed; nothing up to here may ever be missing at the centre. */
  acked = 0;

  private constructor(tablet: Tablet) {
    this.tablet = tablet;
  }

  static async pair(send: Send, code: string, seed: number): Promise<PushingTablet> {
    const tablet = await Tablet.create({ nowMs: () => Date.now() }, createSeededRandom(seed));
    await tablet.pair(send, code);
    return new PushingTablet(tablet);
  }

  get pending(): number {
    return this.tablet.last - this.acked;
  }

  async push(send: Send, maxEntries = 50): Promise<PushOutcome> {
    const first = this.acked + 1;
    const segment = await this.tablet.segment({
      first,
      last: Math.min(this.tablet.last, this.acked + maxEntries),
    });
    let response: Response;
    let text: string;
    try {
      response = await this.tablet.tryPush(send, segment);
      text = await response.text();
    } catch {
      return 'unreachable';
    }
    if (response.status === 503) return readRefusal(response, text);
    if (response.status !== 200) throw new Error(`push answered ${response.status}: ${text}`);
    const { receivedThrough, hash } = v.parse(ack, JSON.parse(text));
    if (receivedThrough < first - 1) {
      throw new Error(`confirmed ${first - 1} before, holds ${receivedThrough} now`);
    }
    if (hash !== this.tablet.hashAt(receivedThrough)) throw new Error('confirmed another journal');
    // Two pushes at once may be answered in any order.
    this.acked = Math.max(this.acked, receivedThrough);
    return 'acked';
  }

  /** Asks a centre that came back from a backup how far it holds this journal, and takes that for true (AK3). */
  async goBack(send: Send): Promise<number> {
    const heartbeat = { first: this.acked + 1, last: this.acked };
    const { receivedThrough, hash } = await this.tablet.push(send, heartbeat);
    if (hash !== this.tablet.hashAt(receivedThrough)) throw new Error('holds another journal');
    this.acked = receivedThrough;
    return receivedThrough;
  }

  /** Pushes until everything is confirmed; throws when the centre does not come back in time. */
  async drain(send: Send, timeoutMs = 30_000): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (this.pending > 0) {
      const outcome = await this.push(send);
      if (outcome === 'acked') continue;
      if (performance.now() > deadline) throw new Error(`still ${outcome}`);
      await wait(50);
    }
  }
}

function readRefusal(response: Response, text: string): 'unavailable' {
  const { code } = v.parse(problem, JSON.parse(text));
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  const may = code === 'store-unavailable' || code === 'overloaded';
  if (!isProblem || !may || !/^\d+$/.test(response.headers.get('retry-after') ?? ''))
    throw new Error(`a refusal without its form: ${text}`);
  return 'unavailable';
}

/** Sends over HTTP to a server process, with a bound. */
export function sendOver(url: string, timeoutMs = 20_000): Send {
  return (path, init) => fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(timeoutMs) });
}

import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { problem } from '#shared/protocol/problem.ts';
import { type Ack, ack } from '#shared/protocol/segment.ts';
import { classifyFailure, type SyncFailure } from '#sync/classify-failure.ts';
import { SMALL_PUSH_BYTES } from '#sync/limits.ts';
import type { Clock, Transport } from '#sync/ports.ts';

export interface HttpTransportPorts {
  readonly fetch: typeof fetch;
  /** The device's bearer token. */
  readonly token: string;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly timeoutMs?: number;
  /** Where the centre is; empty for the origin that served the app. */
  readonly baseUrl?: string;
}

/** PU3: pushes segments over HTTP; small ones as they are, because a packed length follows what is inside, large ones packed where the browser can. */
export function createHttpTransport(ports: HttpTransportPorts): Transport {
  return {
    async push(segment) {
      let answer: Answer;
      try {
        answer = await post(ports, segment);
      } catch (cause) {
        const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
        return err({ type: 'unreachable', reason: String(cause), timedOut });
      }
      return readAnswer(answer, ports.clock.nowMs());
    },
  };
}

const TIMEOUT_MS = 30_000;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

async function post(ports: HttpTransportPorts, segment: string): Promise<Answer> {
  const { fetch } = ports; // called bare: browsers refuse it with another `this`
  const { body, encoding } = await compress(segment);
  const response = await fetch(`${ports.baseUrl ?? ''}/api/v1/journal`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ports.token}`,
      'content-type': 'application/x-ndjson',
      ...encoding,
    },
    body,
    // A portal's redirect to its own page is an error, not an answer.
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(ports.timeoutMs ?? TIMEOUT_MS),
  });
  return {
    status: response.status,
    text: await response.text(),
    retryAfter: response.headers.get('retry-after'),
  };
}

/** Old Android WebViews have no `CompressionStream`; they send the text as it is. */
async function compress(
  segment: string,
): Promise<{ readonly body: BodyInit; readonly encoding: Record<string, string> }> {
  const bytes = new TextEncoder().encode(segment);
  if (bytes.length <= SMALL_PUSH_BYTES || typeof CompressionStream === 'undefined') {
    return { body: bytes, encoding: {} };
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(stream).arrayBuffer(), encoding: { 'content-encoding': 'gzip' } };
}

/** RT1a: only what parses as an ack is one; any other 2xx comes from something that stands in between. */
function readAnswer(answer: Answer, nowMs: number): Result<Ack, SyncFailure> {
  const { status, text, retryAfter } = answer;
  const json = parseJson(text);
  if (status >= 200 && status < 300) {
    const parsed = v.safeParse(ack, json);
    if (parsed.success) return ok(parsed.output);
    return err({ type: 'unreachable', reason: 'the answer is not an ack' });
  }
  const refusal = v.safeParse(problem, json);
  return err(
    classifyFailure({ status, problem: refusal.success ? refusal.output : null, retryAfter, nowMs }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

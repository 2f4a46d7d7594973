import { describe, expect, test } from 'vitest';
import { SMALL_PUSH_BYTES } from '#sync/limits.ts';
import { createHttpTransport } from './http-transport.ts';

const clock = { nowMs: () => Date.parse('2026-11-22T01:00:00.000Z') };
const ack = {
  replica: '00000000-0000-7000-8000-000000000001',
  receivedThrough: 2,
  hash: 'a'.repeat(64),
  serverTime: '2026-11-22T01:00:00.000Z',
  quarantined: 0,
  protocol: { min: 1, max: 1 },
  contentVersion: null,
  key: 'ack-1',
  sig: 'c2ln',
};

function transportTo(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(new URL(String(input), 'http://centre.test'), init);
    requests.push(request.clone());
    return answer(request);
  };
  return { requests, transport: createHttpTransport({ fetch, token: 'the-token', clock }) };
}

describe('the transport', () => {
  test('[PU1] sends the segment with the device’s token, and reads the ack', async () => {
    const { requests, transport } = transportTo(() => Response.json(ack));
    expect(await transport.push('{"t":"head"}\n')).toEqual({ ok: true, value: ack });
    const [request] = requests;
    expect(request?.url).toBe('http://centre.test/api/v1/journal');
    expect(request?.headers.get('authorization')).toBe('Bearer the-token');
    expect(request?.headers.get('content-type')).toBe('application/x-ndjson');
    expect(request?.redirect).toBe('error');
    expect(request?.headers.get('content-encoding')).toBeNull();
    expect(await request?.text()).toBe('{"t":"head"}\n');
  });

  test('[PU3] a small segment goes as it is, byte for byte; a large one packed', async () => {
    const { requests, transport } = transportTo(() => Response.json(ack));
    const small = 'ồ'.repeat(Math.floor(SMALL_PUSH_BYTES / 3));
    const large = `${small}ồ`;
    await transport.push(small);
    await transport.push(large);
    const [plain, packed] = requests;
    expect((await plain?.arrayBuffer())?.byteLength).toBe(SMALL_PUSH_BYTES - (SMALL_PUSH_BYTES % 3));
    expect(packed?.headers.get('content-encoding')).toBe('gzip');
    const unpacked = packed?.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(unpacked).text()).toBe(large);
  });

  test.each([
    ['a login page with status 200', () => new Response('<!doctype html>', { status: 200 })],
    ['JSON that is no ack', () => Response.json({ ok: true })],
    ['an empty answer', () => new Response(null, { status: 204 })],
    ['a forbidden page', () => new Response('<h1>Wi-Fi</h1>', { status: 403 })],
  ])('[RT1a] %s is not our centre', async (_, answer) => {
    const { transport } = transportTo(answer);
    expect(await transport.push('x')).toMatchObject({ ok: false, error: { type: 'unreachable' } });
  });

  test('[RT2e] it says when the time ran out', async () => {
    const late = async () => {
      throw new DOMException('signal timed out', 'TimeoutError');
    };
    const gone = async () => {
      throw new TypeError('failed to fetch');
    };
    expect(await transportTo(late).transport.push('x')).toMatchObject({ error: { timedOut: true } });
    expect(await transportTo(gone).transport.push('x')).toMatchObject({ error: { timedOut: false } });
  });

  test('[RT1] no network, a timeout, a cut answer: not reached, never thrown', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('cut')) });
    const answers = [
      () => {
        throw new TypeError('Failed to fetch');
      },
      () => {
        throw new DOMException('timed out', 'TimeoutError');
      },
      () => new Response(broken, { status: 200 }),
    ];
    for (const answer of answers) {
      expect(await transportTo(answer).transport.push('x')).toMatchObject({ error: { type: 'unreachable' } });
    }
  });

  test('[RT2] a refusal of our centre is read by status and code', async () => {
    const body = { type: 'about:blank', title: 'Pair first', status: 401, code: 'unauthorized' };
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '7' };
    const refusing = transportTo(() => new Response(JSON.stringify(body), { status: 401, headers }));
    expect(await refusing.transport.push('x')).toEqual({
      ok: false,
      error: { type: 'unpaired', status: 401 },
    });
    const busy = transportTo(() => new Response('down', { status: 503, headers }));
    expect(await busy.transport.push('x')).toEqual({
      ok: false,
      error: { type: 'busy', status: 503, retryAfterMs: 7_000 },
    });
  });
});

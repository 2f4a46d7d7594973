import { gunzipSync, gzipSync } from 'node:zlib';

/** What happens to one request on its way. */
export type NetFault =
  /** Nothing arrives. */
  | 'lost-request'
  /** It arrives; the answer does not. */
  | 'lost-reply'
  /** It arrives twice; the second answer is the one that comes back. */
  | 'duplicate'
  /** The tablet gives up waiting; the request arrives later, when `deliver` says so. */
  | 'delayed'
  /** The compressed bytes are cut. */
  | 'truncated'
  /** The text is cut at a line, and is well packed. */
  | 'cut-at-line'
  | 'status-500'
  | 'status-503'
  | 'status-429'
  | 'status-413'
  | 'status-401'
  | 'status-426'
  /** The centre reads only versions that this app does not write. */
  | 'status-426-newer'
  /** 200 with a login page. */
  | 'portal'
  /** 403 with a page of somebody else's. */
  | 'portal-403'
  /** Nothing arrives; somebody answers as our centre would, but cannot sign. */
  | 'forged-ack';

export const NET_FAULTS: readonly NetFault[] = [
  'lost-request',
  'lost-reply',
  'duplicate',
  'delayed',
  'truncated',
  'cut-at-line',
  'status-500',
  'status-503',
  'status-429',
  'status-413',
  'status-401',
  'status-426',
  'status-426-newer',
  'portal',
  'portal-403',
  'forged-ack',
];

/** The road between tablets and centre. */
export interface SimNetwork {
  /** `fetch` of one tablet; `nextFault` is asked for every request. */
  fetchFor(nextFault: () => NetFault | null): typeof fetch;
  /** Hands over the delayed requests; their answers reach nobody. */
  deliver(): Promise<void>;
}

/** A network that leads to `centre`. */
export function createSimNetwork(centre: (request: Request) => Promise<Response>): SimNetwork {
  let delayed: Request[] = [];
  return {
    fetchFor: (nextFault) => async (input, init) => {
      const request = new Request(new URL(String(input), 'http://centre.test'), init);
      const fault = nextFault();
      if (fault === 'delayed') {
        delayed.push(request);
        throw new TypeError('timed out');
      }
      return fault === null ? centre(request) : carry(fault, request, centre);
    },
    async deliver() {
      const requests = delayed;
      delayed = [];
      for (const request of requests) await centre(request);
    },
  };
}

async function carry(
  fault: Exclude<NetFault, 'delayed'>,
  request: Request,
  centre: (request: Request) => Promise<Response>,
): Promise<Response> {
  switch (fault) {
    case 'lost-request':
      throw new TypeError('network down');
    case 'lost-reply':
      await centre(request);
      throw new TypeError('connection reset');
    case 'duplicate':
      await centre(request.clone());
      return centre(request);
    case 'truncated':
      return centre(await altered(request, (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2))));
    case 'cut-at-line':
      return centre(await altered(request, cutAtLine));
    case 'portal':
      return page(200);
    case 'portal-403':
      return page(403);
    case 'forged-ack':
      return forge(request);
    case 'status-500':
      return problem(500, 'internal');
    case 'status-503':
      return problem(503, 'store-unavailable', { 'retry-after': '5' });
    case 'status-429':
      return problem(429, 'too-many-requests', { 'retry-after': '2' });
    case 'status-413':
      return page(413);
    case 'status-401':
      return problem(401, 'unauthorized');
    case 'status-426':
      return problem(426, 'version-unsupported');
    case 'status-426-newer':
      return problem(426, 'version-unsupported', {}, { protocol: { min: 8, max: 9 } });
  }
}

async function altered(request: Request, change: (bytes: Buffer) => Uint8Array): Promise<Request> {
  const bytes = Buffer.from(await request.arrayBuffer());
  const body = new Uint8Array(change(bytes));
  return new Request(request.url, { method: request.method, headers: request.headers, body });
}

function cutAtLine(bytes: Buffer): Uint8Array {
  const lines = gunzipSync(bytes).toString('utf8').split('\n');
  return gzipSync(`${lines.slice(0, -2).join('\n')}\n`);
}

async function forge(request: Request): Promise<Response> {
  const lines = gunzipSync(Buffer.from(await request.arrayBuffer()))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const head: { replica: string } = JSON.parse(lines[0] ?? '');
  const seal: { last: number; hash: string } = JSON.parse(lines.at(-1) ?? '');
  return Response.json({
    replica: head.replica,
    receivedThrough: seal.last,
    hash: seal.hash,
    serverTime: '2026-11-22T01:00:00.000Z',
    quarantined: 0,
    protocol: { min: 1, max: 1 },
    key: 'ack',
    sig: 'A'.repeat(86),
  });
}

function page(status: number): Response {
  const headers = { 'content-type': 'text/html' };
  return new Response('<!doctype html><title>Wi-Fi</title>', { status, headers });
}

function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
  members: Record<string, unknown> = {},
): Response {
  const body = JSON.stringify({ type: `urn:hailong:problem:${code}`, title: code, status, code, ...members });
  return new Response(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } });
}

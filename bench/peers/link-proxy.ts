import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { seededChance } from './rows.ts';

export interface LinkOptions {
  /** From the tablet to the centre and back, milliseconds. */
  readonly rttMs: number;
  /** Share of requests to the API whose answer is lost (after the centre took them) or is a 503 of something in between, half and half. */
  readonly faults?: { readonly share: number; readonly seed: number };
}

/** The way between a tablet and its centre: late, and where asked for, faulty. It counts what passes. */
export interface LinkProxy {
  readonly origin: string;
  /** Requests and bytes that the tablet sent since the last reset, with headers. */
  readonly requests: number;
  readonly up: number;
  /** How many answers were lost and how many were 503, since the last reset. */
  readonly lost: number;
  readonly refused: number;
  reset(): void;
  /** Faults only from here on; none before. */
  setFaulty(on: boolean): void;
  close(): Promise<void>;
}

/** RFC 6928: what a new connection may send before it hears of it; doubled with every round trip (slow start, RFC 5681). */
const INITIAL_WINDOW_BYTES = 10 * 1_460;

export async function startLinkProxy(targetPort: number, options: LinkOptions): Promise<LinkProxy> {
  const agent = new Agent({ keepAlive: true });
  const chance = seededChance(options.faults?.seed ?? 1);
  const sockets = new Set<Socket>();
  const windows = new WeakMap<Socket, { up: number; down: number }>();
  const count = { requests: 0, upBefore: 0, gone: 0, lost: 0, refused: 0 };
  let faulty = false;
  const wireBytes = () => [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, count.gone);
  /** The time of one way, and a round trip for every further window. */
  const wayMs = (socket: Socket, way: 'up' | 'down', bytes: number): number => {
    const open = windows.get(socket) ?? { up: INITIAL_WINDOW_BYTES, down: INITIAL_WINDOW_BYTES };
    windows.set(socket, open);
    let ms = options.rttMs / 2;
    for (let left = bytes; left > open[way]; ms += options.rttMs) {
      left -= open[way];
      open[way] *= 2;
    }
    return ms;
  };
  const server = createServer((incoming, outgoing) => {
    count.requests += 1;
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { socket } = incoming;
    const body = await bytesOf(incoming);
    const fate = faulty && options.faults !== undefined ? fateOf(chance(), options.faults.share) : 'answered';
    if (options.rttMs > 0) await wait(wayMs(socket, 'up', body.length));
    if (fate === 'refused') {
      count.refused += 1;
      if (options.rttMs > 0) await wait(options.rttMs / 2);
      outgoing.writeHead(503, { 'content-type': 'text/plain' }).end('upstream is busy');
      return;
    }
    const answer = await forward(incoming, body);
    if (fate === 'lost') {
      count.lost += 1;
      socket.destroy();
      return;
    }
    if (options.rttMs > 0) await wait(wayMs(socket, 'down', answer.body.length));
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const forward = async (incoming: IncomingMessage, body: Buffer) => {
    const { method, url, headers } = incoming;
    const sent = { ...headers, 'content-length': String(body.length) };
    delete sent['transfer-encoding'];
    const onward = request({ host: 'localhost', port: targetPort, agent, method, path: url, headers: sent });
    onward.end(body);
    const [answer]: IncomingMessage[] = (await once(onward, 'response')) as IncomingMessage[]; // the event's one argument
    if (answer === undefined) throw new Error('no answer');
    const received = await bytesOf(answer);
    const back = { ...answer.headers, 'content-length': String(received.length) };
    delete back['transfer-encoding'];
    return { status: answer.statusCode ?? 502, headers: back, body: received };
  };
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket
      .on('error', () => socket.destroy())
      .on('close', () => {
        count.gone += socket.bytesRead;
        sockets.delete(socket);
      });
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    origin: `http://localhost:${port}`,
    get requests() {
      return count.requests;
    },
    get up() {
      return wireBytes() - count.upBefore;
    },
    get lost() {
      return count.lost;
    },
    get refused() {
      return count.refused;
    },
    reset: () => Object.assign(count, { requests: 0, upBefore: wireBytes(), lost: 0, refused: 0 }),
    setFaulty(on) {
      faulty = on;
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function fateOf(fraction: number, share: number): 'answered' | 'lost' | 'refused' {
  if (fraction >= share) return 'answered';
  return fraction < share / 2 ? 'lost' : 'refused';
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

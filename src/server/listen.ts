import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Settings } from './settings.ts';
import { StartFailure } from './start-failure.ts';

/** How long running requests may take to end when the server stops. */
const STOP_GRACE_MS = 5_000;

/** A body that trickles in longer than this is cut off; an exported file of 64 MiB passes at 5 Mbit/s. */
const REQUEST_TIMEOUT_MS = 120_000;

/** So long may the head of a request take; nobody needs more than a few packets for it. */
const HEADERS_TIMEOUT_MS = 20_000;

/** How often Node looks for requests that took too long. */
const LOOK_EVERY_MS = 5_000;

/** Bounds on how slowly somebody may speak, in milliseconds. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly lookEveryMs: number;
}

const PATIENCE: Patience = {
  headersMs: HEADERS_TIMEOUT_MS,
  requestMs: REQUEST_TIMEOUT_MS,
  lookEveryMs: LOOK_EVERY_MS,
};

/** What answers requests. `env` carries the connection. */
export type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/** A server that listens. */
export interface Listening {
  /** Takes no new connection, lets running requests end, then resolves. */
  stop(): Promise<void>;
}

/** Claims the port; throws `StartFailure` when it is taken or not allowed. */
export async function listen(
  settings: Pick<Settings, 'host' | 'port' | 'tls'>,
  fetch: Fetch,
  patience: Patience = PATIENCE,
): Promise<Listening> {
  const server = createAdaptorServer({ fetch, ...serverOptions(settings.tls, patience) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toStartFailure(error, settings)));
    server.listen(settings.port, settings.host, resolve);
  });
  let stopping = false;
  // A connection that is kept alive would hold the door open until its peer goes away.
  server.on('request', (_, response) => {
    response.once('close', () => {
      if (stopping) closeIdle(server);
    });
  });
  return {
    stop: () => {
      stopping = true;
      return stop(server);
    },
  };
}

function serverOptions(tls: Settings['tls'], { headersMs, requestMs, lookEveryMs }: Patience) {
  const bounds = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookEveryMs,
  };
  if (!tls) return { serverOptions: bounds };
  try {
    const { certFile, keyFile } = tls;
    const options = { ...bounds, cert: readFileSync(certFile), key: readFileSync(keyFile) };
    return { createServer: createTlsServer, serverOptions: options };
  } catch (error) {
    throw new StartFailure(
      `Không đọc được chứng thư hoặc khóa TLS (${String(error)}).`,
      `The TLS certificate or key cannot be read (${String(error)}).`,
      { cause: error },
    );
  }
}

function toStartFailure(
  error: NodeJS.ErrnoException,
  { host, port }: Pick<Settings, 'host' | 'port'>,
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFailure(
        `Cổng ${port} trên ${host} đang được chương trình khác dùng. Dừng chương trình đó hoặc đặt PORT khác.`,
        `Port ${port} on ${host} is in use. Stop the other program or set PORT to another one.`,
      );
    case 'EACCES':
      return new StartFailure(
        `Người dùng này không được phép mở cổng ${port}. Đặt PORT lớn hơn 1023.`,
        `Port ${port} is not allowed for this user. Set PORT above 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(
        `HOST ${host} không phải là địa chỉ của máy này.`,
        `HOST ${host} is not an address of this machine.`,
      );
    default:
      return error;
  }
}

function closeIdle(server: Server): void {
  if ('closeIdleConnections' in server && typeof server.closeIdleConnections === 'function')
    server.closeIdleConnections();
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    closeIdle(server);
    setTimeout(() => {
      if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
        server.closeAllConnections();
    }, STOP_GRACE_MS).unref();
  });
}

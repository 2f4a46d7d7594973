import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { Server } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import { StartFailure } from './start-failure.ts';
import { followTlsFiles } from './tls/follow-tls-files.ts';
import { readTls } from './tls/read-tls.ts';

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
  /** Takes up certificate and key anew for connections to come; those that are open stay. Nothing without TLS. */
  reloadTls(): void;
}

/** TLS 1.0 and 1.1 are withdrawn (RFC 8996). */
const TLS_LEAST = 'TLSv1.2';

/** Claims the port; throws `StartFailure` when it is taken or not allowed, or when other machines would come by plain HTTP. */
export async function listen(
  settings: Pick<Settings, 'host' | 'port' | 'tls' | 'allowHttp'>,
  fetch: Fetch,
  log: Log,
  patience: Patience = PATIENCE,
): Promise<Listening> {
  refuseOpenHttp(settings);
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
  const files =
    settings.tls !== null && server instanceof TlsServer
      ? followTlsFiles(settings.tls, log, ({ cert, key }) =>
          server.setSecureContext({ cert, key, minVersion: TLS_LEAST }),
        )
      : null;
  return {
    reloadTls: () => files?.reload(),
    stop: () => {
      stopping = true;
      files?.stop();
      return stop(server);
    },
  };
}

/** What passes by plain HTTP can be read and changed by everybody on the network, and tablets need a secure origin. */
function refuseOpenHttp({ host, tls, allowHttp }: Pick<Settings, 'host' | 'tls' | 'allowHttp'>): void {
  if (tls !== null || allowHttp || isLoopback(host)) return;
  throw new StartFailure(
    `HOST ${host} mở trung tâm ra mạng mà không mã hóa. Đặt TLS_CERT và TLS_KEY (npm run tls), hoặc ALLOW_HTTP=1 nếu phía trước đã có máy chủ HTTPS.`,
    `HOST ${host} would open the centre to the network without encryption. Set TLS_CERT and TLS_KEY (npm run tls), or ALLOW_HTTP=1 when something in front speaks HTTPS.`,
  );
}

/** Only this machine reaches it. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function serverOptions(tls: Settings['tls'], { headersMs, requestMs, lookEveryMs }: Patience) {
  const bounds = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookEveryMs,
  };
  if (!tls) return { serverOptions: bounds };
  const { cert, key } = readTls(tls);
  return { createServer: createTlsServer, serverOptions: { ...bounds, cert, key, minVersion: TLS_LEAST } };
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

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { ServerContext } from '../context.ts';

/** A header longer than this says nothing that we need. */
const MOST_HOPS = 10;

/**
 * Where a request comes from: the other end of the connection. Only when that is a proxy that the settings name, what it
 * forwards is believed, back to the first address that is not such a proxy; anybody else can write that header.
 */
export function remoteAddress({ trustsProxy }: Pick<ServerContext, 'trustsProxy'>, c: Context): string {
  // Without a connection (a request made in process) there is nothing to tell apart.
  if (c.env?.incoming === undefined) return 'in-process';
  const near = getConnInfo(c).remote.address;
  return near === undefined ? 'unknown' : clientAddress(near, c.req.header('X-Forwarded-For'), trustsProxy);
}

/** The last address of the chain `forwarded, near` that is no trusted proxy. Exported for its test. */
export function clientAddress(
  near: string,
  forwarded: string | undefined,
  trustsProxy: (address: string) => boolean,
): string {
  const hops = (forwarded ?? '').split(',', MOST_HOPS + 1).map((hop) => hop.trim());
  let address = near;
  for (let hop = hops.length - 1; hop >= 0 && trustsProxy(address); hop -= 1) {
    const before = hops[hop];
    if (before === undefined || before === '' || hops.length > MOST_HOPS) return address;
    address = before;
  }
  return address;
}

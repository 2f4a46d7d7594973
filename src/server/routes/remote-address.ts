import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The address at the other end of the connection. Forwarding headers are not believed: anybody can write them. */
export function remoteAddress(c: Context): string {
  // Without a connection (a request made in process) there is nothing to tell apart.
  return c.env?.incoming === undefined ? 'in-process' : (getConnInfo(c).remote.address ?? 'unknown');
}

import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What came of an attempt: a status, or why there was none. */
export type SendOutcome =
  | { readonly type: 'answered'; readonly status: number }
  | { readonly type: 'failed'; readonly fault: 'forbidden-address' | 'timeout' | 'unreachable' };

/** Carries a body to an address that an administrator named. */
export type WebhookSender = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
) => Promise<SendOutcome>;

const TIMEOUT_MS = 10_000;

/** What lies inside a network: a webhook must not become a way to look around there. */
const INSIDE = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(address, bits, 'ipv6');

/** Whether the address is of a private, local or special network, in whatever form it is written. */
export function isInsideAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const family = isIP(mapped ?? address);
  if (family === 0) return true;
  return INSIDE.check(mapped ?? address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Whether a webhook may be sent there at all: over TLS, or to a host that whoever runs the centre has named. */
export function isAllowedUrl(url: string, hosts: readonly string[]): boolean {
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (hosts.includes(hostname)) return true;
  const literal = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && (isIP(literal) === 0 || !isInsideAddress(literal));
}

/**
 * Sends over the network, follows no redirect, reads nothing but the status. The address that was looked at is the one that
 * is connected to, so that a name that answers differently the second time does not get around.
 * @param hosts named by whoever runs the centre: allowed without TLS and inside the network
 */
export function createWebhookSender(hosts: readonly string[]): WebhookSender {
  return async (url, headers, body, signal) => {
    if (!isAllowedUrl(url, hosts)) return { type: 'failed', fault: 'forbidden-address' };
    const target = new URL(url);
    const trusted = hosts.includes(target.hostname);
    return await new Promise<SendOutcome>((resolve) => {
      const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = send(target, {
        method: 'POST',
        headers: {
          ...headers,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        ...(trusted ? {} : { lookup: outsideOnly }),
      });
      sent.on('response', (response) => {
        response.destroy();
        resolve({ type: 'answered', status: response.statusCode ?? 0 });
      });
      sent.on('error', (error) => resolve({ type: 'failed', fault: faultOf(error) }));
      sent.end(body);
    });
  };
}

const outsideOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const inside = addresses?.find(({ address }) => isInsideAddress(address));
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) callback(error ?? new Error('no address'), '', 0);
    else if (inside !== undefined) callback(Object.assign(new Error('inside'), { code: 'INSIDE' }), '', 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function faultOf(error: Error): 'forbidden-address' | 'timeout' | 'unreachable' {
  if ('code' in error && error.code === 'INSIDE') return 'forbidden-address';
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timeout' : 'unreachable';
}

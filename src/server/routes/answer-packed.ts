import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const pack = promisify(gzip);

/** An answer of many bytes, packed beside the event loop: it may be ten megabytes, and others wait for their ack. */
export async function answerPacked(
  c: Context,
  bytes: Uint8Array,
  headers: Record<string, string>,
): Promise<Response> {
  if (!/\bgzip\b/i.test(c.req.header('Accept-Encoding') ?? ''))
    return new Response(new Uint8Array(bytes), { headers });
  const packed = new Uint8Array(await pack(bytes));
  return new Response(packed, { headers: { ...headers, 'Content-Encoding': 'gzip' } });
}

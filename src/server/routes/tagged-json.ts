import { createHash } from 'node:crypto';
import type { Context } from 'hono';

/** Answers with JSON and its ETag (RFC 9110 §8.8.3): whoever asks again with `If-None-Match` is spared the body while it is the same (304). */
export function taggedJson(c: Context, body: object): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
  c.header('ETag', tag);
  if (c.req.header('If-None-Match') === tag) return c.body(null, 304);
  c.header('Content-Type', 'application/json');
  return c.body(text);
}

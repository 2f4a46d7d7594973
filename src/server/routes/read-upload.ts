import type { Context } from 'hono';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { problemResponse } from '../problem.ts';
import { readBounded } from './read-segment.ts';

/** The bytes of a file that somebody uploads, or the answer that refuses it; no more than `maxBytes` are ever held. */
export async function readUpload(
  c: Context,
  maxBytes: number,
  advice: string,
): Promise<Result<Uint8Array, Response>> {
  const tooLarge = () => problemResponse('too-large', { detail: advice, members: { maxBytes } });
  if (Number(c.req.header('Content-Length') ?? 0) > maxBytes) return err(tooLarge());
  const { body } = c.req.raw;
  const bytes = body === null ? new Uint8Array() : await readBounded(body, maxBytes);
  return bytes === null ? err(tooLarge()) : ok(bytes);
}

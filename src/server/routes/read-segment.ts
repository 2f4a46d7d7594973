import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ProblemCode } from '#shared/protocol/problem.ts';

/** How long a segment may be once it is unpacked; a packed one that grows beyond it is not unpacked further. */
export const SEGMENT_MAX_BYTES: number = 4 * 1024 * 1024;

/** The text of a request's body, gzip or plain, or why it was not read. */
export async function readSegment(
  request: Request,
  maxBytes: number = SEGMENT_MAX_BYTES,
): Promise<Result<string, ProblemCode>> {
  const encoding = (request.headers.get('Content-Encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') return err('bad-request');
  if (request.body === null) return ok('');
  const body = encoding === 'gzip' ? request.body.pipeThrough(new DecompressionStream('gzip')) : request.body;
  try {
    const bytes = await readBounded(body, maxBytes);
    // The chain is over the very bytes: a byte-order mark or a broken sequence must not be tidied away.
    return bytes
      ? ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
      : err('too-large');
  } catch (error) {
    // Not gzip, cut off, or not UTF-8: nothing that another attempt with the same bytes would mend.
    if (error instanceof TypeError) return err('bad-request');
    throw error;
  }
}

/** The bytes, or null as soon as there are too many. */
export async function readBounded(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  CONTENT_MANIFEST_TYPE,
  type ContentManifest,
  contentManifest,
} from '#shared/protocol/content-manifest.ts';
import type { PartBytes } from './part-store.ts';
import { sha256Hex } from './sha256-hex.ts';

/** Why no new content came; what is shown stays. */
export type ContentFault =
  | { readonly type: 'unreachable'; readonly reason: string }
  /** It came, but is not what its name says, or not content. */
  | { readonly type: 'invalid'; readonly reason: string };

export type ContentAnswer =
  /** The centre has what one of the tags names. */
  | { readonly type: 'held' }
  | { readonly type: 'manifest'; readonly hash: string; readonly manifest: ContentManifest }
  /** CF7: a centre that knows no parts. */
  | { readonly type: 'whole'; readonly version: string; readonly text: string };

export interface ContentTransport {
  ask(tags: readonly string[]): Promise<Result<ContentAnswer, ContentFault>>;
  /**
   * CF3: fetches the parts, as many as the centre gives in one answer, and hands over each one whose hash is right as soon as it is
   * there, one after the other. Answers how many that were, also when the connection died behind some of them.
   */
  fetchParts(
    hashes: readonly string[],
    keep: (hash: string, bytes: PartBytes) => Promise<void>,
  ): Promise<Result<number, ContentFault>>;
}

export interface ContentTransportPorts {
  readonly fetch: typeof fetch;
  readonly token: string;
  readonly subtle?: SubtleCrypto;
  readonly baseUrl?: string;
}

/** The content's way over HTTP. */
export function createContentTransport(ports: ContentTransportPorts): ContentTransport {
  const subtle = ports.subtle ?? crypto.subtle;
  return {
    ask: (tags) => ask(ports, subtle, tags),
    fetchParts: (hashes, keep) => fetchParts(ports, subtle, hashes, keep),
  };
}

const TIMEOUT_MS = 60_000;

async function get(
  ports: ContentTransportPorts,
  path: string,
  headers: Record<string, string>,
): Promise<Response> {
  const { fetch } = ports; // called bare: browsers refuse it with another `this`
  return await fetch(`${ports.baseUrl ?? ''}/api/v1/content${path}`, {
    headers: { authorization: `Bearer ${ports.token}`, ...headers },
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

async function ask(
  ports: ContentTransportPorts,
  subtle: SubtleCrypto,
  tags: readonly string[],
): Promise<Result<ContentAnswer, ContentFault>> {
  let response: Response;
  let bytes: PartBytes;
  try {
    response = await get(ports, '', {
      accept: `${CONTENT_MANIFEST_TYPE}, application/json;q=0.5`,
      ...(tags.length > 0 && { 'if-none-match': tags.map((tag) => `"${tag}"`).join(', ') }),
    });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    return unreachable(String(cause));
  }
  if (response.status === 304) return ok({ type: 'held' });
  if (response.status !== 200) return unreachable(`status ${response.status}`);
  const hash = await sha256Hex(bytes, subtle);
  // A proxy that compresses may weaken the tag (`W/"…"`); the hash inside is what counts.
  if (response.headers.get('etag')?.replace(/^W\//, '') !== `"${hash}"`)
    return invalid('the bytes do not match the ETag');
  const text = new TextDecoder().decode(bytes);
  if (!response.headers.get('content-type')?.includes(CONTENT_MANIFEST_TYPE))
    return ok({ type: 'whole', version: hash, text });
  const parsed = v.safeParse(contentManifest, parseJson(text));
  return parsed.success
    ? ok({ type: 'manifest', hash, manifest: parsed.output })
    : invalid(`manifest: ${parsed.issues[0].message}`);
}

async function fetchParts(
  ports: ContentTransportPorts,
  subtle: SubtleCrypto,
  hashes: readonly string[],
  keep: (hash: string, bytes: PartBytes) => Promise<void>,
): Promise<Result<number, ContentFault>> {
  const lines = await openLines(ports, hashes);
  if (!lines.ok) return lines;
  const wanted = new Set(hashes);
  try {
    for (;;) {
      const line = await lines.value.next();
      const kept = hashes.length - wanted.size;
      // What is kept is kept: the next request asks for the rest.
      if (line === 'broken') return kept > 0 ? ok(kept) : unreachable('the connection broke off');
      if (line === 'end') return kept > 0 ? ok(kept) : invalid('none of it is what its name says');
      const hash = await sha256Hex(line, subtle);
      if (wanted.delete(hash)) await keep(hash, line);
    }
  } finally {
    lines.value.close();
  }
}

interface Lines {
  next(): Promise<PartBytes | 'end' | 'broken'>;
  close(): void;
}

async function openLines(
  ports: ContentTransportPorts,
  hashes: readonly string[],
): Promise<Result<Lines, ContentFault>> {
  try {
    const query = hashes.map((hash) => `hash=${hash}`).join('&');
    const { status, body } = await get(ports, `/parts?${query}`, { accept: 'application/x-ndjson' });
    if (status !== 200 || body === null) return unreachable(`status ${status}`);
    return ok(readLines(body.getReader()));
  } catch (cause) {
    return unreachable(String(cause));
  }
}

const NEWLINE = 10;
/** No part is nearly as long; whatever sends this is not our centre. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** Lines as bytes; what stands behind the last newline is not one. */
function readLines(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Lines {
  let rest: PartBytes = new Uint8Array();
  return {
    async next() {
      for (;;) {
        const at = rest.indexOf(NEWLINE);
        if (at >= 0) {
          const line = rest.slice(0, at);
          rest = rest.subarray(at + 1);
          return line;
        }
        const chunk = await reader.read().catch(() => null);
        if (chunk === null || rest.length > MAX_LINE_BYTES) return 'broken';
        if (chunk.done) return 'end';
        rest = concat(rest, chunk.value);
      }
    },
    // It may be over already, or broken; either way nobody reads on.
    close: () => void reader.cancel().catch(() => {}),
  };
}

function concat(one: PartBytes, other: PartBytes): PartBytes {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(reason: string): Result<never, ContentFault> {
  return err({ type: 'unreachable', reason });
}

export function invalid(reason: string): Result<never, ContentFault> {
  return err({ type: 'invalid', reason });
}

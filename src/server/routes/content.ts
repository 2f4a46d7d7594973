import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { CONTENT_MANIFEST_TYPE, contentPartsQuery } from '#shared/protocol/content-manifest.ts';
import { type PackedContent, type PackedPart, wholePackage } from '../content/pack-content.ts';
import type { ServerContext } from '../context.ts';
import { authenticateDevice } from '../devices/authenticate-device.ts';
import { problemResponse } from '../problem.ts';
import { answerPacked } from './answer-packed.ts';

/**
 * `GET /content`: the package of the device's unit, whole, or (asked for by `Accept`) the manifest of its parts (CF2, CF7).
 * The ETag is the SHA-256 of what is answered, and both tags name the same content. `GET /content/parts`: parts by hash.
 */
export function contentRoute(context: ServerContext): Hono {
  return new Hono()
    .get('/', async (c) => {
      const content = await contentOf(context, c);
      if (content instanceof Response) return content;
      const inParts = (c.req.header('Accept') ?? '').includes(CONTENT_MANIFEST_TYPE);
      const tag = inParts ? content.manifest.hash : content.version;
      const headers = { ETag: `"${tag}"`, 'Cache-Control': 'private, no-cache', Vary: VARY };
      if (isHeld(c.req.header('If-None-Match'), content)) return new Response(null, { status: 304, headers });
      return inParts
        ? await answerPacked(c, Buffer.from(content.manifest.text), {
            ...headers,
            'Content-Type': CONTENT_MANIFEST_TYPE,
          })
        : await answerPacked(c, wholePackage(content), { ...headers, 'Content-Type': JSON_TYPE });
    })
    .get('/parts', async (c) => {
      const query = v.safeParse(contentPartsQuery, { hash: c.req.queries('hash') ?? [] });
      if (!query.success) return problemResponse('bad-request', { detail: query.issues[0].message });
      const content = await contentOf(context, c);
      if (content instanceof Response) return content;
      const parts = choose(content, new Set(query.output.hash));
      if (parts.length === 0)
        return problemResponse('not-found', { detail: 'The content has no such part any more.' });
      const lines = parts.flatMap(({ bytes }) => [bytes, NEWLINE]);
      return await answerPacked(c, Buffer.concat(lines), {
        'Content-Type': 'application/x-ndjson',
        'Cache-Control': 'private, no-store',
        Vary: 'Accept-Encoding',
      });
    });
}

const JSON_TYPE = 'application/json; charset=UTF-8';
const VARY = 'Accept, Accept-Encoding';
const NEWLINE = Buffer.from('\n');
/** An answer ends behind the part with which it reaches this: what a connection that dies costs stays small. */
const ENOUGH_BYTES = 512 * 1024;

async function contentOf(context: ServerContext, c: Context): Promise<PackedContent | Response> {
  const device = await authenticateDevice(context, c.req.header('Authorization'));
  if (!device) return problemResponse('unauthorized');
  const content = await context.content.get(device.unitId);
  return content ?? problemResponse('not-found', { detail: 'This unit has no content yet.' });
}

/** Either tag will do: who holds the whole holds its parts. */
function isHeld(ifNoneMatch: string | undefined, { version, manifest }: PackedContent): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(`"${version}"`) || tags.includes(`"${manifest.hash}"`);
}

function choose({ parts }: PackedContent, wanted: ReadonlySet<string>): readonly PackedPart[] {
  let bytes = 0;
  return parts
    .filter(({ hash }) => wanted.has(hash))
    .filter((part) => {
      const fits = bytes < ENOUGH_BYTES;
      bytes += part.bytes.length;
      return fits;
    });
}

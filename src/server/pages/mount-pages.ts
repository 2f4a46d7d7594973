import type { Context, Hono } from 'hono';
import { createPageFileReader, type PageFile } from './read-page-file.ts';

/**
 * Serves the built pages below everything else. What has an extension is a file or a 404: a page in the place of a missing
 * script would be kept by the service worker and break the kiosk. Everything that a browser visits is index.html. HEAD is answered as GET without its body.
 */
export function mountPages(app: Hono, folder: string): void {
  const read = createPageFileReader(folder);
  app.get('*', async (c) => {
    const { path } = c.req;
    // No file lies below /admin, but a procedure's code looks like one: "1.001193".
    const isFile = !path.startsWith('/admin/') && /\.[a-z0-9]+$/i.test(path);
    const isVisit = !isFile && !path.startsWith('/api/') && takesPages(c.req.header('Accept'));
    const file = isFile || isVisit ? await read(isVisit ? '/index.html' : path) : null;
    return file ? answer(c, file, path.startsWith('/assets/')) : c.notFound();
  });
}

/** Whoever does not say what it takes (a monitor, `curl -I`) takes anything. */
function takesPages(accept: string | undefined): boolean {
  return accept === undefined || /text\/html|\*\/\*/.test(accept);
}

function answer(c: Context, file: PageFile, isHashed: boolean): Response {
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
    // Nothing of this belongs into a search engine.
    'X-Robots-Tag': 'noindex',
  };
  if (c.req.header('If-None-Match')?.includes(file.etag)) return c.body(null, 304, headers);
  const packed = file.gzip && /\bgzip\b/i.test(c.req.header('Accept-Encoding') ?? '') ? file.gzip : null;
  if (packed) headers['Content-Encoding'] = 'gzip';
  return c.body(packed ?? file.bytes, 200, headers);
}

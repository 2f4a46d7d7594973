import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A built file as it goes over the wire. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null where packing gains nothing. */
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly etag: string;
}

/** Reads built files and keeps them packed until they change on disk: a new build needs no restart. */
export type PageFileReader = (path: string) => Promise<PageFile | null>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** A reader of the files below `folder`; answers null for what is not there, not a file, or outside. */
export function createPageFileReader(folder: string): PageFileReader {
  const read = new Map<string, { readonly stamp: string; readonly file: PageFile }>();
  return async (path) => {
    const name = toFileName(folder, path);
    if (name === null) return null;
    const stats = await stat(name).catch(() => null);
    if (!stats?.isFile()) return null;
    const stamp = `${stats.mtimeMs}-${stats.size}-${stats.ino}`;
    const known = read.get(name);
    if (known?.stamp === stamp) return known.file;
    const file = pack(name, new Uint8Array(await readFile(name)));
    read.set(name, { stamp, file });
    return file;
  };
}

/** Only names that lie below the folder; hidden files are nobody's business. */
function toFileName(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.split('/').some((part) => part.startsWith('.'))) return null;
  const name = normalize(join(folder, decoded));
  return name.startsWith(folder + sep) ? name : null;
}

function pack(name: string, bytes: Uint8Array<ArrayBuffer>): PageFile {
  const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
  const gzip = type.includes('charset') ? new Uint8Array(gzipSync(bytes, { level: 9 })) : null;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return { type, bytes, gzip, etag };
}

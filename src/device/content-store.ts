import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type ContentPackage, contentPackage, type OfficeContent } from '#shared/protocol/content.ts';
import { chainHash } from '#shared/protocol/fields.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { DeviceDatabase } from './open-database.ts';

/** A content package as the tablet holds it. `version` is the SHA-256 of the bytes it came in. */
interface StoredContent {
  readonly version: string;
  readonly content: ContentPackage;
}

/** Why no new content came; what is shown stays. */
export type ContentFault =
  | { readonly type: 'unreachable'; readonly reason: string }
  /** It came, but is not what its ETag says, or not a content package. */
  | { readonly type: 'invalid'; readonly reason: string };

/** CF1: the package that is shown, and the one that waits for the idle screen. */
export interface ContentStore {
  /** Without its procedures, which `procedures` reads. */
  current(): Promise<OfficeContent | null>;
  /** The procedures of the current package; rejects when another version is current. */
  procedures(version: string): Promise<readonly Procedure[]>;
  /** Fetches what the centre has now and lays it beside the current one. `unchanged`: there is nothing newer to swap to. */
  fetchNext(): Promise<Result<'unchanged' | 'next', ContentFault>>;
  /** Makes the waiting package the current one, in one transaction; false when none waits. Only on the idle screen. */
  swap(): Promise<boolean>;
}

export interface ContentStorePorts {
  readonly db: DeviceDatabase;
  readonly fetch: typeof fetch;
  readonly token: string;
  readonly subtle?: SubtleCrypto;
  readonly baseUrl?: string;
}

/** The content store on IndexedDB and HTTP. */
export function createContentStore(ports: ContentStorePorts): ContentStore {
  const { db } = ports;
  return {
    async current() {
      const stored = await readContent(db, 'current');
      if (stored === null) return null;
      const { procedures: _, ...content } = stored.content;
      return { ...content, version: stored.version };
    },
    async procedures(version) {
      const stored = await readContent(db, 'current');
      if (stored?.version !== version) throw new Error('another content is current');
      return stored.content.procedures;
    },
    async fetchNext() {
      const newest = (await readContent(db, 'next')) ?? (await readContent(db, 'current'));
      const fetched = await download(ports, newest?.version ?? null);
      if (!fetched.ok) return fetched;
      if (fetched.value === null) return ok((await readContent(db, 'next')) === null ? 'unchanged' : 'next');
      const row = { key: 'next', ...fetched.value };
      await db.run('rw', ['content'], ({ content }) => content.put(row));
      return ok('next');
    },
    swap: () =>
      db.run('rw', ['content'], async ({ content }) => {
        const next = await content.get('next');
        if (next === undefined) return false;
        await content.put({ ...next, key: 'current' });
        await content.delete('next');
        return true;
      }),
  };
}

const storedContent = v.object({ version: chainHash, content: contentPackage });

async function readContent(db: DeviceDatabase, key: 'current' | 'next'): Promise<StoredContent | null> {
  const row = await db.run('r', ['content'], ({ content }) => content.get(key));
  const parsed = v.safeParse(storedContent, row);
  return parsed.success ? parsed.output : null;
}

/** Null: the centre has nothing newer than `known`. */
async function download(
  ports: ContentStorePorts,
  known: string | null,
): Promise<Result<StoredContent | null, ContentFault>> {
  const { fetch } = ports; // called bare: browsers refuse it with another `this`
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetch(`${ports.baseUrl ?? ''}/api/v1/content`, {
      headers: {
        authorization: `Bearer ${ports.token}`,
        ...(known !== null && { 'if-none-match': `"${known}"` }),
      },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(CONTENT_TIMEOUT_MS),
    });
    bytes = await response.arrayBuffer();
  } catch (cause) {
    return err({ type: 'unreachable', reason: String(cause) });
  }
  if (response.status === 304) return ok(null);
  if (response.status !== 200) return err({ type: 'unreachable', reason: `status ${response.status}` });
  return validate(bytes, response.headers.get('etag'), ports.subtle ?? crypto.subtle);
}

const CONTENT_TIMEOUT_MS = 60_000;

async function validate(
  bytes: ArrayBuffer,
  etag: string | null,
  subtle: SubtleCrypto,
): Promise<Result<StoredContent, ContentFault>> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  const version = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  // A proxy that compresses may weaken the tag (`W/"…"`); the hash inside is what counts.
  if (etag?.replace(/^W\//, '') !== `"${version}"`) return invalid('the bytes do not match the ETag');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return invalid('not JSON');
  }
  const parsed = v.safeParse(contentPackage, json);
  if (parsed.success) return ok({ version, content: parsed.output });
  return invalid(`${v.getDotPath(parsed.issues[0]) ?? 'package'}: ${parsed.issues[0].message}`);
}

function invalid(reason: string): Result<never, ContentFault> {
  return err({ type: 'invalid', reason });
}

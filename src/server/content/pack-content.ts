import { createHash } from 'node:crypto';
import { glueBefore, splitContent } from '#shared/lib/content-parts.ts';
import type { ContentPackage } from '#shared/protocol/content.ts';
import type { ContentManifest, ContentPart } from '#shared/protocol/content-manifest.ts';

export interface PackedPart extends Omit<ContentPart, 'bytes'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A content package as it goes over the wire, whole or in parts (CF2). */
export interface PackedContent {
  /** SHA-256 of the package's bytes, hex. */
  readonly version: string;
  readonly parts: readonly PackedPart[];
  readonly manifest: { readonly text: string; readonly hash: string };
}

/** Parts by hash: units that post the same procedures share them in memory. */
export type PartPool = Map<string, PackedPart>;

/** Cuts a package and names what came of it. The bytes follow from the package alone. */
export function packContent(content: ContentPackage, pool: PartPool): PackedContent {
  const slices = splitContent(content);
  const whole = createHash('sha256');
  const parts = slices.map(({ list, text }, place) => {
    const part = pooled(pool, list, new Uint8Array(Buffer.from(text)));
    whole.update(glueBefore(slices, place)).update(part.bytes);
    return part;
  });
  const version = whole.digest('hex');
  const manifest: ContentManifest = {
    format: 'hailong-content-parts',
    v: 1,
    version,
    parts: parts.map(({ hash, bytes, list }) => ({ hash, bytes: bytes.length, list })),
  };
  const text = JSON.stringify(manifest);
  return { version, parts, manifest: { text, hash: sha256(text) } };
}

/** The package's own bytes. */
export function wholePackage({ parts }: PackedContent): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat(parts.flatMap(({ bytes }, place) => [Buffer.from(glueBefore(parts, place)), bytes])),
  );
}

function pooled(pool: PartPool, list: PackedPart['list'], bytes: PackedPart['bytes']): PackedPart {
  const hash = sha256(bytes);
  const known = pool.get(hash);
  if (known?.list === list) return known;
  const part = { hash, bytes, list };
  pool.set(hash, part);
  return part;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

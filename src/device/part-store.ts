import * as v from 'valibot';
import { contentManifest } from '#shared/protocol/content-manifest.ts';
import type { DeviceDatabase } from './open-database.ts';
import { sha256Hex } from './sha256-hex.ts';

export type PartBytes = Uint8Array<ArrayBuffer>;

const partRow = v.object({ bytes: v.instance(Uint8Array) });

/** The bytes of a part, or null: not there, or no longer what its name says (CF8). */
export async function readPart(
  db: DeviceDatabase,
  hash: string,
  subtle: SubtleCrypto,
): Promise<PartBytes | null> {
  const row = v.safeParse(partRow, await db.run('r', ['part'], ({ part }) => part.get(hash)));
  if (!row.success) return null;
  const bytes = new Uint8Array(row.output.bytes);
  return (await sha256Hex(bytes, subtle)) === hash ? bytes : null;
}

export async function putPart(db: DeviceDatabase, hash: string, bytes: PartBytes): Promise<void> {
  const row = { hash, bytes };
  await db.run('rw', ['part'], ({ part }) => part.put(row));
}

/** So that it is fetched again. */
export async function dropParts(db: DeviceDatabase, hashes: readonly string[]): Promise<void> {
  await db.run('rw', ['part'], ({ part }) => part.bulkDelete([...hashes]));
}

/** Those of the given hashes that the disk does not hold, each once, in their order. */
export async function missingParts(
  db: DeviceDatabase,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const held = new Set(await db.run('r', ['part'], ({ part }) => part.toCollection().primaryKeys()));
  return [...new Set(hashes)].filter((hash) => !held.has(hash));
}

const named = v.object({ parts: contentManifest.entries.parts });

/**
 * CF6: removes what no content names, and the content before the current one. To be called when the procedures of the
 * current content have been read, so that nobody still opens the former ones.
 */
export async function collectParts(db: DeviceDatabase): Promise<void> {
  await db.run('rw', ['content', 'part'], async ({ content, part }) => {
    await content.delete('previous');
    const rows = await content.toArray();
    const inUse = new Set(
      rows.flatMap((row) => {
        const parsed = v.safeParse(named, row);
        return parsed.success ? parsed.output.parts.map(({ hash }) => hash) : [];
      }),
    );
    const held = await part.toCollection().primaryKeys();
    await part.bulkDelete(held.filter((hash) => !inUse.has(hash)));
  });
}

import { readFileSync } from 'node:fs';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import * as v from 'valibot';
import type { OpenOptions } from '#device/open-database.ts';

const goldenDatabase = v.object({
  name: v.string(),
  version: v.number(),
  stores: v.array(
    v.object({
      name: v.string(),
      keyPath: v.string(),
      autoIncrement: v.boolean(),
      indexes: v.array(v.object({ name: v.string(), keyPath: v.string(), unique: v.boolean() })),
      rows: v.array(v.record(v.string(), v.unknown())),
    }),
  ),
});
type GoldenDatabase = v.InferOutput<typeof goldenDatabase>;

/** A database as a released version left it on the disk. */
export function readGoldenDatabase(fileName: string): GoldenDatabase {
  const path = new URL(`../fixtures/${fileName}`, import.meta.url);
  return v.parse(goldenDatabase, JSON.parse(readFileSync(path, 'utf8')));
}

/** Lays the database on a fresh disk, without any of our own code. */
export async function restoreDatabase(golden: GoldenDatabase): Promise<OpenOptions> {
  const indexedDB = new IDBFactory();
  const rows = await Promise.all(
    golden.stores.map(async ({ name, rows }) => ({ name, rows: await Promise.all(rows.map(withKey)) })),
  );
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(golden.name, golden.version);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      for (const { name, keyPath, autoIncrement, indexes } of golden.stores) {
        const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique });
        for (const row of rows.find((other) => other.name === name)?.rows ?? []) store.put(row);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  return { indexedDB, IDBKeyRange };
}

/** A key of WebCrypto cannot be written down; its JWK stands in its place. */
async function withKey(row: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  if (row.privateKey === undefined) return { ...row };
  const jwk: JsonWebKey = { ...row.privateKey };
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return { ...row, privateKey: await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']) };
}

import { createHash, webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { publicJwk, type ServerKey } from '#shared/protocol/fields.ts';
import type { AtRest } from './data-key.ts';
import { StartFailure } from './start-failure.ts';
import type { Database } from './store/database.ts';
import {
  findServerKey,
  insertServerKey,
  replacePrivateKey,
  type ServerKeyPurpose,
  type StoredServerKey,
} from './store/server-keys.ts';

/** The centre's own keys, made at the first start and kept in the store. */
export interface ServerKeys {
  /** Signs acks; the public part goes to tablets at pairing. */
  readonly ack: ServerKey & { sign(text: string): Promise<string> };
  /** Tablets seal comments and contact data to this one. */
  readonly seal: ServerKey & { readonly keyPair: webcrypto.CryptoKeyPair };
}

const CURVE = {
  ack: { name: 'ECDSA', namedCurve: 'P-256' },
  seal: { name: 'ECDH', namedCurve: 'P-256' },
} as const;

/** Reads the keys, or makes them. Several processes may do so at once: the first one's keys stay. */
export async function loadServerKeys(db: Database, nowIso: string, atRest: AtRest): Promise<ServerKeys> {
  const ack = await findOrMake(db, 'ack', nowIso, atRest);
  const seal = await findOrMake(db, 'seal', nowIso, atRest);
  if (privateText(seal, atRest) === null) throw otherDataKey();
  const signingKey = await webcrypto.subtle.importKey(
    'jwk',
    JSON.parse(ack.privateJwkJson),
    CURVE.ack,
    false,
    ['sign'],
  );
  return {
    ack: {
      ...toServerKey(ack),
      async sign(text) {
        const bytes = new TextEncoder().encode(text);
        const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signingKey, bytes);
        return Buffer.from(signature).toString('base64url');
      },
    },
    seal: { ...toServerKey(seal), keyPair: await importSealKeys(seal, atRest) },
  };
}

/** Whether the data key opens what lies under it in this store; true also where nothing does yet. Makes nothing. */
export async function opensSealKey(db: Database, atRest: AtRest): Promise<boolean> {
  const seal = await findServerKey(db, 'seal');
  return !seal || privateText(seal, atRest) !== null;
}

/**
 * Refuses to go on where this store was written under a data key and its file is not there: a new one would open nothing, and would lie
 * where the right one belongs. Makes nothing. Throws `StartFailure`.
 */
export async function expectDataKey(db: Database, file: string): Promise<void> {
  const seal = await findServerKey(db, 'seal');
  if (!seal || isPlain(seal.privateJwkJson) || existsSync(file)) return;
  throw new StartFailure(
    `Thiếu khóa dữ liệu ${file} của kho này. Hãy chép tệp ấy từ nơi đã cất; không tạo khóa mới.`,
    `The data key ${file} of this store is missing. Copy the file from where it was kept; no new one is made.`,
  );
}

/** The public half goes into what RFC 9180 derives; the private half cannot be taken out again. */
export async function importSealKeys(
  seal: StoredServerKey,
  atRest: AtRest,
): Promise<webcrypto.CryptoKeyPair> {
  const { subtle } = webcrypto;
  const publicKey = await subtle.importKey('jwk', JSON.parse(seal.publicJwkJson), CURVE.seal, true, []);
  const privateJwk = JSON.parse(privateText(seal, atRest) ?? 'null');
  const privateKey = await subtle.importKey('jwk', privateJwk, CURVE.seal, false, ['deriveBits']);
  return { publicKey, privateKey };
}

/** A private seal key lies under the data key: without it a copy of the database would open every box in it. */
function privateText({ id, privateJwkJson }: StoredServerKey, atRest: AtRest): string | null {
  return isPlain(privateJwkJson) ? privateJwkJson : atRest.open(privateJwkJson, `server-key ${id}`);
}

/** As it was stored before. */
function isPlain(privateJwkJson: string): boolean {
  return privateJwkJson.startsWith('{');
}

function protect(purpose: ServerKeyPurpose, key: StoredServerKey, atRest: AtRest): StoredServerKey {
  if (purpose !== 'seal') return key;
  return { ...key, privateJwkJson: atRest.seal(key.privateJwkJson, `server-key ${key.id}`) };
}

function otherDataKey(): StartFailure {
  return new StartFailure(
    'Khóa dữ liệu (data.key) không phải khóa của kho này. Hãy khôi phục tệp khóa từ bản sao lưu.',
    'The data key (data.key) is not the one of this store. Restore the file from its backup.',
  );
}

async function findOrMake(
  db: Database,
  purpose: ServerKeyPurpose,
  nowIso: string,
  atRest: AtRest,
): Promise<StoredServerKey> {
  const found = await findServerKey(db, purpose);
  if (found) {
    if (purpose === 'seal' && isPlain(found.privateJwkJson))
      await replacePrivateKey(db, protect(purpose, found, atRest));
    return found;
  }
  await insertServerKey(db, purpose, protect(purpose, await makeKey(purpose), atRest), nowIso);
  const kept = await findServerKey(db, purpose);
  if (!kept) throw new Error(`the ${purpose} key was not kept`);
  return kept;
}

async function makeKey(purpose: ServerKeyPurpose): Promise<StoredServerKey> {
  const usages = purpose === 'ack' ? (['sign', 'verify'] as const) : (['deriveBits'] as const);
  const pair = await webcrypto.subtle.generateKey(CURVE[purpose], true, usages);
  if (!('privateKey' in pair)) throw new Error('expected a key pair');
  const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  const publicJwkJson = JSON.stringify({ kty, crv, x, y });
  return {
    id: `${purpose}-${createHash('sha256').update(publicJwkJson).digest('hex').slice(0, 16)}`,
    publicJwkJson,
    privateJwkJson: JSON.stringify(await webcrypto.subtle.exportKey('jwk', pair.privateKey)),
  };
}

function toServerKey(stored: StoredServerKey): ServerKey {
  return { id: stored.id, jwk: v.parse(publicJwk, JSON.parse(stored.publicJwkJson)) };
}

import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import {
  type InspectorateKey,
  inspectorateKey,
  type ProtectedKeyFile,
} from '../protocol/inspectorate-file.ts';
import { err, ok, type Result } from './result.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the file needs of the platform; a browser and Node each bring their own. */
export interface KeyFilePorts {
  readonly randomBytes: (length: number) => Bytes;
  /** PBKDF2 with HMAC-SHA-256: 32 bytes. */
  readonly pbkdf2: (passphrase: Bytes, salt: Bytes, iterations: number) => Promise<Bytes>;
  /** AES-256-GCM under a key; `open` rejects what is not authentic. */
  readonly aes: (key: Bytes) => {
    seal(iv: Bytes, data: Bytes, aad: Bytes): Promise<ArrayBuffer>;
    open(iv: Bytes, data: Bytes, aad: Bytes): Promise<ArrayBuffer>;
  };
  readonly toBase64Url: (bytes: Bytes) => string;
  /** Null: the text is none. */
  readonly fromBase64Url: (text: string) => Bytes | null;
  readonly toText: (bytes: Bytes) => string;
}

/**
 * The cost of guessing one passphrase: more than thrice what OWASP asks for, about a second where it is typed. PBKDF2, because
 * browsers have it built in; a memory-hard function would have to be brought along.
 */
const ITERATIONS = 2_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

/** Passphrases are stronger the longer they are; the file can be attacked without anybody noticing. */
export const PASSPHRASE_MIN_LENGTH = 12;

/** Puts the private part under a passphrase. */
export async function protectKey(
  ports: KeyFilePorts,
  { id, jwk, private: secret }: InspectorateKey,
  passphrase: string,
  iterations: number = ITERATIONS,
): Promise<ProtectedKeyFile> {
  const [salt, iv] = [ports.randomBytes(SALT_BYTES), ports.randomBytes(IV_BYTES)];
  const aes = ports.aes(await derive(ports, passphrase, salt, iterations));
  const ct = await aes.seal(iv, toBytes(JSON.stringify(secret)), aadOf(id, jwk));
  return {
    ...{ format: 'hailong-inspectorate-key', v: 1, id, jwk },
    kdf: { name: 'pbkdf2-sha256', iterations, salt: ports.toBase64Url(salt) },
    iv: ports.toBase64Url(iv),
    ct: ports.toBase64Url(new Uint8Array(ct)),
  };
}

/** Opens the file again. It is the wrong passphrase, or the file was changed: which of both cannot be told. */
export async function openKeyFile(
  ports: Omit<KeyFilePorts, 'randomBytes'>,
  { id, jwk, kdf, iv: ivText, ct: ctText }: ProtectedKeyFile,
  passphrase: string,
): Promise<Result<InspectorateKey, 'wrong-passphrase'>> {
  const [salt, iv, ct] = [kdf.salt, ivText, ctText].map(ports.fromBase64Url);
  if (!salt || !iv || !ct) return err('wrong-passphrase');
  const aes = ports.aes(await derive(ports, passphrase, salt, kdf.iterations));
  const plain = await aes.open(iv, ct, aadOf(id, jwk)).catch(() => null);
  if (plain === null) return err('wrong-passphrase');
  const secret: unknown = JSON.parse(ports.toText(new Uint8Array(plain)));
  return ok(v.parse(inspectorateKey, { id, jwk, private: secret }));
}

/** Keyboards write "ấ" in one or in three code points; NFKC makes both the same passphrase. */
async function derive(
  ports: Pick<KeyFilePorts, 'pbkdf2'>,
  passphrase: string,
  salt: Bytes,
  iterations: number,
): Promise<Bytes> {
  return await ports.pbkdf2(toBytes(passphrase.normalize('NFKC')), salt, iterations);
}

/** A file whose public part was exchanged does not open. */
function aadOf(id: string, { x, y }: ProtectedKeyFile['jwk']): Bytes {
  return toBytes(`hailong-inspectorate-key 1\n${id}\n${x}.${y}`);
}

function toBytes(text: string): Bytes {
  return new Uint8Array(utf8ToBytes(text));
}

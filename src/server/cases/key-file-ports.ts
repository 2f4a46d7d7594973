import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Aes256Gcm } from '@hpke/core';
import type { KeyFilePorts } from '#shared/lib/key-file.ts';
import { canonicalBytes } from '../hpke-suite.ts';

/** What a key file under a passphrase needs of Node. */
export const KEY_FILE_PORTS: KeyFilePorts = {
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  pbkdf2: async (passphrase, salt, iterations) =>
    new Uint8Array(await promisify(pbkdf2)(passphrase, salt, iterations, 32, 'sha256')),
  aes: (key) => new Aes256Gcm().createEncryptionContext(key.buffer),
  toBase64Url: (bytes) => Buffer.from(bytes).toString('base64url'),
  fromBase64Url: canonicalBytes,
  toText: (bytes) => Buffer.from(bytes).toString('utf8'),
};

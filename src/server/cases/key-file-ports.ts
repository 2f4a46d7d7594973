import { randomBytes } from 'node:crypto';
import { Aes256Gcm } from '@hpke/core';
import type { KeyFilePorts } from '#shared/lib/key-file.ts';
import { canonicalBytes } from '../hpke-suite.ts';

/** What a key file under a passphrase needs of Node. */
export const KEY_FILE_PORTS: KeyFilePorts = {
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  aes: (key) => new Aes256Gcm().createEncryptionContext(key.buffer),
  toBase64Url: (bytes) => Buffer.from(bytes).toString('base64url'),
  fromBase64Url: canonicalBytes,
  toText: (bytes) => Buffer.from(bytes).toString('utf8'),
};

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from './start-failure.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what must not be readable in the database file or in a backup of it: contact data, second factors. */
export interface AtRest {
  /** Text in a form for the store. `purpose` ties it to its place: moved elsewhere it does not open. */
  seal(text: string, purpose: string): string;
  /** The text, or null: another key, another purpose, or altered. */
  open(sealed: string, purpose: string): string | null;
}

/**
 * Reads the key from its file, or makes it at the first start. It lies outside the database, so that neither a copy of the
 * database nor a backup is enough to read what it protects; it is backed up by itself. Throws `StartFailure`.
 */
export function loadDataKey(file: string): Buffer {
  const found = readKey(file);
  if (found !== null) return found;
  mkdirSync(dirname(file), { recursive: true });
  // Written whole beside it and then given its name: who starts at the same time never reads half a key.
  const whole = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(whole, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    linkSync(whole, file);
  } catch (cause) {
    // Another process may have been faster: then its key is there now.
    const theirs = readKey(file);
    if (theirs !== null) return theirs;
    throw unusable(file, cause);
  } finally {
    rmSync(whole, { force: true });
  }
  const made = readKey(file);
  if (made === null) throw unusable(file, null);
  return made;
}

function readKey(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw unusable(file, null);
  return key;
}

function unusable(file: string, cause: unknown): StartFailure {
  return new StartFailure(
    `Không dùng được khóa dữ liệu ${file}. Hãy khôi phục tệp này từ bản sao lưu; không có nó thì không đọc được thông tin liên hệ đã lưu.`,
    `The data key ${file} cannot be used. Restore the file from its backup: without it stored contact data cannot be read.`,
    { cause },
  );
}

/** AES-256-GCM under the key; every text gets a nonce of its own. */
export function createAtRest(key: Buffer, random: { bytes(length: number): Uint8Array }): AtRest {
  return {
    seal(text, purpose) {
      const nonce = Buffer.from(random.bytes(NONCE_BYTES));
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(/^v1\.([A-Za-z0-9_-]+)$/.exec(sealed)?.[1] ?? '', 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce)
          .setAAD(Buffer.from(purpose))
          .setAuthTag(tag);
        const body = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
        return Buffer.concat(body).toString('utf8');
      } catch {
        // Does not authenticate.
        return null;
      }
    },
  };
}

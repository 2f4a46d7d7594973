import { pbkdf2Sync } from 'node:crypto';
import type { PinHash } from '#shared/protocol/unit-settings.ts';

/** A PIN as the centre would send it, cheap enough for tests that try many. */
export function pinHashOf(pin: string, salt = 'salt', iterations = 1_000): PinHash {
  const bytes = Buffer.from(salt);
  const hash = pbkdf2Sync(pin, bytes, iterations, 32, 'sha256');
  return { iterations, salt: bytes.toString('base64url'), hash: hash.toString('base64url') };
}

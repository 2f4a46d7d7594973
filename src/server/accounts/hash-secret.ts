import { createHash } from 'node:crypto';

/** Hex SHA-256 of a secret with full entropy, or of a key that is only compared: what the store keeps instead of it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

import { createHmac } from 'node:crypto';
import type { Mac } from '#shared/domain/take-home-code.ts';
import type { AtRest } from '../data-key.ts';

/** Bytes of a code key. */
export const SECRET_BYTES = 32;

/** The secret as the store keeps it; moved to another number it does not open. */
export function sealCodeSecret(atRest: AtRest, no: number, secret: string): string {
  return atRest.seal(secret, purposeOf(no));
}

/** Marks codes under a stored secret. Throws where the data key is another one: then no code can be judged. */
export function macOf(atRest: AtRest, no: number, sealed: string): Mac {
  const secret = atRest.open(sealed, purposeOf(no));
  if (secret === null) throw new Error(`the code key ${no} does not open under this data key`);
  const key = Buffer.from(secret, 'base64url');
  return async (text) => createHmac('sha256', key).update(text, 'utf8').digest();
}

function purposeOf(no: number): string {
  return `take-home-key ${no}`;
}

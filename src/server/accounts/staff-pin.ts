import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { PinHash } from '#shared/protocol/unit-settings.ts';
import type { ServerRandom } from '../context.ts';

const derive = promisify(pbkdf2);

/** As slow as a tablet bears: about half a second on a cheap one. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A PIN as it goes to tablets, which check it without a network. */
export async function hashStaffPin(random: ServerRandom, pin: string): Promise<PinHash> {
  const salt = Buffer.from(random.bytes(SALT_BYTES));
  const hash = await derive(pin, salt, ITERATIONS, HASH_BYTES, 'sha256');
  return { iterations: ITERATIONS, salt: salt.toString('base64url'), hash: hash.toString('base64url') };
}

import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { STAFF_PIN_LENGTH } from '#shared/domain/staff-pin.ts';
import type { PinHash } from '#shared/protocol/unit-settings.ts';
import type { ServerRandom } from '../context.ts';

const derive = promisify(pbkdf2);

/** As slow as a tablet bears: about half a second on a cheap one. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A PIN that nobody chose, every one as likely as any other. */
export function makeStaffPin(random: ServerRandom): string {
  const digits: number[] = [];
  while (digits.length < STAFF_PIN_LENGTH) {
    // 250 and above would make the low digits likelier.
    for (const byte of random.bytes(STAFF_PIN_LENGTH)) if (byte < 250) digits.push(byte % 10);
  }
  return digits.slice(0, STAFF_PIN_LENGTH).join('');
}

/** A PIN as it goes to tablets, which check it without a network. */
export async function hashStaffPin(random: ServerRandom, pin: string): Promise<PinHash> {
  const salt = Buffer.from(random.bytes(SALT_BYTES));
  const hash = await derive(pin, salt, ITERATIONS, HASH_BYTES, 'sha256');
  return { iterations: ITERATIONS, salt: salt.toString('base64url'), hash: hash.toString('base64url') };
}

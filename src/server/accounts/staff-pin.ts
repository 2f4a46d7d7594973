import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { STAFF_PIN_LENGTH } from '#shared/domain/staff-pin.ts';
import type { PinHash } from '#shared/protocol/unit-settings.ts';
import type { ServerRandom } from '../context.ts';

const derive = promisify(pbkdf2);

/**
 * What a tablet computes for each try: 85 to 115 ms in a desktop's Chromium, so about 0.6 s on hardware six times slower. More
 * would make staff wait and would not save a PIN of six digits whose hash was stolen.
 */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A PIN that nobody chose, every one as likely as any other, but none that is tried first. */
export function makeStaffPin(random: ServerRandom): string {
  for (;;) {
    const digits: number[] = [];
    while (digits.length < STAFF_PIN_LENGTH) {
      // 250 and above would make the low digits likelier.
      for (const byte of random.bytes(STAFF_PIN_LENGTH)) if (byte < 250) digits.push(byte % 10);
    }
    const pin = digits.slice(0, STAFF_PIN_LENGTH).join('');
    if (!isWeakPin(pin)) return pin;
  }
}

/** As many digits as the pad takes. */
export function isStaffPin(text: string): boolean {
  return new RegExp(`^[0-9]{${STAFF_PIN_LENGTH}}$`).test(text);
}

/** One digit throughout, or digits that count up or down by one. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set([...pin.slice(1)].map((digit, place) => Number(digit) - Number(pin[place])));
  const [step = 0] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}

/** A PIN as it goes to tablets, which check it without a network. */
export async function hashStaffPin(random: ServerRandom, pin: string): Promise<PinHash> {
  const salt = Buffer.from(random.bytes(SALT_BYTES));
  const hash = await derive(pin, salt, ITERATIONS, HASH_BYTES, 'sha256');
  return { iterations: ITERATIONS, salt: salt.toString('base64url'), hash: hash.toString('base64url') };
}

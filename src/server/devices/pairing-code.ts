import type { ServerRandom } from '../context.ts';

/** 32 signs that nobody confuses when reading aloud or typing: no 0, O, 1, I. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** A code of 40 random bits, as it is compared: without the dash. */
export function makePairingCode(random: ServerRandom): string {
  return Array.from(random.bytes(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** As it is shown: XXXX-XXXX. */
export function formatPairingCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** What somebody typed, as it is compared: spaces, dashes and case are forgiven. */
export function normalisePairingCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

import type { ServerRandom } from '../context.ts';
import { makePairingCode } from '../devices/pairing-code.ts';

/** 80 random bits in four groups that can be read aloud and typed. */
export function makeOneTimePassword(random: ServerRandom): string {
  const text = makePairingCode(random) + makePairingCode(random);
  return (text.match(/.{4}/g) ?? []).join('-');
}

import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { fewAtOnce } from './few-at-once.ts';

/** Work factor of scrypt: `N = 2^logN`; memory is 128 · N · r bytes. */
export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/**
 * scrypt, because it is memory-hard, accepted by OWASP (N = 2^17, r = 8, p = 1 is its first choice) and part of Node:
 * no native add-on has to be built or trusted. The cost is written into every hash, so that it can be raised later.
 */
export const PASSWORD_COST: PasswordCost = { logN: 17, r: 8, p: 1 };

/**
 * Each run takes 128 MB and one of Node's four worker threads, which the unpacking of pushed journals needs too: a flood
 * of logins must leave memory and threads to the tablets.
 */
const takeTurn = fewAtOnce(2);

const KEY_LENGTH = 32;
const SALT_LENGTH = 16;
const ENCODED =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9_-]{1,100})\$([A-Za-z0-9_-]{1,100})$/;

/** The hash to store: `$scrypt$ln=17,r=8,p=1$salt$key`. `randomBytes` gives the salt. */
export async function hashPassword(
  password: string,
  randomBytes: (length: number) => Uint8Array,
  cost: PasswordCost = PASSWORD_COST,
): Promise<string> {
  const salt = Buffer.from(randomBytes(SALT_LENGTH));
  const key = await derive(password, salt, KEY_LENGTH, cost);
  return `$scrypt$ln=${cost.logN},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether the password fits the stored hash; takes the same time for every wrong one. Throws on a text that is no hash. */
export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  const [, logN, r, p, salt, key] = ENCODED.exec(encoded) ?? [];
  if (salt === undefined || key === undefined) throw new Error('stored password hash is not readable');
  const expected = Buffer.from(key, 'base64url');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64url'), expected.length, cost);
  return timingSafeEqual(actual, expected);
}

/** Keyboards write "ấ" in one or in three code points; NFKC makes both the same password (NIST SP 800-63B §5.1.1.2). */
function derive(password: string, salt: Buffer, length: number, cost: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** cost.logN, r: cost.r, p: cost.p };
  const maxmem = 2 * 128 * 2 ** cost.logN * cost.r;
  return takeTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, length, { ...options, maxmem }, (error, key) =>
          error === null ? resolve(key) : reject(error),
        );
      }),
  );
}

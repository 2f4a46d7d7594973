import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, PASSWORD_COST, verifyPassword } from './password.ts';

const CHEAP = { logN: 10, r: 8, p: 1 };

test('a password fits its own hash and no other', async () => {
  const hash = await hashPassword('Mật khẩu của phòng', randomBytes, CHEAP);
  expect(await verifyPassword('Mật khẩu của phòng', hash)).toBe(true);
  expect(await verifyPassword('Mật khẩu của phòng ', hash)).toBe(false);
  expect(await verifyPassword('', hash)).toBe(false);
});

test('the same password typed with composed and with decomposed letters is one password', async () => {
  const hash = await hashPassword('tiếng Việt'.normalize('NFD'), randomBytes, CHEAP);
  expect(await verifyPassword('tiếng Việt'.normalize('NFC'), hash)).toBe(true);
});

test('the hash carries its cost and a salt of its own', async () => {
  const first = await hashPassword('một hai ba bốn', randomBytes, CHEAP);
  const second = await hashPassword('một hai ba bốn', randomBytes, CHEAP);
  expect(first).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/);
  expect(first).not.toBe(second);
});

test('the cost in use is the one that OWASP names first, and it runs within the memory bound', async () => {
  expect(PASSWORD_COST).toEqual({ logN: 17, r: 8, p: 1 });
  const hash = await hashPassword('một hai ba bốn', randomBytes);
  expect(await verifyPassword('một hai ba bốn', hash)).toBe(true);
});

test('a text that is no hash is a bug and throws', async () => {
  await expect(verifyPassword('x', 'plain')).rejects.toThrow('not readable');
});

import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type KeyFilePorts, openKeyFile, protectKey } from '#shared/lib/key-file.ts';
import type { InspectorateKey } from '#shared/protocol/inspectorate-file.ts';

const KEY: InspectorateKey = {
  id: 'inspectorate-0123456789abcdef',
  jwk: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
  private: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43), d: 'ketsatmatkhau' },
};
const CHEAP = 1_000;
const PASSPHRASE = 'đò ngang bến cũ chiều mưa';

const toBuffer = (bytes: Buffer) => new Uint8Array(bytes).buffer;
/** Node’s own AES: another program than the one in the browser. */
const PORTS: KeyFilePorts = {
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  pbkdf2: async (passphrase, salt, iterations) =>
    new Uint8Array(pbkdf2Sync(passphrase, salt, iterations, 32, 'sha256')),
  aes: (key) => ({
    async seal(iv, data, aad) {
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
      return toBuffer(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]));
    },
    async open(iv, data, aad) {
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(aad).setAuthTag(data.slice(-16));
      return toBuffer(Buffer.concat([decipher.update(data.slice(0, -16)), decipher.final()]));
    },
  }),
  toBase64Url: (bytes) => Buffer.from(bytes).toString('base64url'),
  fromBase64Url: (text) => new Uint8Array(Buffer.from(text, 'base64url')),
  toText: (bytes) => Buffer.from(bytes).toString('utf8'),
};

test('a file opens with its passphrase, however its accents are spelled, and with no other', async () => {
  const file = await protectKey(PORTS, KEY, PASSPHRASE, CHEAP);
  expect(JSON.stringify(file)).not.toContain(KEY.private.d);
  expect(await openKeyFile(PORTS, file, PASSPHRASE.normalize('NFD'))).toEqual({ ok: true, value: KEY });
  expect(await openKeyFile(PORTS, file, `${PASSPHRASE} `)).toEqual({ ok: false, error: 'wrong-passphrase' });
});

test('the key of the file is PBKDF2 with two million rounds of HMAC-SHA-256', async () => {
  const file = await protectKey(PORTS, KEY, PASSPHRASE);
  expect(file.kdf).toMatchObject({ name: 'pbkdf2-sha256', iterations: 2_000_000 });
  const salt = Buffer.from(file.kdf.salt, 'base64url');
  const key = new Uint8Array(pbkdf2Sync(PASSPHRASE.normalize('NFKC'), salt, 2_000_000, 32, 'sha256'));
  const aad = new TextEncoder().encode(`hailong-inspectorate-key 1\n${KEY.id}\n${KEY.jwk.x}.${KEY.jwk.y}`);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const plain = await PORTS.aes(key).open(bytes(file.iv), bytes(file.ct), aad);
  expect(JSON.parse(Buffer.from(plain).toString())).toEqual(KEY.private);
});

test.each([
  ['another public key', { jwk: { ...KEY.jwk, x: 'z'.repeat(43) } }],
  ['another id', { id: 'inspectorate-fedcba9876543210' }],
  ['a text that is no base64url', { iv: 'AAAA' }],
])('a file with %s does not open', async (_, change) => {
  const file = await protectKey(PORTS, KEY, PASSPHRASE, CHEAP);
  expect(await openKeyFile(PORTS, { ...file, ...change }, PASSPHRASE)).toMatchObject({ ok: false });
});

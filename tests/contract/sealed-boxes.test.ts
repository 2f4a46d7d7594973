import { webcrypto } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytesToBase64Url } from '#device/base64-url.ts';
import { HPKE_SUITE, utf8 } from '#device/hpke-suite.ts';
import { sealBox } from '#device/seal-box.ts';
import { type FindKeyPair, openBox } from '#server/cases/open-box.ts';
import { publicJwk, type ServerKey } from '#shared/protocol/fields.ts';
import { BOX_INFO, boxAad, type SealedBox } from '#shared/protocol/sealed-bodies.ts';

interface Owner {
  readonly key: ServerKey;
  readonly pair: webcrypto.CryptoKeyPair;
}

const ENTRY = '0192f0c1-7a00-7000-8000-000000000008';
const PURPOSE = { kind: 'feedback', entryId: ENTRY };
const WORDS = { v: 1, text: 'Cán bộ hẹn “mai quay lại” ba lần.\nĐợi từ 7 giờ 30.' };

let centre: Owner;
let former: Owner;
let inspectorate: Owner;

async function makeOwner(id: string): Promise<Owner> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  if (!('privateKey' in pair)) throw new Error('expected a key pair');
  return {
    key: { id, jwk: v.parse(publicJwk, await webcrypto.subtle.exportKey('jwk', pair.publicKey)) },
    pair,
  };
}

beforeAll(async () => {
  [centre, former, inspectorate] = (await Promise.all(
    ['seal-now', 'seal-before', 'thanh-tra'].map(makeOwner),
  )) as [Owner, Owner, Owner];
});

/** The centre has its present key and the one before. */
const ofCentre: FindKeyPair = async (id) => [centre, former].find(({ key }) => key.id === id)?.pair ?? null;
const open = (box: SealedBox, purpose = PURPOSE) => openBox(ofCentre, purpose, box);

describe('what the tablet seals', () => {
  test('the centre opens, letter for letter', async () => {
    expect(await open(await sealBox(centre.key, PURPOSE, WORDS))).toEqual({ ok: true, value: WORDS });
  });

  test('opens with a former key as well', async () => {
    const box = await sealBox(former.key, PURPOSE, WORDS);
    expect(box.key).toBe('seal-before');
    expect(await open(box)).toEqual({ ok: true, value: WORDS });
  });

  test('never comes out the same twice, and shows neither its words nor their number', async () => {
    const short = await sealBox(centre.key, PURPOSE, { v: 1, text: 'Tốt.' });
    const again = await sealBox(centre.key, PURPOSE, { v: 1, text: 'Tốt.' });
    const long = await sealBox(centre.key, PURPOSE, { v: 1, text: 'Chậm. '.repeat(40) });
    expect(again.ct).not.toBe(short.ct);
    expect(again.enc).not.toBe(short.enc);
    expect(long.ct).toHaveLength(short.ct.length);
    expect(Buffer.from(short.ct, 'base64url').toString('latin1')).not.toContain('text');
  });

  test('to the inspectorate is nothing that the centre can open; the inspectorate can', async () => {
    const box = await sealBox(inspectorate.key, PURPOSE, WORDS);
    expect(await open(box)).toEqual({ ok: false, error: 'foreign-key' });
    expect(await openBox(async () => inspectorate.pair, PURPOSE, box)).toEqual({ ok: true, value: WORDS });
  });

  test('stays closed when it names a key that it was not sealed to', async () => {
    const box = await sealBox(inspectorate.key, PURPOSE, WORDS);
    expect(await open({ ...box, key: 'seal-now' })).toEqual({ ok: false, error: 'not-authentic' });
    const before = await sealBox(former.key, PURPOSE, WORDS);
    expect(await open({ ...before, key: 'seal-now' })).toEqual({ ok: false, error: 'not-authentic' });
  });

  test('opens for its own entry and kind only', async () => {
    const box = await sealBox(centre.key, PURPOSE, WORDS);
    for (const purpose of [
      { ...PURPOSE, kind: 'rating.detail' },
      { ...PURPOSE, entryId: ENTRY.replace(/8$/, '9') },
      { kind: '', entryId: '' },
    ]) {
      expect(await open(box, purpose)).toEqual({ ok: false, error: 'not-authentic' });
    }
  });

  test('is refused when any part of it was touched', async () => {
    const box = await sealBox(centre.key, PURPOSE, WORDS);
    const flip = (text: string, place: number): string => {
      const bytes = Buffer.from(text, 'base64url');
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      return bytes.toString('base64url');
    };
    const enc = [...Array(65).keys()].map((place) => ({ ...box, enc: flip(box.enc, place) }));
    const size = Buffer.from(box.ct, 'base64url').length;
    const ct = [0, 1, size >> 1, size - 17, size - 16, size - 1].map((place) => ({
      ...box,
      ct: flip(box.ct, place),
    }));
    const cut = [
      { ...box, ct: box.ct.slice(0, -4) },
      { ...box, ct: `${box.ct}AAAA` },
      { ...box, ct: 'AA' },
      { ...box, enc: 'AA' },
      { ...box, enc: '' },
    ];
    for (const wrong of [...enc, ...ct, ...cut]) {
      expect(await open(wrong)).toEqual({ ok: false, error: 'not-authentic' });
    }
  });

  test('is refused in a second spelling of the same bytes', async () => {
    const box = await sealBox(centre.key, PURPOSE, WORDS);
    const { enc } = box;
    // 65 bytes leave four bits of the last character unused.
    const last = enc.at(-1) ?? '';
    const other = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].find(
      (sign) =>
        sign !== last &&
        Buffer.from(enc.slice(0, -1) + sign, 'base64url').equals(Buffer.from(enc, 'base64url')),
    );
    expect(other).toBeDefined();
    expect(await open({ ...box, enc: enc.slice(0, -1) + other })).toEqual({
      ok: false,
      error: 'not-authentic',
    });
  });

  test.each([
    ['no JSON', utf8('<p>không</p>')],
    ['no text', new Uint8Array([0xff, 0xfe, 0x7b])],
  ])('that is %s is told from what was touched', async (_, plain) => {
    const recipientPublicKey = await HPKE_SUITE.kem.importKey('jwk', centre.key.jwk, true);
    const { enc, ct } = await HPKE_SUITE.seal(
      { recipientPublicKey, info: utf8(BOX_INFO) },
      plain,
      utf8(boxAad(PURPOSE.kind, PURPOSE.entryId)),
    );
    const box = {
      key: 'seal-now',
      enc: bytesToBase64Url(new Uint8Array(enc)),
      ct: bytesToBase64Url(new Uint8Array(ct)),
    };
    expect(await open(box)).toEqual({ ok: false, error: 'unreadable' });
  });
});

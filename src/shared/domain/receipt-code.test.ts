import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeReceiptCode, parseReceiptCode, RECEIPT_RANDOM_BYTES } from './receipt-code.ts';
import { receiptDigest } from './receipt-digest.ts';

const SIGNS = [...'0123456789CFGHJKMNPRTVX'];
const randomBytes = fc.uint8Array({ minLength: RECEIPT_RANDOM_BYTES, maxLength: RECEIPT_RANDOM_BYTES });
const anyCode = randomBytes.map(makeReceiptCode);
const plainOf = (code: string): string => code.replaceAll('-', '');

describe('a receipt code', () => {
  test('is the same for the same chance, and written so', () => {
    expect(makeReceiptCode(new Uint8Array(16))).toBe('1000-0000-0000-0005');
    expect(makeReceiptCode(new Uint8Array(16).fill(255))).toBe('1GHK-V28R-24X5-NMK0');
  });

  test('has four groups of four of the alphabet, and reads back as itself', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^1[0-9CFGHJKMNPRTVX]{3}(-[0-9CFGHJKMNPRTVX]{4}){3}$/);
        expect(parseReceiptCode(code)).toEqual({ ok: true, value: code });
      }),
    );
  });

  test('holds at least 60 bits: every place takes every character, none is preferred', () => {
    expect(Math.log2(SIGNS.length) * 14).toBeGreaterThan(60);
    // Counting upwards in the lowest bytes runs through all first characters evenly.
    const seen = new Map<string, number>();
    for (let n = 0; n < 23 * 40; n++) {
      const bytes = new Uint8Array(16);
      bytes[14] = n >> 8;
      bytes[15] = n & 255;
      const sign = makeReceiptCode(bytes).charAt(1);
      seen.set(sign, (seen.get(sign) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual([...SIGNS].sort());
    expect(new Set(seen.values())).toEqual(new Set([40]));
    // The last of the random characters is reached as well: 2^128 is far above 23^14.
    const last = new Set<string>();
    for (let n = 0; n < 256; n++) last.add(makeReceiptCode(new Uint8Array(16).fill(n)).charAt(17));
    expect(last.size).toBe(SIGNS.length);
  });
});

describe('the check character', () => {
  test('notices every single wrong character, whichever and wherever', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const plain = plainOf(code);
        for (let place = 0; place < plain.length; place++) {
          for (const sign of SIGNS) {
            if (sign === plain.charAt(place)) continue;
            const wrong = plain.slice(0, place) + sign + plain.slice(place + 1);
            expect(parseReceiptCode(wrong)).toEqual({ ok: false, error: 'check' });
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('notices every exchange of two different characters, neighbours or not', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const signs = [...plainOf(code)];
        for (let left = 0; left < signs.length; left++) {
          for (let right = left + 1; right < signs.length; right++) {
            if (signs[left] === signs[right]) continue;
            const wrong = signs.map((sign, place) =>
              place === left ? signs[right] : place === right ? signs[left] : sign,
            );
            expect(parseReceiptCode(wrong.join(''))).toEqual({ ok: false, error: 'check' });
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('notices both for every pair of characters at every pair of places (linear, so one code proves all)', () => {
    const weights = SIGNS.slice(0, 16).map((_, place) => 5 ** place % 23);
    expect(new Set(weights.map((weight) => weight % 23)).size).toBe(16);
    for (const [i, own] of weights.entries()) {
      for (let difference = 1; difference < 23; difference++) {
        expect((difference * own) % 23).not.toBe(0);
        for (const [j, other] of weights.entries()) {
          if (i !== j) expect((difference * Math.abs(own - other)) % 23).not.toBe(0);
        }
      }
    }
  });
});

describe('reading a code', () => {
  const code = makeReceiptCode(new Uint8Array(16).fill(255));

  test.each([
    ['small letters and spaces', ' 1ghk v28r 24x5 nmk0 '],
    ['other dashes and dots', '1GHK–V28R.24X5—NMK0'],
    ['nothing between', '1GHKV28R24X5NMK0'],
    ['a whole address', `https://hailong.example.vn/theo-doi#${code}`],
    ['wide characters', '１ＧＨＫ-Ｖ２８Ｒ-２４Ｘ５-ＮＭＫ０'],
    ['letters taken for others', 'LGHK-UZBR-Z4XS-NMKO'],
    ['marks that a keyboard added', '1GHK-V28Ř-24X5-ÑMK0'],
  ])('forgives %s', (_, typed) => {
    expect(parseReceiptCode(typed)).toEqual({ ok: true, value: code });
  });

  test.each([
    ['1GHK-V28R-24X5-NMK', 'length'],
    ['1GHK-V28R-24X5-NMK00', 'length'],
    ['', 'length'],
    ['1GHK-V28R-24X5-NMKW', 'character'],
    ['1GHK-V28R-24X5-NMK1', 'check'],
    ['1GHK-V28R-24X5-MNK0', 'check'],
  ])('says what is wrong with %j: %s', (typed, fault) => {
    expect(parseReceiptCode(typed)).toEqual({ ok: false, error: fault });
  });

  test('a code of a later version is told from a wrong one', () => {
    const later = SIGNS.map((sign) => `2000-0000-0000-000${sign}`).map(parseReceiptCode);
    expect(later.filter((read) => !read.ok && read.error === 'version')).toHaveLength(1);
    expect(later.some((read) => read.ok)).toBe(false);
  });

  test('D, Đ, O and Q are read as zeros, S as a five', () => {
    expect(parseReceiptCode('1DOQ-Đ000-0000-000S')).toEqual({ ok: true, value: '1000-0000-0000-0005' });
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseReceiptCode(text)));
  });
});

test('the digest does not show the code and is the same for every way of typing it', () => {
  const code = makeReceiptCode(new Uint8Array(16));
  expect(receiptDigest(code)).toMatch(/^[0-9a-f]{64}$/);
  const typed = parseReceiptCode(code.toLowerCase());
  expect(typed.ok && receiptDigest(typed.value)).toBe(receiptDigest(code));
  expect(receiptDigest(makeReceiptCode(new Uint8Array(16).fill(1)))).not.toBe(receiptDigest(code));
});

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  HOURS_TOLD_APART,
  type Mac,
  openTakeHomeSlot,
  openTakeHomeVisit,
  readTakeHomeCode,
  sealTakeHomeCode,
} from './take-home-code.ts';
import { CODE_KEYS, NUMBERS_IN_HOUR } from './take-home-limits.ts';

const macWith =
  (key: string): Mac =>
  async (text) =>
    hmac(sha256, utf8ToBytes(key), utf8ToBytes(text));
const PLACE = { counter: 'quay-1', clerk: 'hoa' };
const HOUR = 499_000;

const slots = fc.record({
  hour: fc.integer({ min: 400_000, max: 900_000 }),
  no: fc.nat({ max: NUMBERS_IN_HOUR - 1 }),
});
const places = fc.record({ counter: fc.string(), clerk: fc.option(fc.string({ minLength: 1 })) });
const fields = fc.option(fc.string({ minLength: 1 }));
const keys = fc.nat({ max: CODE_KEYS - 1 });

/** Hours of the same look as this one, itself among them. */
const aliases = (hour: number) => () => [-1, 0, 1].map((span) => hour + span * HOURS_TOLD_APART);

async function read(text: string) {
  const found = readTakeHomeCode(text);
  if (!found.ok) throw new Error(`${text} is no code: ${found.error}`);
  return found.value;
}

describe('a code', () => {
  test('tells its key, its slot and its place to who has the key, however it was typed', async () => {
    await fc.assert(
      fc.asyncProperty(keys, slots, places, fields, fc.string(), async (key, slot, place, field, secret) => {
        const mac = macWith(secret);
        const code = await sealTakeHomeCode(key, slot, { ...place, field }, mac);
        expect(code).toMatch(/^[0-9CFGHJKMNPRTVX]{4}(?:-[0-9CFGHJKMNPRTVX]{4}){4}$/);
        for (const text of [code, code.toLowerCase().replaceAll('-', ' '), `https://a.vn/p/${code}`]) {
          const found = await read(text);
          expect(found).toMatchObject({ code, key });
          expect(await openTakeHomeSlot(found, aliases(slot.hour), mac)).toEqual({ ok: true, value: slot });
          const known = {
            places: [{ counter: `${place.counter}x`, clerk: place.clerk }, place],
            fields: [`${field}x`, ...(field === null ? [] : [field])],
          };
          expect(await openTakeHomeVisit(found, slot, known, mac)).toEqual({ ...place, field });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of another key, of another hour of the same look, or of another place or field is none', async () => {
    await fc.assert(
      fc.asyncProperty(keys, slots, places, fields, fc.string(), async (key, slot, place, field, secret) => {
        const found = await read(await sealTakeHomeCode(key, slot, { ...place, field }, macWith(secret)));
        const other = macWith(`${secret}x`);
        expect((await openTakeHomeSlot(found, aliases(slot.hour), other)).ok).toBe(false);
        const later = aliases(slot.hour + 3 * HOURS_TOLD_APART);
        expect((await openTakeHomeSlot(found, later, macWith(secret))).ok).toBe(false);
        const open = async (counter: string, ofFields: readonly string[]) =>
          await openTakeHomeVisit(
            found,
            slot,
            { places: [{ counter, clerk: place.clerk }], fields: ofFields },
            macWith(secret),
          );
        const right = field === null ? [] : [field];
        expect(await open(`${place.counter}x`, right)).toBeNull();
        expect(await open(place.counter, [`${field}x`])).toEqual(field === null ? { ...place, field } : null);
      }),
      { numRuns: 60 },
    );
  });

  test('with a character changed or two exchanged fails before anybody is asked', async () => {
    const code = (await sealTakeHomeCode(77, { hour: HOUR, no: 3 }, PLACE, macWith('k'))).replaceAll('-', '');
    for (let place = 0; place < code.length; place++) {
      for (const sign of '0123456789CFGHJKMNPRTVX') {
        if (sign === code[place]) continue;
        const wrong = code.slice(0, place) + sign + code.slice(place + 1);
        expect(readTakeHomeCode(wrong), wrong).toEqual({ ok: false, error: 'check' });
      }
      for (let other = place + 1; other < code.length; other++) {
        const signs = [...code];
        [signs[place], signs[other]] = [signs[other] ?? '', signs[place] ?? ''];
        const wrong = signs.join('');
        if (wrong !== code) expect(readTakeHomeCode(wrong), wrong).toEqual({ ok: false, error: 'check' });
      }
    }
  });

  test('whatever is typed, nothing throws, and a forged one opens for nobody', async () => {
    const mac = macWith('k');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), forgedCodes), async (text) => {
        const found = readTakeHomeCode(text);
        if (!found.ok) return;
        expect((await openTakeHomeSlot(found.value, (hour) => [HOUR - (HOUR % 1_024) + hour], mac)).ok).toBe(
          false,
        );
      }),
      { numRuns: 500 },
    );
  });
});

test('codes that were handed out stay what they were, and a field makes them no longer', async () => {
  const mac = macWith('golden');
  const visit = { hour: 499_000, no: 3, counter: 'quay-1', clerk: 'hoa' };
  const seal = (field: string | null) => sealTakeHomeCode(77, visit, { ...visit, field }, mac);
  expect(await sealTakeHomeCode(77, visit, visit, mac)).toBe('8300-GP6F-T7MF-2XRM-KCNX');
  expect(await seal(null)).toBe('8300-GP6F-T7MF-2XRM-KCNX');
  expect(await seal('Hộ tịch')).toBe('8300-HG52-4MNK-7KP9-5NMP');
  expect(await seal('Đất đai')).toBe('8300-TPN3-85KF-C2PT-C9F2');
  const other = { hour: 498_999, no: 63, counter: 'quay-2', clerk: null };
  expect(await sealTakeHomeCode(279_840, other, other, mac)).toBe('XXXX-MFNK-R72F-9937-81MG');
});

/** Codes that a stranger makes with a key of his own for the number of somebody else's. */
const forgedCodes = fc.tuple(keys, slots, places, fc.string()).map(([key, slot, place, secret]) => {
  const bytes = sha256(utf8ToBytes(`${key} ${slot.hour} ${place.counter} ${secret}`));
  return [...bytes.subarray(0, 20)].map((byte) => '0123456789CFGHJKMNPRTVX'[byte % 23]).join('');
});

test('twenty thousand codes of one busy month, half of them with a field: none twice, no character says more than chance (a million: bench/take-home-codes.ts)', async () => {
  const mac = macWith('k');
  const seen = new Set<string>();
  const counts = Array.from({ length: 15 }, () => new Map<string, number>());
  for (let n = 0; n < 20_000; n++) {
    const slot = { hour: HOUR + Math.floor(n / NUMBERS_IN_HOUR), no: n % NUMBERS_IN_HOUR };
    const field = n % 2 === 0 ? null : 'Hộ tịch';
    const code = (await sealTakeHomeCode(77, slot, { ...PLACE, field }, mac)).replaceAll('-', '');
    seen.add(code);
    [...code.slice(4, 19)].forEach((sign, place) => {
      counts[place]?.set(sign, (counts[place]?.get(sign) ?? 0) + 1);
    });
  }
  expect(seen.size).toBe(20_000);
  // Chi-square with 22 degrees of freedom: above 60 once in 25,000 places.
  const expected = 20_000 / 23;
  for (const [place, own] of counts.entries()) {
    expect(own.size, `place ${place}`).toBe(23);
    const chi = [...own.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(chi, `place ${place}`).toBeLessThan(60);
  }
});

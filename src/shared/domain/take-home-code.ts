import { err, ok, type Result } from '../lib/result.ts';
import { type TakeHomeCode, toTakeHomeCode } from './ids.ts';
import { NUMBERS_IN_HOUR } from './take-home-limits.ts';
import {
  CODE_RADIX,
  charactersToNumber,
  numberToCharacters,
  readTypedCode,
  type TypedFault,
  writeTypedCode,
} from './typed-code.ts';

/**
 * The code with which a visit is rated at home: `KKKK-XXXX-XXXX-XXXX-XXXC`. How it is built and how hard it is to guess:
 * docs/decisions/2026-11-30-take-home.md.
 */

/** HMAC-SHA-256 under a code key; 32 bytes. */
export type Mac = (text: string) => Promise<Uint8Array>;

/** Which code of its key: the hour (hours since 1970 of the tablet's clock; of a printed code, its sixty-four) and a number in it. */
export interface TakeHomeSlot {
  readonly hour: number;
  readonly no: number;
}

/** Where the visit was, and who served. */
export interface TakeHomePlace {
  readonly counter: string;
  readonly clerk: string | null;
}

/** The same, and the field of the procedure where it is known. */
export interface TakeHomeVisit extends TakeHomePlace {
  readonly field: string | null;
}

/** A code as it can be read without its key. */
export interface ReadTakeHome {
  readonly code: TakeHomeCode;
  readonly key: number;
  readonly value: bigint;
}

/** Hours that a code tells apart; an hour so many later looks the same in it, and has other marks. */
export const HOURS_TOLD_APART = 1_024;

const KEY_CHARACTERS = 4;
const VALUE_CHARACTERS = 15;
const LENGTH = KEY_CHARACTERS + VALUE_CHARACTERS + 1;
const SLOT_BITS = 16n;
const MARK_A_BITS = 20n;
/** What is left for mark B. */
const MARK_B_VALUES = (BigInt(CODE_RADIX) ** BigInt(VALUE_CHARACTERS)) >> (SLOT_BITS + MARK_A_BITS);

/** Makes a code. Two calls with the same arguments make the same one. */
export async function sealTakeHomeCode(
  key: number,
  slot: TakeHomeSlot,
  visit: TakeHomePlace & Partial<TakeHomeVisit>,
  mac: Mac,
): Promise<TakeHomeCode> {
  const a = await markA(slot, mac);
  const ofField = visit.field == null ? 0n : await markOfField(slot, visit.field, mac);
  const b = ((await markOfPlace(slot, visit, mac)) + ofField) % MARK_B_VALUES;
  const plain = BigInt((slot.hour % HOURS_TOLD_APART) * NUMBERS_IN_HOUR + slot.no);
  const masked = plain ^ (await mask(a, b, mac));
  const value = (((b << MARK_A_BITS) | a) << SLOT_BITS) | masked;
  const body = numberToCharacters(BigInt(key), KEY_CHARACTERS) + numberToCharacters(value, VALUE_CHARACTERS);
  return toTakeHomeCode(writeTypedCode(body));
}

/** Reads what somebody typed or scanned; of a whole address only its last part counts. */
export function readTakeHomeCode(text: string): Result<ReadTakeHome, TypedFault> {
  const address = text.trim();
  const read = readTypedCode(address.slice(address.lastIndexOf('/') + 1), LENGTH);
  if (!read.ok) return read;
  const body = read.value.slice(0, -1);
  return ok({
    code: toTakeHomeCode(writeTypedCode(body)),
    key: Number(charactersToNumber(body.slice(0, KEY_CHARACTERS))),
    value: charactersToNumber(body.slice(KEY_CHARACTERS)),
  });
}

/**
 * Which code of the key it is; an error when the key did not make it.
 * @param hoursOf hours that it may be of, by the hour modulo `HOURS_TOLD_APART`
 */
export async function openTakeHomeSlot(
  { value }: ReadTakeHome,
  hoursOf: (hour: number) => readonly number[],
  mac: Mac,
): Promise<Result<TakeHomeSlot, 'forged'>> {
  const { a, b, masked } = partsOf(value);
  if (b >= MARK_B_VALUES) return err('forged');
  const plain = Number(masked ^ (await mask(a, b, mac)));
  const no = plain % NUMBERS_IN_HOUR;
  for (const hour of hoursOf(Math.floor(plain / NUMBERS_IN_HOUR))) {
    const slot = { hour, no };
    if ((await markA(slot, mac)) === a) return ok(slot);
  }
  return err('forged');
}

/** Which of the places and fields it was made for; null: none of them. So many marks as there are of both, not of their pairs. */
export async function openTakeHomeVisit(
  { value }: ReadTakeHome,
  slot: TakeHomeSlot,
  known: { readonly places: Iterable<TakeHomePlace>; readonly fields: Iterable<string> },
  mac: Mac,
): Promise<TakeHomeVisit | null> {
  const { b } = partsOf(value);
  const places = new Map<bigint, TakeHomePlace>();
  for (const place of known.places) {
    const mark = await markOfPlace(slot, place, mac);
    if (mark === b) return { ...place, field: null };
    places.set(mark, place);
  }
  for (const field of known.fields) {
    const rest = (b - (await markOfField(slot, field, mac)) + MARK_B_VALUES) % MARK_B_VALUES;
    const place = places.get(rest);
    if (place !== undefined) return { ...place, field };
  }
  return null;
}

function partsOf(value: bigint): { readonly a: bigint; readonly b: bigint; readonly masked: bigint } {
  const low = (bits: bigint) => (1n << bits) - 1n;
  return {
    masked: value & low(SLOT_BITS),
    a: (value >> SLOT_BITS) & low(MARK_A_BITS),
    b: value >> (SLOT_BITS + MARK_A_BITS),
  };
}

async function markA({ hour, no }: TakeHomeSlot, mac: Mac): Promise<bigint> {
  return firstBits(await mac(`hailong-take-home 1\nslot\n${hour}\n${no}`), MARK_A_BITS);
}

async function markOfPlace(
  { hour, no }: TakeHomeSlot,
  { counter, clerk }: TakeHomePlace,
  mac: Mac,
): Promise<bigint> {
  const marked = await mac(`hailong-take-home 1\nplace\n${hour}\n${no}\n${counter}\n${clerk ?? ''}`);
  return firstBits(marked, 64n) % MARK_B_VALUES;
}

async function markOfField({ hour, no }: TakeHomeSlot, field: string, mac: Mac): Promise<bigint> {
  return firstBits(await mac(`hailong-take-home 1\nfield\n${hour}\n${no}\n${field}`), 64n) % MARK_B_VALUES;
}

async function mask(a: bigint, b: bigint, mac: Mac): Promise<bigint> {
  return firstBits(await mac(`hailong-take-home 1\nmask\n${a}\n${b}`), SLOT_BITS);
}

function firstBits(bytes: Uint8Array, bits: bigint): bigint {
  const first = bytes.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return first >> (64n - bits);
}

import { createHmac } from 'node:crypto';
import {
  type Mac,
  openTakeHomeSlot,
  readTakeHomeCode,
  sealTakeHomeCode,
} from '#shared/domain/take-home-code.ts';
import { NUMBERS_IN_HOUR } from '#shared/domain/take-home-limits.ts';

/**
 * So many codes of one key, one counter and one clerk, every other one with a field, in the order of their hours: none may come twice, no character may be
 * likelier than another at its place, and none may follow from the one before. `npm run bench:take-home -- 1000000`.
 */
const CODES = Number(process.argv[2] ?? 1_000_000);
const SIGNS = '0123456789CFGHJKMNPRTVX';
const PLACES = 15;
/** Exceeded by chance once in some 25,000 places (22 degrees of freedom). */
const SUSPICIOUS = 60;

const mac: Mac = async (text) => createHmac('sha256', 'a key of this run').update(text).digest();
const seen = new Set<string>();
const counts = Array.from({ length: PLACES }, () => new Uint32Array(SIGNS.length));
const steps = Array.from({ length: PLACES }, () => new Uint32Array(SIGNS.length));
let before = '';
for (let n = 0; n < CODES; n++) {
  const slot = { hour: 499_000 + Math.floor(n / NUMBERS_IN_HOUR), no: n % NUMBERS_IN_HOUR };
  const field = n % 2 === 0 ? null : 'Hộ tịch';
  const code = await sealTakeHomeCode(77, slot, { counter: 'quay-1', clerk: 'hoa', field }, mac);
  const body = code.replaceAll('-', '').slice(4, 4 + PLACES);
  seen.add(body);
  for (let place = 0; place < PLACES; place++) {
    const sign = SIGNS.indexOf(body.charAt(place));
    count(counts[place], sign);
    if (before !== '') {
      const step = (sign - SIGNS.indexOf(before.charAt(place)) + SIGNS.length) % SIGNS.length;
      count(steps[place], step);
    }
  }
  before = body;
  if (n % 100_000 === 0) {
    const read = readTakeHomeCode(code);
    const opened = read.ok ? await openTakeHomeSlot(read.value, () => [slot.hour], mac) : read;
    if (!opened.ok) throw new Error(`${code} does not open`);
  }
}
const worst = Math.max(...[...counts, ...steps].map(chiSquare));
process.stdout.write(`${CODES} codes, ${seen.size} different, worst chi-square ${worst.toFixed(1)}\n`);
if (seen.size !== CODES || worst > SUSPICIOUS) process.exitCode = 1;

function count(row: Uint32Array | undefined, sign: number): void {
  if (row !== undefined) row[sign] = (row[sign] ?? 0) + 1;
}

function chiSquare(row: Uint32Array): number {
  const expected = row.reduce((sum, n) => sum + n, 0) / row.length;
  return row.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

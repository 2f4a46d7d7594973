import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Length, writeUtf8 } from './utf8.ts';

/** What the platform's encoder says. */
const written = (text: string): readonly number[] => [...new TextEncoder().encode(text)];

/** Behind some bytes that stand there already. */
function write(text: string): readonly number[] {
  const to = new Uint8Array(3 * text.length + 5).fill(7);
  const end = writeUtf8(text, to, 2);
  expect([...to.subarray(0, 2), ...to.subarray(end)].every((byte) => byte === 7)).toBe(true);
  return [...to.subarray(2, end)];
}

test('are the bytes of an encoder, and so many, halves of pairs and all', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0x80, max: 0x7ff }),
    fc.integer({ min: 0xd7f0, max: 0xe010 }),
    fc.integer({ min: 0xdbf0, max: 0xdc10 }),
    fc.integer({ min: 0, max: 0xffff }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const text = String.fromCharCode(...units);
      expect(write(text)).toEqual(written(text));
      expect(utf8Length(text)).toBe(written(text).length);
    }),
  );
});

test.each([
  ['', 0],
  ['a', 1],
  ['đ', 2],
  ['ệ', 3],
  ['😀', 4],
  ['\ud83d', 3],
  ['\ude00\ud83d', 6],
])('%j takes %i bytes', (text, bytes) => {
  expect(utf8Length(text)).toBe(bytes);
  expect(write(text)).toEqual(written(text));
});

import { expect, test } from 'vitest';
import { createSeededChance } from '#tests/support/virtual-time.ts';
import { isStaffPin, isWeakPin, makeStaffPin } from './staff-pin.ts';

const random = createSeededChance(7);

test('a made PIN is six digits, never one that is tried first, and every digit comes up', () => {
  const pins = Array.from({ length: 500 }, () => makeStaffPin(random));
  expect(pins.filter((pin) => !isStaffPin(pin) || isWeakPin(pin))).toEqual([]);
  expect(new Set(pins.join('')).size).toBe(10);
  expect(new Set(pins).size).toBeGreaterThan(490);
});

test('made of bytes that spell a weak one, another is made', () => {
  const bytes = [255, 1, 11, 21, 1, 1, 1, 4, 0, 2, 7, 5, 3];
  expect(makeStaffPin({ bytes: () => Uint8Array.of(bytes.shift() ?? 0) })).toBe('402753');
});

test.each(['000000', '111111', '123456', '012345', '987654', '654321'])('%s is weak', (pin) => {
  expect(isWeakPin(pin)).toBe(true);
});

test.each(['135790', '112233', '123457', '121212'])('%s is not', (pin) => {
  expect(isWeakPin(pin)).toBe(false);
});

test.each(['12345', '1234567', '12a456', '', ' 123456', '１２３４５６'])('“%s” is no PIN', (text) => {
  expect(isStaffPin(text)).toBe(false);
});

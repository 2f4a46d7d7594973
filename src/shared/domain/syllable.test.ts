import { describe, expect, test } from 'vitest';
import { canonicalSyllable, decodeTyping, likeness, soundOf } from './syllable.ts';

test.each([
  ['ky', 'ki'],
  ['ly', 'li'],
  ['quy', 'qui'],
  ['thuy', 'thuy'],
  ['nguyen', 'nguyen'],
  ['y', 'y'],
])('%s is spelled %s here', (folded, canonical) => {
  expect(canonicalSyllable(folded)).toBe(canonical);
});

describe('what sounds the same somewhere in the country', () => {
  test.each([
    ['xinh', 'sinh'],
    ['chuong', 'truong'],
    ['dai', 'giai'],
    ['rung', 'dung'],
    ['lam', 'nam'],
    ['hoan', 'hoang'],
    ['thuc', 'thut'],
    ['qui', 'quy'],
  ])('%s and %s', (one, other) => {
    expect(soundOf(one)).toBe(soundOf(other));
  });

  test.each([
    ['sinh', 'kinh'],
    ['khai', 'cai'],
    ['dat', 'hat'],
  ])('%s and %s do not', (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other));
  });
});

test.each([
  ['ddawng', 'dang'],
  ['keets', 'ket'],
  ['thuwowngf', 'thuong'],
  ['chuwx', 'chu'],
  ['dang9', 'dang'],
  ['ho65', 'ho'],
  ['kys', 'ki'],
])('%s was typed for %s with the input method off', (typed, meant) => {
  expect(decodeTyping(typed)).toBe(meant);
});

test.each(['khai', 'an', '123', '2025', ''])('"%s" was typed as it is', (typed) => {
  expect(decodeTyping(typed)).toBeNull();
});

describe('one slip', () => {
  test.each([
    ['sinhh', 'sinh'],
    ['sihn', 'sinh'],
    ['sih', 'sinh'],
    ['hom', 'hon'],
    ['', 'a'],
  ])('"%s" may be %s', (typed, word) => {
    expect(likeness(typed, word)).toBeGreaterThan(0.6);
    expect(likeness(typed, word)).toBeLessThan(1);
  });

  test.each([
    ['sinh', 'hinhs'],
    ['khai', 'sinh'],
    ['ab', 'abcd'],
  ])('"%s" is not %s', (typed, word) => {
    expect(likeness(typed, word)).toBe(0);
  });

  test('a letter twice is forgiven before another letter', () => {
    expect(likeness('khaii', 'khai')).toBeGreaterThan(likeness('khal', 'khai'));
    expect(likeness('khai', 'khai')).toBe(1);
  });
});

import { expect, test } from 'vitest';
import { weaknessOf } from './password-weakness.ts';

const who = { username: 'quantri', current: 'mật khẩu dùng một lần' };

test.each([
  ['ngắn quá', 'too-short'],
  ['mật khẩu dùng một lần', 'same-as-current'],
  ['Mật khẩu 123456', 'common'],
  ['Việt Nam vô địch', 'common'],
  ['hailong hailong hailong', 'common'],
  ['aaaaaaaaaaaaaaa', 'common'],
  ['123456789012', 'common'],
  ['qwertyuiop12', 'common'],
  ['!!!!!!!!!!!!!', 'common'],
  ['QuanTri-2026', 'contains-username'],
])('%s is refused: %s', (password, weakness) => {
  expect(weaknessOf(password, who)).toBe(weakness);
});

test.each(['con trâu gặm cỏ non', 'sông Hậu mùa nước nổi', 'Kx7-pq9Lm2-vv'])(
  '%s is good enough',
  (password) => {
    expect(weaknessOf(password, who)).toBeNull();
  },
);

test('length is counted in letters, not in code points of a decomposed text', () => {
  expect(weaknessOf('ấấấ bờ đê ấ'.normalize('NFD'), who)).toBe('too-short');
});

import { expect, test } from 'vitest';
import { isAt, navigationOf } from './navigation.ts';

const keysOf = (role: Parameters<typeof navigationOf>[0]) =>
  navigationOf(role).flatMap((group) => group.pages.map((page) => page.key));

test('a role is led to what it may see, and to nothing else', () => {
  expect(keysOf('admin')).toContain('audit');
  expect(keysOf('leader')).toContain('accounts');
  expect(keysOf('leader')).not.toContain('audit');
  expect(keysOf('inspector')).toContain('audit');
  expect(keysOf('inspector')).not.toContain('accounts');
  expect(keysOf('province')).toContain('settings');
  expect(keysOf('admin')).not.toContain('own');
  expect(keysOf('province')).not.toContain('ratings');
});

test('a clerk finds the start, the own results, the procedures and the own account, and no empty group', () => {
  expect(keysOf('clerk')).toEqual(['start', 'own', 'lookUp', 'procedures', 'me']);
  expect(navigationOf('clerk').map((group) => group.key)).toEqual(['start', 'results', 'office', 'access']);
});

test('a page below another one belongs to it, and the start to nobody else', () => {
  expect(isAt('/devices/tb-1', { path: '/devices' })).toBe(true);
  expect(isAt('/devices-old', { path: '/devices' })).toBe(false);
  expect(isAt('/devices', { path: '/' })).toBe(false);
  expect(isAt('/', { path: '/' })).toBe(true);
});

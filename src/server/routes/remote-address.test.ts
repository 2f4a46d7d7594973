import { expect, test } from 'vitest';
import { readTrustedProxies } from '../trusted-proxies.ts';
import { clientAddress } from './remote-address.ts';

const trusts = readTrustedProxies('127.0.0.1, 10.0.0.0/8, fd00::/8') ?? (() => false);

test('nobody but a named proxy is believed', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', trusts)).toBe('203.0.113.9');
  expect(clientAddress('203.0.113.9', undefined, trusts)).toBe('203.0.113.9');
});

test('behind a proxy of ours the address is the one it saw, through as many of ours as there are', () => {
  expect(clientAddress('127.0.0.1', '198.51.100.1', trusts)).toBe('198.51.100.1');
  expect(clientAddress('::ffff:10.1.2.3', '198.51.100.1, 10.9.9.9', trusts)).toBe('198.51.100.1');
  expect(clientAddress('fd00::7', '2001:db8::1', trusts)).toBe('2001:db8::1');
});

test('what the visitor wrote in front of it counts for nothing', () => {
  expect(clientAddress('127.0.0.1', '1.1.1.1, 127.0.0.1, 198.51.100.1', trusts)).toBe('198.51.100.1');
});

test('a proxy that says nothing, or a header without end, leaves the proxy itself', () => {
  expect(clientAddress('127.0.0.1', undefined, trusts)).toBe('127.0.0.1');
  expect(clientAddress('127.0.0.1', '', trusts)).toBe('127.0.0.1');
  expect(clientAddress('127.0.0.1', 'a, '.repeat(50), trusts)).toBe('127.0.0.1');
});

test('what is neither an address nor a network is refused', () => {
  for (const list of ['proxy', '10.0.0.0/33', '10.0.0.0/x', 'fd00::/129', '10.0.0.1;10.0.0.2'])
    expect(readTrustedProxies(list)).toBeNull();
});

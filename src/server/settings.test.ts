import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('without any variable everything has its place', () => {
  expect(readSettings({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    databaseUrl: null,
    databasePool: 10,
    webhookHosts: [],
    publicUrl: 'http://localhost:8080',
    namedUrl: null,
    tls: null,
    allowHttp: false,
    backupDir: null,
  });
  expect(readSettings({}).sqliteFile).toMatch(/\/data\/hailong\.db$/);
});

test('an empty variable is one that is not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '', TLS_CERT: '', TLS_KEY: '' })).toEqual(
    readSettings({}),
  );
});

test('the address follows host, port and TLS unless it is given', () => {
  expect(readSettings({ HOST: '0.0.0.0', PORT: '9000' }).publicUrl).toBe('http://localhost:9000');
  expect(readSettings({ HOST: '10.0.0.5' }).publicUrl).toBe('http://10.0.0.5:8080');
  expect(readSettings({ TLS_CERT: 'c', TLS_KEY: 'k', PORT: '443' }).publicUrl).toBe('https://localhost:443');
  expect(readSettings({ PUBLIC_URL: 'https://hailong.example.vn/' }).publicUrl).toBe(
    'https://hailong.example.vn',
  );
});

test('an address that somebody named is told from one that was guessed', () => {
  expect(readSettings({ HOST: '10.0.0.5' }).namedUrl).toBeNull();
  expect(readSettings({ PUBLIC_URL: 'https://hailong.example.vn/' }).namedUrl).toBe(
    'https://hailong.example.vn',
  );
});

test('nobody is believed about where others come from, but proxies that are named', () => {
  expect(readSettings({}).trustsProxy('127.0.0.1')).toBe(false);
  const { trustsProxy } = readSettings({ TRUSTED_PROXIES: '127.0.0.1, 10.1.0.0/16' });
  expect(['127.0.0.1', '10.1.2.3', '10.2.0.1'].map(trustsProxy)).toEqual([true, true, false]);
});

test.each([
  [{ PORT: '99999' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ PUBLIC_URL: 'ftp://x.vn' }, 'PUBLIC_URL'],
  [{ TLS_CERT: 'c' }, 'TLS_KEY'],
  [{ ALLOW_HTTP: 'yes' }, 'ALLOW_HTTP'],
  [{ TRUSTED_PROXIES: 'proxy.example.vn' }, 'TRUSTED_PROXIES'],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
])('%j is refused by name', (env, name) => {
  expect(() => readSettings(env)).toThrow(name);
});

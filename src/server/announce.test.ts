import { expect, test } from 'vitest';
import { announce } from './announce.ts';

const START = {
  version: '1.0.0',
  publicUrl: 'http://localhost:8080',
  store: '/data/hailong.db',
  secrets: null,
  needsPairingCode: false,
  waitingAdmin: null,
} as const;
const INVITATION = {
  ...{ device: 'm-1', pairingCode: 'ABCD-EFGH', expiresAt: '2026-11-30T00:15:00.000Z' },
  pairingUrl: 'http://localhost:8080/?pair=ABCD-EFGH',
};

test('the first start tells the secrets once, what comes next and how to stop', () => {
  const secrets = {
    ...{ username: 'admin', password: 'MỘT-LẦN', staffPin: '402753' },
    invitation: INVITATION,
  };
  const text = announce({ ...START, secrets, needsPairingCode: true, waitingAdmin: 'admin' });
  for (const part of ['MỘT-LẦN', '402753', '/?pair=ABCD-EFGH', 'create-admin NAME --unit', 'Ctrl+C'])
    expect(text).toContain(part);
  expect(text).not.toContain('reset-password');
});

test('a later start names the way back for who lost the one-time password, until it is replaced', () => {
  expect(announce({ ...START, waitingAdmin: 'lan' })).toContain('npm run reset-password -- lan');
  const quiet = announce(START);
  expect(quiet).not.toContain('reset-password');
  expect(quiet.trim().split('\n')).toHaveLength(4);
});

import { expect, test } from 'vitest';
import { DEFAULT_FLEET } from '#shared/protocol/stored-settings.ts';
import { judgeAlerts, type SeenDevice } from './device-alerts.ts';

const NOW = Date.parse('2026-11-22T01:00:00.000Z');
const HOUR = 3_600_000;
const ago = (ms: number) => new Date(NOW - ms).toISOString();
const SOUND: SeenDevice = {
  state: 'active',
  status: { persisted: true },
  cloned: false,
  pairedAt: ago(500 * HOUR),
  lastContactAt: ago(1_000),
  skewMs: 0,
  replicas: [{ forkedAt: null, state: 'current', successor: null }],
};
const alerts = (change: Partial<SeenDevice>, fleet = DEFAULT_FLEET) =>
  judgeAlerts({ ...SOUND, ...change }, fleet, NOW);

test('a sound tablet calls nobody', () => {
  expect(alerts({})).toEqual([]);
});

test.each([
  ['silent for longer than a day', { lastContactAt: ago(25 * HOUR) }, 'silent', ago(25 * HOUR)],
  ['paired and never heard of', { lastContactAt: null, pairedAt: ago(25 * HOUR) }, 'silent', ago(25 * HOUR)],
  ['a clock that is behind', { skewMs: 120_001 }, 'clock', null],
  ['a clock that is ahead', { skewMs: -120_001 }, 'clock', null],
  ['storage that the browser may clear', { status: { persisted: false } }, 'storage', null],
  ['a fork', { replicas: [{ forkedAt: ago(HOUR) }] }, 'forked', ago(HOUR)],
  [
    'a wipe',
    { replicas: [{ forkedAt: null, state: 'wiped' as const, successor: { at: ago(HOUR) } }] },
    'wiped',
    ago(HOUR),
  ],
  ['two tablets under one identity', { cloned: true }, 'cloned', null],
] as const)('%s is pointed at', (_, change, kind, since) => {
  expect(alerts(change)).toEqual([{ kind, since }]);
});

test.each([
  ['a night', { lastContactAt: ago(23 * HOUR) }],
  ['two minutes of skew', { skewMs: 120_000 }],
  ['a browser that does not tell', { status: { persisted: null } }],
  ['no status at all', { status: null }],
  ['a fork of long ago', { replicas: [{ forkedAt: ago(8 * 24 * HOUR) }] }],
])('%s is nothing', (_, change) => {
  expect(alerts(change)).toEqual([]);
});

test.each(['revoked', 'unpaired'] as const)('a tablet that is %s calls nobody', (state) => {
  expect(alerts({ state, lastContactAt: ago(900 * HOUR), skewMs: 1e9, cloned: true })).toEqual([]);
});

test('the thresholds are the unit’s', () => {
  const fleet = { ...DEFAULT_FLEET, alertAfterMinutes: 60, clockWrongSeconds: 10 };
  expect(alerts({ lastContactAt: ago(2 * HOUR), skewMs: 11_000 }, fleet).map(({ kind }) => kind)).toEqual([
    'silent',
    'clock',
  ]);
});

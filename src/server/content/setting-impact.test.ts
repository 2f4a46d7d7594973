import { expect, test } from 'vitest';
import type { SettingVersion } from './resolve-setting.ts';
import { differences, stateOf, unitsReached } from './setting-impact.ts';

const NOW = '2026-11-24T00:00:00.000Z';
const version = (unitId: string, over: Partial<SettingVersion> = {}): SettingVersion => ({
  unitId,
  part: 'hours',
  version: 1,
  bodyJson: '{}',
  effectiveFrom: '2026-01-01T00:00:00.000Z',
  withdrawnAt: null,
  ...over,
});
const TREE = [
  { id: 'tinh', parentId: null },
  { id: 'phuong', parentId: 'tinh' },
  { id: 'xa', parentId: 'tinh' },
  { id: 'tram', parentId: 'xa' },
];

test('a version speaks for all below, but not for a unit with its own nor for what is below that', () => {
  const { reached, keepOwn } = unitsReached(TREE, [version('tinh'), version('xa')], 'tinh', NOW);
  expect([...reached].sort()).toEqual(['phuong', 'tinh']);
  expect(keepOwn).toEqual(['xa']);
});

test('one that is given up, withdrawn or still to come keeps nobody out', () => {
  const late = '2027-01-01T00:00:00.000Z';
  for (const over of [{ bodyJson: null }, { withdrawnAt: NOW }, { effectiveFrom: late }])
    expect(unitsReached(TREE, [version('xa', over)], 'tinh', NOW).reached).toHaveLength(4);
});

test('a version is in effect, past, scheduled or withdrawn', () => {
  const versions = [
    version('xa'),
    version('xa', { version: 2, effectiveFrom: '2026-05-01T00:00:00.000Z' }),
    version('xa', { version: 3, effectiveFrom: '2027-05-01T00:00:00.000Z' }),
    version('xa', { version: 4, withdrawnAt: NOW }),
  ];
  expect(versions.map((one) => stateOf(one, versions, NOW))).toEqual([
    'past',
    'in-effect',
    'scheduled',
    'withdrawn',
  ]);
});

test('differences are told member by member, lists of another length by their length', () => {
  expect(differences({ a: { b: 1, c: [1] }, d: 'x' }, { a: { b: 2, c: [1, 2] }, d: 'x' })).toEqual([
    { member: 'a.b', from: '1', to: '2' },
    { member: 'a.c', from: '[1]', to: '[2]' },
  ]);
  expect(differences({ a: null }, { a: { b: 1 } })).toEqual([{ member: 'a', from: null, to: '{"b":1}' }]);
  expect(differences({ a: 1 }, { a: 1 })).toEqual([]);
});

test('a week of hours is told whole, so that the page can put it into words', () => {
  const day = [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ];
  const week = [day, day, day, day, day, day, day];
  expect(differences({ week: null }, { week })).toEqual([
    { member: 'week', from: null, to: JSON.stringify(week) },
  ]);
});

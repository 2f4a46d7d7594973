import { expect, test } from 'vitest';
import { backupName, backupTimeMs, outdatedBackups } from './rotate-backups.ts';

const HOUR_MS = 60 * 60_000;
const START_MS = Date.parse('2026-03-02T01:00:00.000Z');

test('a name tells its moment, and no other file has one', () => {
  expect(backupName(START_MS)).toBe('hailong-2026-03-02T01-00-00-000Z.db');
  expect(backupTimeMs(backupName(START_MS))).toBe(START_MS);
  for (const other of [
    'hailong.db',
    'hailong-2026-13-99T01-00-00-000Z.db',
    'data.key',
    `${backupName(0)}.part`,
  ])
    expect(backupTimeMs(other)).toBeNull();
});

test('of a hundred days of backups every six hours, a week of days and a month of weeks stay', () => {
  const names = Array.from({ length: 400 }, (_, n) => backupName(START_MS + n * 6 * HOUR_MS));
  const gone = new Set(outdatedBackups(names, { daily: 7, weekly: 4 }));
  const kept = names.filter((name) => !gone.has(name));
  // The last of each day; before these seven the last of each week, a Sunday.
  expect(kept.map((name) => name.slice(8, 21))).toEqual([
    '2026-05-24T19',
    '2026-05-31T19',
    '2026-06-03T19',
    '2026-06-04T19',
    '2026-06-05T19',
    '2026-06-06T19',
    '2026-06-07T19',
    '2026-06-08T19',
    '2026-06-09T19',
  ]);
});

test('the newest always stays, and files of other names are never named', () => {
  const names = ['ghi-chu.txt', backupName(START_MS), backupName(START_MS + HOUR_MS)];
  expect(outdatedBackups(names, { daily: 0, weekly: 0 })).toEqual([backupName(START_MS)]);
  expect(outdatedBackups([], { daily: 7, weekly: 4 })).toEqual([]);
});

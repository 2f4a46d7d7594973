import { expect, test } from 'vitest';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';
import { checkSetting } from './check-setting.ts';

const text = (vi: string) => ({ vi, en: 'x' });
const notice = (id: string, over: object = {}) => ({ id, title: text('Tin'), text: text('Tin'), ...over });

test('a part is completed by its defaults', () => {
  expect(checkSetting('intake', { mode: 'invited' })).toMatchObject({
    value: { mode: 'invited', responseIntervalSeconds: 5, sampling: null },
  });
});

test.each<[StoredPart, unknown, string, string]>([
  ['intake', { mode: 'sometimes' }, 'mode', 'not-a-choice'],
  ['intake', { inviteSeconds: 0 }, 'inviteSeconds', 'out-of-range'],
  ['intake', { inviteSeconds: 1.5 }, 'inviteSeconds', 'out-of-range'],
  ['intake', { sampling: { minMinutes: 9, maxMinutes: 3 } }, 'sampling', 'wrong-order'],
  ['intake', { modus: 'open' }, 'modus', 'unknown-member'],
  ['intake', 'open', '', 'wrong-type'],
  ['hours', { week: [[], []] }, 'week', 'too-few'],
  ['hours', { week: [[{ from: '7:30', to: '11:30' }], [], [], [], [], [], []] }, 'week.0.0.from', 'format'],
  ['hours', { week: [[{ from: '13:00', to: '11:30' }], [], [], [], [], [], []] }, 'week.0.0', 'wrong-order'],
  [
    'hours',
    {
      week: [
        [],
        [
          { from: '07:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
        [],
        [],
        [],
        [],
        [],
      ],
    },
    'week.1.1.from',
    'overlaps',
  ],
  [
    'hours',
    { exceptions: [0, 1].map(() => ({ date: '2027-01-01', name: text('Tết'), ranges: [] })) },
    'exceptions.1.date',
    'repeats',
  ],
  ['attract', { notices: [notice('a'), notice('a')] }, 'notices.1.id', 'repeats'],
  ['attract', { notices: [notice('a', { text: { vi: 'Tin', en: '' } })] }, 'notices.0.text.en', 'too-short'],
  ['attract', { notices: [notice('a', { title: text('x'.repeat(501)) })] }, 'notices.0.title.vi', 'too-long'],
  [
    'attract',
    { notices: [notice('a', { from: '2026-02-01', to: '2026-01-01' })] },
    'notices.0.to',
    'wrong-order',
  ],
  ['attract', { notices: Array.from({ length: 51 }, (_, n) => notice(`n${n}`)) }, 'notices', 'too-many'],
  [
    'attract',
    { result: { from: '2026-10-01', to: '2026-10-31', n: 5, satisfied: 6, asked: null } },
    'result.satisfied',
    'out-of-range',
  ],
  ['contact', { address: null, phone: null, email: null }, 'hotline', 'missing'],
  ['targets', { years: [{ year: 2026, satisfied: 101 }] }, 'years.0.satisfied', 'out-of-range'],
  [
    'finding',
    { lifeEvents: [{ id: 'a', label: text('Sinh'), codes: ['1.2'] }] },
    'lifeEvents.0.codes.0',
    'format',
  ],
])('%s %j: %s is %s, and is told how to mend it', (part, body, member, code) => {
  const checked = checkSetting(part, body);
  if (checked.ok) throw new Error('it was accepted');
  expect(checked.error.map((issue) => [issue.member, issue.code])).toContainEqual([member, code]);
  expect(checked.error.every((issue) => issue.detail.length > 5)).toBe(true);
});

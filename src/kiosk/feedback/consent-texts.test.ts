import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { consentTextOf, INTEGRITY_CONSENT, PETITION_CONSENT } from './consent-texts.ts';

/** What citizens agreed to under each name, in both languages. Only added to. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'hailong-petition-1': 'd31699ca2b4b02fe850caf7c822f85c7b3b6ac0809446aa3d35b1ae49a705d41',
  'hailong-integrity-1': 'ad784d27659fc88f6064a6b36a6325d187c7b161f11e0f7827563a2b21894997',
};

test.each([PETITION_CONSENT, INTEGRITY_CONSENT])(
  '$version says what it said when it was published',
  (own) => {
    const digest = createHash('sha256')
      .update(JSON.stringify([own.text.vi, own.text.en]))
      .digest('hex');
    expect(PUBLISHED[own.version]).toBe(digest);
  },
);

test.each([PETITION_CONSENT, INTEGRITY_CONSENT])(
  '$version tells what for, who reads, how long, how to withdraw',
  ({ text }) => {
    const leads = (words: string) => words.split('\n').map((line) => line.split(':')[0]);
    expect(leads(text.vi)).toEqual(['Để làm gì', 'Ai đọc', 'Giữ bao lâu', 'Rút lại']);
    expect(leads(text.en)).toEqual(['What for', 'Who reads it', 'How long', 'To withdraw']);
  },
);

test('the office’s own text stands in a petition; a report of harassment is not the office’s to word', () => {
  const consent = { version: 'phuong-mau-3', text: { vi: 'Ta', en: 'We' } };
  const setting = { ...DEFAULT_SETTINGS.feedback, consent };
  expect(consentTextOf('petition', setting)).toBe(consent);
  expect(consentTextOf('integrity', setting)).toBe(INTEGRITY_CONSENT);
  expect(consentTextOf('petition', DEFAULT_SETTINGS.feedback)).toBe(PETITION_CONSENT);
});

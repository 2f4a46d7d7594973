import { expect, test } from 'vitest';
import { textIn } from './text-in.ts';

test('a text is given in the language of the screen', () => {
  expect(textIn({ vi: 'Quầy', en: 'Counter' }, 'en')).toBe('Counter');
});

test('what the office has not translated is shown in Vietnamese', () => {
  // As a package of an office that knows nothing of a language that this program has.
  const text: { vi: string; en: string } = JSON.parse('{"vi":"Quầy"}');
  expect(textIn(text, 'en')).toBe('Quầy');
});

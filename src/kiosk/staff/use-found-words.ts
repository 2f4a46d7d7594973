import { useTranslation } from 'react-i18next';
import type { StaffFormats } from '../staff-formats.ts';
import { skewOf } from '../staff-words.ts';
import type { JudgedCheck } from './self-test.ts';

/** What a check found, in words and with its unit. */
export function useFoundWords(formats: StaffFormats): (judged: JudgedCheck) => string {
  const { t } = useTranslation('staff');
  const words = t('check.words', { returnObjects: true });
  return ({ check, found }) => {
    if (check === 'clock') return clockWords(found);
    if (found === null) return t('check.nothing');
    if (typeof found === 'boolean') return t(found ? 'check.yes' : 'check.no');
    if (typeof found === 'string') return isKeyOf(words, found) ? words[found] : found;
    return check === 'quota' ? formats.bytes(found) : t('check.ms', { ms: formats.number(found) });
  };

  function clockWords(skewMs: JudgedCheck['found']): string {
    if (typeof skewMs !== 'number') return t('check.notCompared');
    if (skewOf(skewMs) === 'right') return t('check.exact');
    return t('check.offBy', { duration: formats.duration(Math.abs(skewMs)) });
  }
}

function isKeyOf<T extends object>(words: T, text: string): text is string & keyof T {
  return Object.hasOwn(words, text);
}

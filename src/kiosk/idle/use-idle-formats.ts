import { useTranslation } from 'react-i18next';

export interface IdleFormats {
  number(value: number): string;
  /** With two decimals, as rates are given. */
  percent(value: number): string;
  /** Of a day, `YYYY-MM-DD`. */
  date(day: string): string;
  /** Weekday and date of an instant. */
  dayOf(atMs: number, timeZone: string): string;
}

/** Numbers and days as the language of the screen writes them. */
export function useIdleFormats(): IdleFormats {
  const { language } = useTranslation().i18n;
  const numbers = new Intl.NumberFormat(language);
  const percents = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // `en` alone would be American, where the month stands first.
  const dates = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return {
    number: (value) => numbers.format(value),
    percent: (value) => percents.format(value),
    date: (day) => dates.format(new Date(`${day}T00:00:00.000Z`)),
    dayOf: (atMs, timeZone) =>
      new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
        weekday: 'long',
        day: 'numeric',
        month: 'numeric',
        timeZone,
      }).format(atMs),
  };
}

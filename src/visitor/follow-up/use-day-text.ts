import { useTranslation } from 'react-i18next';

/** A day, `YYYY-MM-DD`, in the language of the page. It is a day of the calendar and belongs to no time zone. */
export function useDayText(): (day: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' });
  return (day) => format.format(Date.parse(`${day}T00:00:00.000Z`));
}

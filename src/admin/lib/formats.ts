import type { Language } from '#i18n/languages.ts';

/** Numbers and moments as the reader writes them, in the office's time zone. */
export interface Formats {
  number(value: number): string;
  /** `85 %` of a fraction. */
  percent(value: number): string;
  /** `92,31 %` of hundredths, always with two decimals. */
  rate(hundredths: number): string;
  /** `+1,20`: a difference, with its sign. */
  points(difference: number): string;
  /** `12,5 MB` */
  bytes(value: number): string;
  /** `7; 40–44` */
  ranges(ranges: readonly { readonly first: number; readonly last: number }[]): string;
  /** `22/11/2026` */
  date(iso: string): string;
  /** The same of a calendar day, which has no time zone. */
  day(day: string): string;
  /** `08:02:03` */
  time(iso: string): string;
  /** `08:02` */
  clock(iso: string): string;
  /** `22/11/2026 08:02:03` */
  dateTime(iso: string): string;
  /** `2 phút trước` */
  ago(iso: string, nowMs: number): string;
}

const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };
const BYTE_UNITS = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;
const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Formats of one language and one time zone. */
export function createFormats(language: Language, timeZone: string): Formats {
  const locale = LOCALES[language];
  const numbers = new Intl.NumberFormat(locale);
  const dates = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const days = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const times = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const clocks = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short', hourCycle: 'h23' });
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const rates = new Intl.NumberFormat(locale, two);
  const signed = new Intl.NumberFormat(locale, { ...two, signDisplay: 'exceptZero' });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const date = (iso: string) => dates.format(new Date(iso));
  const time = (iso: string) => times.format(new Date(iso));
  return {
    number: (value) => numbers.format(value),
    percent: (value) => percents.format(value),
    rate: (hundredths) => `${rates.format(hundredths)} %`,
    points: (difference) => signed.format(difference),
    bytes: (value) => {
      const [unit, size] = BYTE_UNITS.find(([, least]) => value >= least) ?? ['B', 1];
      return `${tenths.format(value / size)} ${unit}`;
    },
    ranges: (ranges) =>
      ranges
        .map(({ first, last }) =>
          first === last ? numbers.format(first) : `${numbers.format(first)}–${numbers.format(last)}`,
        )
        .join('; '),
    date,
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    time,
    clock: (iso) => clocks.format(new Date(iso)),
    dateTime: (iso) => `${date(iso)} ${time(iso)}`,
    ago: (iso, nowMs) => {
      const seconds = Math.max(0, Math.round((nowMs - Date.parse(iso)) / 1000));
      const [unit, length] = STEPS.find(([, size]) => seconds >= size) ?? ['second', 1];
      return relative.format(-Math.floor(seconds / length), unit);
    },
  };
}

import type { BoardLanguage } from './words.ts';

/** Numbers and days as the reader of a board writes them; the same in every process, whatever languages it knows. */
export interface BoardFormats {
  /** `1.284` */
  number(n: number): string;
  /** `92,31 %`, always with two decimals. */
  percent(value: number): string;
  /** `20/10/2026` of `2026-10-20`. */
  day(date: string): string;
  /** `tháng 10/2026` of `2026-10`, `quý IV/2026` of `2026-Q4`. */
  period(period: string): string;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

export function boardFormats(lang: BoardLanguage): BoardFormats {
  const [decimal, group] = lang === 'vi' ? [',', '.'] : ['.', ','];
  const grouped = (digits: string) => digits.replace(/\B(?=(?:\d{3})+$)/g, group);
  return {
    number: (n) => grouped(String(n)),
    percent: (value) => `${value.toFixed(2).replace('.', decimal)}\u00a0%`,
    day: (date) => date.split('-').reverse().join('/'),
    period: (period) => {
      const [year = '', part = ''] = period.split('-');
      if (part.startsWith('Q'))
        return lang === 'vi'
          ? `quý ${ROMAN[Number(part.slice(1))]}/${year}`
          : `quarter ${part.slice(1)}, ${year}`;
      return lang === 'vi' ? `tháng ${Number(part)}/${year}` : `${MONTHS[Number(part) - 1]} ${year}`;
    },
  };
}

/** Numbers and times as the staff's page writes them. */
export interface StaffFormats {
  number(value: number): string;
  /** Of ISO UTC, in the office's time. */
  time(iso: string): string;
  /** `12 MB`, `10,7 GB`. */
  bytes(value: number): string;
  /** `40 giây`, `5 phút`, `3 giờ`, `2 ngày`. */
  duration(ms: number): string;
}

/** Formats of one language and time zone. */
export function staffFormats(language: string, timeZone: string): StaffFormats {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone });
  const withUnit = (
    unit: string,
    value: number,
    maximumFractionDigits = 0,
    unitDisplay: 'short' | 'long' = 'long',
  ) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(
      value,
    );
  return {
    number: (value) => numbers.format(value),
    time: (iso) => times.format(new Date(iso)),
    bytes(value) {
      const [unit, size] = STEPS.find(([, step]) => value >= step) ?? SMALLEST;
      return withUnit(unit, value / size, value / size < 100 && unit === 'gigabyte' ? 1 : 0, 'short');
    },
    duration(ms) {
      const [unit, size] = SPANS.find(([, span]) => ms >= 2 * span) ?? SHORTEST;
      return withUnit(unit, Math.round(ms / size));
    },
  };
}

const SMALLEST = ['kilobyte', 1e3] as const;
const STEPS = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
] as const;
const SHORTEST = ['second', 1e3] as const;
const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

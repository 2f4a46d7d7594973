import { isBareFree } from '#shared/domain/procedure-facts.ts';
import type { ProcedureBody } from '#shared/protocol/procedure.ts';

type Duration = NonNullable<NonNullable<ProcedureBody['channels']>[number]['duration']>;
type FeeItem = NonNullable<ProcedureBody['channels']>[number]['fees'][number];

/** Units of time as the sources name them; what is not here ("Khác", OTHER) is not known. */
const UNITS: Readonly<Record<string, readonly [Duration['unit'], string]>> = {
  'ngày làm việc': ['working-day', 'Ngày làm việc'],
  working_day: ['working-day', 'Ngày làm việc'],
  ngày: ['day', 'Ngày'],
  day: ['day', 'Ngày'],
  giờ: ['hour', 'Giờ'],
  hour: ['hour', 'Giờ'],
  tháng: ['month', 'Tháng'],
  month: ['month', 'Tháng'],
  năm: ['year', 'Năm'],
  year: ['year', 'Năm'],
};

/** A time limit in figures and as the portal prints it; null when its unit says nothing. */
export function timeOf(
  value: number | null,
  unit: string | null,
): { readonly time: string; readonly duration: Duration } | null {
  const known = UNITS[(unit ?? '').toLowerCase()];
  if (value === null || !Number.isSafeInteger(value) || value < 1 || known === undefined) return null;
  return { time: `${value} ${known[1]}`, duration: { value, unit: known[0] } };
}

/** The figures of a printed time ("5 Ngày làm việc"); null when it is anything more or less. */
export function durationOf(text: string): Duration | null {
  const [, value, unit] = /^(\d{1,4})\s+(.+)$/.exec(text.trim()) ?? [];
  return value === undefined ? null : (timeOf(Number(value), unit ?? null)?.duration ?? null);
}

/** What a source says in figures of one fee, in words that keep all of it. */
function feeLine(item: FeeItem): string | null {
  const { amount, currency, note } = item;
  const sum = amount === null ? null : `${thousands(amount)} ${currencyWord(currency)}`;
  if (sum === null) return note;
  return note === null ? sum : `${sum} (${note})`;
}

/** The cell of a way to apply: every fee of it, a line each. */
export function feeCell(items: readonly FeeItem[]): string | null {
  const lines = [...new Set(items.flatMap((item) => feeLine(item) ?? []))];
  return lines.length === 0 ? null : lines.join('\n');
}

/** The fee of the whole procedure from the cells of its ways to apply; null when they say nothing. */
export function feeFromCells(cells: readonly (string | null)[]): ProcedureBody['fee'] {
  const texts = [...new Set(cells.flatMap((cell) => cell ?? []))];
  if (texts.length === 0) return null;
  // One way free and another not: the amounts are what somebody must know.
  const telling = texts.filter((text) => !isBareFree(text));
  if (telling.length === 0) return { kind: 'free_per_portal', variesByProvince: false, text: texts[0] ?? '' };
  const text = texts.join('\n');
  const provincial = /HĐND|hội đồng nhân dân/iu.test(text);
  if (provincial) return { kind: 'provincial', variesByProvince: true, text };
  return { kind: /[1-9]/.test(text) ? 'fixed' : 'unknown', variesByProvince: false, text };
}

/** "163/QĐ-BTP ngày 24/01/2026 của Bộ Tư pháp": number, day and agency; whatever else it is stays whole as the number. */
export function decisionOf(text: string): {
  readonly decisionNo: string;
  readonly decisionDate: string | null;
  readonly decisionAgency: string | null;
} {
  const whole = { decisionNo: text, decisionDate: null, decisionAgency: null };
  const [, no, day, month, year, agency] =
    /^(?:quyết định số\s+|qđ\s+)?(\S*\d\S*)\s*,?\s*ngày\s+(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+của\s+(\S.*))?$/iu.exec(
      text.trim(),
    ) ?? [];
  if (no === undefined || day === undefined || month === undefined) return whole;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00.000Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
  return exists ? { decisionNo: no, decisionDate: iso, decisionAgency: agency?.trim() ?? null } : whole;
}

function thousands(amount: number): string {
  const [whole = '', fraction] = String(amount).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

function currencyWord(currency: string | null): string {
  return currency === null || /^(?:vnd|vnđ|đồng|việt nam đồng)$/iu.test(currency) ? 'đồng' : currency;
}

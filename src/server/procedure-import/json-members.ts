import { isPortalBlank } from '#shared/domain/procedure-facts.ts';
import { tidyCell } from '../tabular/table.ts';
import { htmlToText } from './html-to-text.ts';

/** A member of a foreign JSON text, which may hold anything. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or number as text; null for nothing, for empty ones and for the portal's words for nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = tidyCell(htmlToText(value));
  return text === '' || isPortalBlank(text) ? null : text;
}

/** A finite number, also written as text; null for everything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** The objects of a list; one object counts as a list of one. */
export function objectsOf(value: unknown): readonly Json[] {
  if (isJson(value)) return [value];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** A calendar day of a text that begins with one (`2026-06-10T…`) or is one as it is written here; null else. */
export function dayOfText(value: unknown): string | null {
  const text = textOf(value) ?? '';
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(text) ?? [];
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:$| )/.exec(text) ?? [];
  const iso = `${y ?? year}-${m ?? month?.padStart(2, '0')}-${d ?? day?.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/** Null instead of a list of nothing. */
export function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}

/** The parts that are known; the others are not carried. */
export function carried(parts: Json): Json {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** A count of papers: sources write it as a number or as text. */
export function countOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** An amount of money; a negative one is none. */
export function amountOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number >= 0 ? number : null;
}

/** Names of a list of texts, or of objects that have them in `member`. */
export function namesOf(value: unknown, member: string): readonly string[] {
  if (!Array.isArray(value)) return objectsOf(value).flatMap((one) => textOf(one[member]) ?? []);
  return value.flatMap((one: unknown) => textOf(isJson(one) ? one[member] : one) ?? []);
}

/** Words with commas, semicolons or line ends between them, or a list of them. */
export function wordsOf(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value : (textOf(value) ?? '').split(/[;,\n]/);
  return texts.flatMap((text: unknown) => textOf(text) ?? []);
}

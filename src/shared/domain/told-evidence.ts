import type { ToldEvidence } from '../protocol/told.ts';
import type { TranslatedText } from '../protocol/translated.ts';

/** What was counted, in a sentence of each language; null: nothing that may be told. */
export function evidenceWords({ words, minCell, before, after }: ToldEvidence): TranslatedText | null {
  if (before === null) return null;
  const vi = [inVietnamese(before, minCell), after === null ? null : inVietnamese(after, minCell)];
  const en = [inEnglish(before, minCell), after === null ? null : inEnglish(after, minCell)];
  return {
    vi: `Lượt đánh giá nêu “${words.vi}”: ${vi.filter(isThere).join('; ')}.`,
    en: `Ratings that named “${words.en}”: ${en.filter(isThere).join('; ')}.`,
  };
}

/** Words of a result, and what was counted behind them. */
export function withEvidence<T extends TranslatedText>(
  result: T | null,
  counted: TranslatedText | null,
): TranslatedText | null {
  if (result === null || counted === null) return result ?? counted;
  return { vi: `${result.vi} ${counted.vi}`, en: `${result.en} ${counted.en}` };
}

type MonthCount = NonNullable<ToldEvidence['before']>;

function inVietnamese({ month, n, mentions }: MonthCount, minCell: number): string {
  const few = mentions === null ? `dưới ${minCell}` : grouped(mentions, '.');
  return `tháng ${Number(month.slice(5))}/${month.slice(0, 4)} ${few} trên ${grouped(n, '.')} lượt`;
}

function inEnglish({ month, n, mentions }: MonthCount, minCell: number): string {
  const few = mentions === null ? `fewer than ${minCell}` : grouped(mentions, ',');
  return `${month.slice(5)}/${month.slice(0, 4)} ${few} of ${grouped(n, ',')}`;
}

/** The same in every process, whatever languages it knows. */
function grouped(n: number, separator: string): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, separator);
}

function isThere(text: string | null): text is string {
  return text !== null;
}

import type { ToldEvidence } from '../protocol/told.ts';
import type { TranslatedText } from '../protocol/translated.ts';

/** What was counted, in a sentence of each language; null: nothing that may be told. */
export function evidenceWords({ words, minCell, before, after }: ToldEvidence): TranslatedText | null {
  if (before === null) return null;
  const vi = after === null ? '' : `, rồi ${inVietnamese(after, minCell)}`;
  const en = after === null ? '' : `, then ${inEnglish(after, minCell)}`;
  return {
    vi: `Lượt đánh giá nêu “${words.vi}”: ${inVietnamese(before, minCell)}${vi}.`,
    en: `Ratings that named “${words.en}”: ${inEnglish(before, minCell)}${en}.`,
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
  return `${few} trên ${grouped(n, '.')} lượt (tháng ${Number(month.slice(5))}/${month.slice(0, 4)})`;
}

function inEnglish({ month, n, mentions }: MonthCount, minCell: number): string {
  const few = mentions === null ? `fewer than ${minCell}` : grouped(mentions, ',');
  return `${few} of ${grouped(n, ',')} (${month.slice(5)}/${month.slice(0, 4)})`;
}

/** The same in every process, whatever languages it knows. */
function grouped(n: number, separator: string): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, separator);
}

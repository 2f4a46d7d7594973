import type { Language } from '#i18n/languages.ts';
import { textIn } from '#i18n/text-in.ts';
import { type Interval, ratePercent, responsePercent, wilson95 } from '#shared/domain/statistics.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { Action, Notice, PublishedResult } from '#shared/protocol/unit-settings.ts';

/** What the loop shows, one after the other. Nothing in it is about a clerk: it knows the unit only. */
export type Slide =
  | { readonly type: 'guide' }
  | { readonly type: 'result'; readonly result: PublishedResult; readonly figures: ResultFigures }
  /** `part` of `of`: a long text is spread over several slides, so that none of it is left out. */
  | {
      readonly type: 'notice';
      readonly title: string;
      readonly text: string;
      readonly part: number;
      readonly of: number;
    }
  | {
      readonly type: 'action';
      readonly date: string;
      readonly said: string;
      readonly done: string;
      /** What became of it; null: nothing is told of that. */
      readonly result: string | null;
    };

export interface ResultFigures {
  readonly rate: number;
  readonly interval: Interval;
  /** Null: not known. */
  readonly response: number | null;
}

/** What fits a small tablet beside its heading. */
const PAGE_CHARS = 420;

/**
 * The slides of a day (`YYYY-MM-DD` where the unit is): how to use this kiosk, the published result, the notices that are
 * valid, and what was done about what people said. Never empty.
 */
export function slidesOf({ settings }: OfficeContent, day: string, language: Language): readonly Slide[] {
  const { result, notices, actions } = settings.attract;
  return [
    { type: 'guide' },
    ...toResult(result),
    ...notices.filter((notice) => isValid(notice, day)).flatMap((notice) => toNotice(notice, language)),
    ...actions.map((action) => toAction(action, language)),
  ];
}

function toResult(result: PublishedResult | null): readonly Slide[] {
  if (result === null) return [];
  const { n, satisfied, asked, flagged } = result;
  const [rate, interval] = [ratePercent(satisfied, n), wilson95(satisfied, n)];
  // Without a single rating, or with more satisfied ones than there are, there is no figure to show.
  if (rate === null || interval === null || satisfied > n) return [];
  return [
    { type: 'result', result, figures: { rate, interval, response: responsePercent(n + flagged, asked) } },
  ];
}

function isValid({ from, to }: Notice, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

function toNotice({ title, text }: Notice, language: Language): readonly Slide[] {
  const pages = paginate(textIn(text, language), PAGE_CHARS);
  return pages.map((page, place) => ({
    type: 'notice',
    title: textIn(title, language),
    text: page,
    part: place + 1,
    of: pages.length,
  }));
}

function toAction({ date, said, done, result }: Action, language: Language): Slide {
  return {
    type: 'action',
    date,
    said: textIn(said, language),
    done: textIn(done, language),
    result: result === null ? null : textIn(result, language),
  };
}

/** Breaks a text into pages: between paragraphs where it can, else between sentences, else between words. */
export function paginate(text: string, limit: number): readonly string[] {
  const pages: string[] = [];
  for (const piece of text.split(/(?<=\n)|(?<=[.!?…;] )/).flatMap((part) => breakLong(part, limit))) {
    const last = pages.at(-1);
    if (last !== undefined && last.length + piece.length <= limit) pages[pages.length - 1] = last + piece;
    else pages.push(piece);
  }
  return pages.map((page) => page.trim()).filter((page) => page !== '');
}

function breakLong(piece: string, limit: number): readonly string[] {
  if (piece.length <= limit) return [piece];
  const space = piece.lastIndexOf(' ', limit - 1) + 1;
  const end = space > 0 ? space : limit;
  return [piece.slice(0, end), ...breakLong(piece.slice(end), limit)];
}

import type { BoardFigure, BoardPeriod } from '#shared/protocol/board.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import type { BoardFormats } from './formats.ts';
import type { BoardLanguage, BoardWords } from './words.ts';

/** What parts of a board are written with. */
export interface BoardPen {
  readonly lang: BoardLanguage;
  readonly words: BoardWords;
  readonly formats: BoardFormats;
}

/** A figure that stands by itself: the rate large, and everything that it may not be told without. */
export function bigFigure(period: BoardPeriod, pen: BoardPen): Html {
  const { words, formats } = pen;
  const { figure } = period;
  const name = html`<h3>${formats.period(period.period)}</h3>`;
  if (figure === null)
    return html`<article class="figure">${name}<p class="soft">${stateText(period, words)}</p></article>`;
  return html`<article class="figure">${name}
<p class="rate"><strong>${rateText(figure, pen)}</strong> <span>${words.rate.toLocaleLowerCase(pen.lang)}</span></p>
${bar(figure, period.target?.satisfied ?? null)}
<dl>
<div><dt>${words.interval}</dt><dd>${range(figure.interval, formats, words)}</dd></div>
<div><dt>${words.n}</dt><dd>${formats.number(figure.n)} ${words.nLong}</dd></div>
<div><dt>${words.response}</dt><dd>${responseText(figure.response, pen)}</dd></div>
<div><dt>${words.target}</dt><dd>${targetText(period.target, pen)}</dd></div>
<div><dt>${words.flagged}</dt><dd>${formats.number(figure.flagged)} ${words.flaggedLong}</dd></div>
</dl></article>`;
}

/** Why a period has no figure. */
export function stateText({ state }: BoardPeriod, words: BoardWords): string {
  return state === 'none' ? words.none : words.withheld;
}

export function rateText({ rate }: BoardFigure, { formats, words }: BoardPen): string {
  return range(rate, formats, words);
}

function range({ low, high }: BoardFigure['rate'], formats: BoardFormats, words: BoardWords): string {
  if (low === high) return formats.percent(low);
  return `${words.from} ${formats.percent(low)} ${words.to} ${formats.percent(high)}`;
}

export function intervalText({ interval }: BoardFigure, { formats, words }: BoardPen): string {
  return range(interval, formats, words);
}

/** `63,10 % của 2.016 lượt được mời`, and how many were not asked where that is known. */
export function responseText(response: BoardFigure['response'], { words, formats, lang }: BoardPen): string {
  if (response === null) return words.unknown;
  const { basis, asked, rate, notAsked } = response;
  const of = `${formats.number(asked)} ${basis === 'asks' ? words.ofAsked : words.ofServed}`;
  const said =
    rate === null
      ? `${words.unknown} (${of})`
      : `${formats.percent(rate)} ${lang === 'vi' ? 'của' : 'of'} ${of}`;
  return notAsked === null ? said : `${said}; ${formats.number(notAsked)} ${words.notAsked}`;
}

export function targetText(target: BoardPeriod['target'], { words, formats }: BoardPen): string {
  return target === null ? '–' : `${formats.percent(target.satisfied)}: ${words[target.state]}`;
}

/** Zero-based, the interval over it and the target as a line: a picture of what stands beside it in words. */
function bar({ rate, interval }: BoardFigure, target: number | null): Html {
  const mark = target === null ? null : html`<rect class="goal" x="${target}" y="0" width=".7" height="14"/>`;
  return html`<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="ground" width="100" height="14"/><rect class="fill" width="${rate.low}" height="14"/><rect class="reach" x="${interval.low}" y="5" width="${Math.max(0.5, Math.round((interval.high - interval.low) * 100) / 100)}" height="4"/>${mark}</svg>`;
}

/** How many ratings each level has, with its share; or why that is not told. */
export function distribution({ figure }: BoardPeriod, { words, formats, lang }: BoardPen): HtmlValue {
  if (figure === null) return null;
  const { levels: told, n } = figure;
  if (told === null) return html`<p class="soft">${words.levelsHidden}</p>`;
  const rows = told.map(({ label, n: own }) => {
    const width = Math.round((own / n) * 10_000) / 100;
    return html`<li><span>${textIn(label, lang)}</span> <span class="count">${formats.number(own)}</span><svg class="bar thin" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="ground" width="100" height="8"/><rect class="fill" width="${width}" height="8"/></svg></li>`;
  });
  return html`<ul class="plain levels">${rows}</ul>`;
}

/** A text of the office in the language of the page; Vietnamese where there is none. */
export function textIn(text: Readonly<Record<string, string>>, lang: BoardLanguage): string {
  return text[lang] ?? text.vi ?? '';
}

/** A text that is Vietnamese whatever the page is. */
export function vietnamese(text: string, lang: BoardLanguage): HtmlValue {
  return lang === 'vi' ? text : html`<span lang="vi">${text}</span>`;
}

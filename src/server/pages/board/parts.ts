import { evidenceWords } from '#shared/domain/told-evidence.ts';
import type { Board, BoardAction, BoardAnswer, BoardPeriod } from '#shared/protocol/board.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import {
  type BoardPen,
  intervalText,
  rateText,
  responseText,
  stateText,
  targetText,
  textIn,
  vietnamese,
} from './figures.ts';

/** Periods one a line; on a narrow screen each becomes a list of what it says. Roles are named, since such a list loses those of a table. */
export function periodTable(caption: string, all: readonly BoardPeriod[], pen: BoardPen): Html {
  const { words, formats } = pen;
  // What lies before the first rating says nothing; one line of it is enough.
  const periods = all.slice(
    0,
    1 +
      Math.max(
        0,
        all.findLastIndex(({ state }) => state !== 'none'),
      ),
  );
  const heads = [
    words.period,
    words.rate,
    words.interval,
    words.n,
    words.response,
    words.target,
    words.flagged,
  ];
  const rows = periods.map((period) => {
    const { figure } = period;
    const name = html`<th scope="row" role="rowheader">${formats.period(period.period)}</th>`;
    if (figure === null)
      return html`<tr role="row">${name}<td role="cell" colspan="6" data-name="${words.rate}">${stateText(period, words)}</td></tr>`;
    const cells = [
      rateText(figure, pen),
      intervalText(figure, pen),
      formats.number(figure.n),
      responseText(figure.response, pen),
      targetText(period.target, pen),
      formats.number(figure.flagged),
    ];
    return html`<tr role="row">${name}${cells.map((cell, at) => html`<td role="cell"${at === 2 || at === 5 ? html` class="count"` : null} data-name="${heads[at + 1] ?? ''}">${cell}</td>`)}</tr>`;
  });
  return html`<h3>${caption}</h3><table role="table" aria-label="${caption}"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows}</tbody></table>`;
}

/** What people said, what was done, what became of it, with what was counted. */
export function action({ date, said, done, result, evidence }: BoardAction, pen: BoardPen): Html {
  const { words, formats, lang } = pen;
  const counted = evidence === null ? null : evidenceText(evidence, pen);
  const outcome =
    result === null && counted === null
      ? null
      : html`<div><dt>${words.result}</dt><dd>${result === null ? null : textIn(result, lang)} ${counted}</dd></div>`;
  return html`<p class="soft">${formats.day(date)}</p><dl class="said"><div><dt>${words.said}</dt><dd>${textIn(said, lang)}</dd></div><div><dt>${words.done}</dt><dd>${textIn(done, lang)}</dd></div>${outcome}</dl>`;
}

function evidenceText(evidence: NonNullable<BoardAction['evidence']>, { lang }: BoardPen): HtmlValue {
  const words = evidenceWords(evidence);
  return words === null ? null : textIn(words, lang);
}

/** A posted answer, as the unit posted it. */
export function answer({ on, kind, text, where }: BoardAnswer, { words, formats, lang }: BoardPen): Html {
  return html`<p class="soft">${words.kinds[kind]} · ${words.posted} ${formats.day(on)} · ${words.place}: ${vietnamese(where, lang)}</p><blockquote${lang === 'vi' ? null : html` lang="vi"`}>${text}</blockquote>`;
}

/** What the figures do not hold, because it has not arrived. */
export function holes({ holes: known }: Board, { words, formats }: BoardPen): Html {
  const { awaited, lost, silent, silentDays, tablets } = known;
  if (awaited + lost + silent === 0) return html`<p>${words.holesNone}</p>`;
  const of = `${words.ofTablets} ${formats.number(tablets)} ${words.tablets}`;
  return html`<ul>
${awaited === 0 ? null : html`<li>${formats.number(awaited)} ${words.awaited}.</li>`}
${lost === 0 ? null : html`<li>${formats.number(lost)} ${words.lost}.</li>`}
${silent === 0 ? null : html`<li>${formats.number(silent)} ${words.silent} ${silentDays} ${words.days} (${of}).</li>`}
</ul>`;
}

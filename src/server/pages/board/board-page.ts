import type { BoardPeriod } from '#shared/protocol/board.ts';
import type { ShelvedBoard } from '../../board/board-shelf.ts';
import { type Html, html } from '../html.ts';
import type { LightPage } from '../light-page.ts';
import { type BoardPen, bigFigure, distribution, vietnamese } from './figures.ts';
import { boardFormats } from './formats.ts';
import { action, answer, holes, periodTable } from './parts.ts';
import { BOARD_STYLE, lobbyStyle } from './style.ts';
import { BOARD_WORDS, type BoardLanguage } from './words.ts';

type Page = Omit<LightPage, 'held'>;

/** Asked for again after five minutes: results move once a month, and what is withdrawn must go soon. */
const CACHE = 'public, max-age=300';
/** A lobby screen fetches itself anew. */
const REFRESH_SECONDS = 600;
/** So many entries and answers a lobby screen shows. */
const PANELS = 3;

/** The public board of a unit: results, what was done, posted answers, what is missing, and how it is computed. */
export function boardPage({ board, json, csv }: ShelvedBoard, lang: BoardLanguage): Page {
  const pen = penOf(lang);
  const { words } = pen;
  const { unit, months, quarters, told, answers } = board;
  const latest = latestOf(quarters, months);
  const path = `/cong-khai/${unit.id}`;
  const data = `/api/v1/boards/${unit.id}`;
  const distributed = latest[0];
  return {
    title: `${words.title} – ${unit.name}`,
    lang,
    style: BOARD_STYLE,
    cacheControl: CACHE,
    body: html`${head(board, pen)}
<nav class="doors" aria-label="${words.title}"><a href="${path}${lang === 'vi' ? '?lang=en' : ''}" lang="${lang === 'vi' ? 'en' : 'vi'}" hreflang="${lang === 'vi' ? 'en' : 'vi'}">${words.other}</a> <a href="${path}?man-hinh${lang === 'vi' ? '' : '&lang=en'}">${words.lobby}</a></nav>
<main>
<section><h2>${words.latest}</h2><p class="soft">${words.notSipas}</p>
${latest.length === 0 ? html`<p>${words.noFigures}</p>` : html`<div class="figures">${latest.map((period) => bigFigure(period, pen))}</div>`}
${distributed === undefined ? null : html`<h3>${words.levels}, ${pen.formats.period(distributed.period)}</h3>${distribution(distributed, pen)}`}
</section>
<section><h2>${words.quarters}, ${words.months.toLocaleLowerCase(lang)}</h2>
${periodTable(words.quarters, quarters, pen)}
${periodTable(words.months, months, pen)}
</section>
<section><h2>${words.told}</h2>
${told.length === 0 ? html`<p class="soft">${words.noTold}</p>` : html`<ul class="plain">${told.map((one) => html`<li>${action(one, pen)}</li>`)}</ul>`}
</section>
<section><h2>${words.answers}</h2>
${answers.length === 0 ? html`<p class="soft">${words.noAnswers}</p>` : html`<ul class="plain">${answers.map((one) => html`<li>${answer(one, pen)}</li>`)}</ul>`}
</section>
<section><h2>${words.holes}</h2>${holes(board, pen)}</section>
<section><h2>${words.definition}</h2><ul>${board.definition[lang].map((line) => html`<li>${line}</li>`)}</ul></section>
<section><h2>${words.openData}</h2><p>${words.openLead}</p>
<ul class="plain"><li><a href="${data}?format=csv">CSV</a><br><code>sha256 ${csv.sha256}</code></li><li><a href="${data}">JSON</a><br><code>sha256 ${json.sha256}</code></li></ul></section>
</main>`,
  };
}

/** The same for the screen of a lobby: large, one thing at a time. */
export function lobbyPage({ board }: ShelvedBoard, lang: BoardLanguage): Page {
  const pen = penOf(lang);
  const { words } = pen;
  const { unit, quarters, months, told, answers } = board;
  const latest = latestOf(quarters, months);
  const distributed = latest[0];
  const panels = [
    html`<h2>${words.latest}</h2><p class="soft">${words.notSipas}</p>${latest.length === 0 ? html`<p>${words.noFigures}</p>` : html`<div class="figures">${latest.map((period) => bigFigure(period, pen))}</div>`}`,
    ...(distributed === undefined
      ? []
      : [
          html`<h2>${words.levels}, ${pen.formats.period(distributed.period)}</h2>${distribution(distributed, pen)}`,
        ]),
    ...told.slice(0, PANELS).map((one) => html`<h2>${words.told}</h2>${action(one, pen)}`),
    ...answers.slice(0, PANELS).map((one) => html`<h2>${words.answers}</h2>${answer(one, pen)}`),
  ];
  const path = `/cong-khai/${unit.id}${lang === 'vi' ? '' : '?lang=en'}`;
  return {
    title: `${words.title} – ${unit.name}`,
    lang,
    style: lobbyStyle(panels.length),
    cacheControl: CACHE,
    refreshSeconds: REFRESH_SECONDS,
    body: html`${head(board, pen)}
<main><input class="stop" type="checkbox" id="dung"><label for="dung">${words.pause}</label>
<div class="stage">${panels.map((panel) => html`<section class="panel">${panel}</section>`)}</div>
<p class="foot"><a href="${path}">${words.full}</a></p></main>`,
  };
}

/** No such unit, or one that does not publish: the answer is the same. */
export function missingBoard(lang: BoardLanguage): Page {
  const words = BOARD_WORDS[lang];
  return {
    title: words.missingTitle,
    status: 404,
    lang,
    style: BOARD_STYLE,
    body: html`<main><h1>${words.missingTitle}</h1><p>${words.missingText}</p></main>`,
  };
}

function penOf(lang: BoardLanguage): BoardPen {
  return { lang, words: BOARD_WORDS[lang], formats: boardFormats(lang) };
}

function head({ unit, sample }: ShelvedBoard['board'], { words, lang }: BoardPen): Html {
  const parent =
    unit.parentName === null
      ? null
      : html`<br><span class="soft">${vietnamese(unit.parentName, lang)}</span>`;
  return html`<header><h1>${words.title}</h1><p><strong>${vietnamese(unit.name, lang)}</strong>${parent}</p>${sample ? html`<p><span class="tag">${words.sample}</span></p>` : null}</header>`;
}

/** The newest quarter and the newest month that are told. */
function latestOf(quarters: readonly BoardPeriod[], months: readonly BoardPeriod[]): readonly BoardPeriod[] {
  const isTold = ({ state }: BoardPeriod) => state === 'told';
  return [quarters.find(isTold), months.find(isTold)].filter((one) => one !== undefined);
}

import { TOPICS_SHOWN } from '#shared/domain/topics-shown.ts';
import { zonedText } from '#shared/domain/zoned-day.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import { COMMENT_MAX_LENGTH } from '#shared/protocol/take-home.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { type FormPage, formPage } from '../light-page.ts';
import { fill, type PageLanguage, TAKE_HOME_WORDS } from './words.ts';

/** What the page says of the visit. */
export interface HomeVisit {
  readonly code: string;
  readonly unitName: string;
  readonly sample: boolean;
  readonly counterName: string;
  /** Null: nobody is named, and the question is about the service. */
  readonly clerkName: string | null;
  /** Of the procedure, as it will be stored; null: none will be. */
  readonly field: string | null;
  /** Null: a printed code, of no hour. */
  readonly at: { readonly iso: string; readonly timeZone: string } | null;
  readonly questionnaire: Questionnaire;
  readonly withComment: boolean;
}

/** What was filled in and could not be taken, and why. */
export interface Unfinished {
  readonly why: 'missing' | 'tooLong' | 'changed';
  readonly level: number | null;
  readonly reasons: readonly string[];
  readonly comment: string;
}

/** The question, the topics and the comment, in the order of the tablet, with nothing chosen beforehand. */
export function ratingPage(lang: PageLanguage, visit: HomeVisit, unfinished: Unfinished | null): Response {
  const words = TAKE_HOME_WORDS[lang];
  const { questionnaire } = visit;
  const { question, serviceQuestion } = questionnaire;
  const asked = (visit.clerkName === null ? serviceQuestion : null) ?? question;
  return page(lang, {
    title: words.title,
    here: `/p/${visit.code}`,
    status: unfinished === null ? 200 : 422,
    body: html`${aboutVisit(lang, visit)}
<form method="post" action="/p/${visit.code}?lang=${lang}">
<input type="hidden" name="questionnaire" value="${questionnaireKey(questionnaire)}">
${unfinished === null ? null : html`<p class="note alarm" role="alert"><strong>${fill(words[unfinished.why], { n: String(COMMENT_MAX_LENGTH) })}</strong></p>`}
<fieldset><legend><h1>${asked[lang]}</h1></legend>
${questionnaire.levels.map((level) => choice('radio', 'level', String(level.code), level.label[lang], unfinished?.level === level.code, true))}
</fieldset>
${topics(lang, questionnaire, unfinished?.reasons ?? [])}
${visit.withComment ? comment(lang, unfinished?.comment ?? '') : null}
<p class="soft">${words.privacy}</p>
<button type="submit">${words.send}</button>
<p class="soft">${words.once}</p>
</form>`,
  });
}

/** Names the version that was shown, so that an answer is never taken for another question. */
export function questionnaireKey({ id, version }: Questionnaire): string {
  return `${id} ${version}`;
}

function aboutVisit(lang: PageLanguage, visit: HomeVisit): Html {
  const { unitName, sample, counterName, clerkName, field, at } = visit;
  const words = TAKE_HOME_WORDS[lang];
  const time = at === null ? null : zonedText(Date.parse(at.iso), at.timeZone);
  const day = time === null ? '' : time.slice(0, 10).split('-').reverse().join('/');
  return html`<p><strong>${unitName}</strong></p>
${sample ? html`<p><span class="tag">${words.sample}</span></p>` : null}
<p class="soft">${words.counter}: ${counterName}${clerkName === null ? null : html`<br>${words.clerk}: ${clerkName}`}${
    field === null ? null : html`<br>${words.field}: ${field}`
  }${
    time === null
      ? null
      : html`<br>${words.visit}: ${fill(words.hour, { hour: `${time.slice(11, 13)}:00`, day })}`
  }</p>`;
}

function topics(lang: PageLanguage, { reasons }: Questionnaire, chosen: readonly string[]): HtmlValue {
  const words = TAKE_HOME_WORDS[lang];
  if (reasons.length === 0) return null;
  return html`<fieldset><legend>${words.topics}</legend><p class="soft">${words.optional}</p>
${reasons
  .slice(0, TOPICS_SHOWN)
  .map(({ code, topic }) => choice('checkbox', 'reason', code, topic[lang], chosen.includes(code), false))}
</fieldset>`;
}

function comment(lang: PageLanguage, text: string): Html {
  const words = TAKE_HOME_WORDS[lang];
  return html`<section><h2><label for="comment">${words.comment}</label></h2>
<p class="soft" id="comment-hint">${words.commentHint}</p>
<textarea id="comment" name="comment" maxlength="${COMMENT_MAX_LENGTH}" aria-describedby="comment-hint" autocomplete="off">${text}</textarea></section>`;
}

function choice(
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  label: string,
  isChosen: boolean,
  isRequired: boolean,
): Html {
  return html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${isChosen ? html` checked` : null}${isRequired ? html` required` : null}><span>${label}</span></label>`;
}

/** Where a code is typed that was not scanned. */
export function codePage(
  lang: PageLanguage,
  typed: { readonly text: string; readonly fault: 'character' | 'length' | 'check' } | null,
): Response {
  const words = TAKE_HOME_WORDS[lang];
  return page(lang, {
    title: words.enterTitle,
    here: '/p',
    status: typed === null ? 200 : 422,
    body: html`<h1>${words.enterTitle}</h1>
${typed === null ? null : html`<p class="note alarm" role="alert"><strong>${words.mistyped[typed.fault]}</strong></p>`}
<form method="get" action="/p"><input type="hidden" name="lang" value="${lang}">
<p><label for="code">${words.code}</label></p>
<input type="text" id="code" name="code" value="${typed?.text ?? ''}" maxlength="300" required autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint">
<p class="soft" id="code-hint">${words.enter}</p>
<button type="submit">${words.go}</button></form>`,
  });
}

/** It was stored. */
export function thanksPage(lang: PageLanguage): Response {
  const words = TAKE_HOME_WORDS[lang];
  const body = html`<h1>${words.thanksTitle}</h1><p>${words.thanks}</p>`;
  return page(lang, { title: words.thanksTitle, here: '/p/cam-on', body });
}

const STATUS = {
  unknown: 404,
  used: 409,
  expired: 410,
  closed: 410,
  'too-early': 409,
  'no-question': 503,
} as const;
/** Why a code is not taken. */
export type CodeRefusal = keyof typeof STATUS;

export function refusalPage(lang: PageLanguage, code: string, why: CodeRefusal): Response {
  const words = TAKE_HOME_WORDS[lang];
  return page(lang, {
    title: words.refusedTitle,
    here: `/p/${code}`,
    status: STATUS[why],
    body: html`<h1>${words.refusedTitle}</h1><p class="note alarm"><strong>${words.refused[why]}</strong></p>
<p class="code soft">${code}</p><p>${words.instead}</p><p><a href="/p?lang=${lang}">${words.again}</a></p>`,
  });
}

/** Too many wrong codes came from there. */
export function waitPage(lang: PageLanguage, here: string, waitMs: number): Response {
  const words = TAKE_HOME_WORDS[lang];
  const seconds = String(Math.ceil(waitMs / 1_000));
  return page(lang, {
    ...{ title: words.waitTitle, here, status: 429, headers: { 'Retry-After': seconds } },
    body: html`<h1>${words.waitTitle}</h1><p>${fill(words.wait, { n: seconds })}</p>`,
  });
}

function page(
  lang: PageLanguage,
  { here, body, ...rest }: Omit<FormPage, 'lang'> & { readonly here: string },
): Response {
  const other = lang === 'vi' ? 'en' : 'vi';
  const link = html`<nav><a href="${here}?lang=${other}" lang="${other}" hreflang="${other}">${TAKE_HOME_WORDS[lang].other}</a></nav>`;
  return formPage({ ...rest, lang, body: html`${link}<main>${body}</main>` });
}

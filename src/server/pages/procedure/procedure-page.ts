import type { ProcedureCode } from '#shared/domain/ids.ts';
import { unverifiedParts } from '#shared/domain/procedure-facts.ts';
import { forceOn } from '#shared/domain/procedure-force.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import type { LightPage } from '../light-page.ts';
import { day } from './bits.ts';
import { course, timeAndMoney, where } from './handling.ts';
import { legal, origin } from './origin.ts';
import { papers } from './papers.ts';
import type { PostingUnit } from './posting-unit.ts';
import { bilingual, LABELS, PARTS } from './words.ts';

/** A posted procedure for a telephone and for paper: what the tablet shows, in the same order. */
export function procedurePage(
  procedure: Procedure,
  unit: PostingUnit,
  today: string,
): Omit<LightPage, 'held'> {
  return {
    title: procedure.name,
    body: html`<header>
<p>${unit.name}${unit.parentName === null ? null : html`<br><span class="soft">${unit.parentName}</span>`}</p>
${unit.sample ? html`<p><span class="tag">${bilingual(LABELS.sample)}</span></p>` : null}
<h1>${procedure.name}</h1>
<p class="soft">${procedure.field} · ${bilingual(LABELS.code)}: ${procedure.code}</p>
<p lang="en" class="soft">${LABELS.officialVietnamese.en}</p>
</header>
<main>
${force(procedure, unit, today)}${unproven(procedure)}
${papers(procedure)}${timeAndMoney(procedure)}${where(procedure, unit)}${course(procedure)}${legal(procedure)}${origin(procedure)}
</main>
<footer class="soft"><p>${bilingual(LABELS.foot)}</p></footer>`,
  };
}

/** It holds no more, not yet, or not for long. */
function force({ validity }: Procedure, unit: PostingUnit, today: string): HtmlValue {
  const { replacedBy } = validity;
  const fact = forceOn(validity, today);
  if (fact.type === 'in-force') return null;
  if (fact.type === 'not-yet')
    return html`<div class="note alarm"><p><strong>${bilingual(LABELS.notYet)}</strong></p><p>${bilingual(LABELS.inForceFrom)}: ${day(fact.from)}</p></div>`;
  const since = fact.on === null ? null : html`<p>${bilingual(LABELS.abolishedFrom)}: ${day(fact.on)}</p>`;
  const others =
    replacedBy.length === 0
      ? null
      : html`<p>${bilingual(LABELS.replacedBy)}: ${replacedBy.map((code) => [other(code, unit), ' '])}</p>`;
  return fact.type === 'abolished'
    ? html`<div class="note alarm"><p><strong>${bilingual(LABELS.abolished)}</strong></p>${since}${others}</div>`
    : html`<div class="note"><p><strong>${bilingual(LABELS.ending)}</strong></p>${since}${others}</div>`;
}

function unproven(procedure: Procedure): HtmlValue {
  const parts = unverifiedParts(procedure).map((part) => PARTS[part]);
  return parts.length === 0
    ? null
    : html`<p class="note"><strong>${bilingual(LABELS.unverified)}</strong>: ${parts.join(', ')}.</p>`;
}

function other(code: ProcedureCode, unit: PostingUnit): Html {
  return html`<a href="${pathOf(code, unit.id)}">${code}</a>`;
}

function pathOf(code: string, unit: string): string {
  return `/p/tthc/${encodeURIComponent(code)}?unit=${encodeURIComponent(unit)}`;
}

/** Not posted here (any more). */
export function missingPage(): Omit<LightPage, 'held'> {
  return {
    title: LABELS.missingTitle.vi,
    status: 404,
    body: html`<main><h1>${bilingual(LABELS.missingTitle)}</h1><p>${LABELS.missingText.vi}</p><p lang="en" class="soft">${LABELS.missingText.en}</p></main>`,
  };
}

/** Several offices have posted it, and none was named. */
export function choicePage(
  code: string,
  units: readonly { readonly id: string; readonly name: string; readonly parentName: string | null }[],
): Omit<LightPage, 'held'> {
  const rows = units.map(
    ({ id, name, parentName }) =>
      html`<li><a href="${pathOf(code, id)}">${name}</a>${parentName === null ? null : html` <span class="soft">${parentName}</span>`}</li>`,
  );
  return {
    title: LABELS.chooseTitle.vi,
    body: html`<main><h1>${bilingual(LABELS.chooseTitle)}</h1><p>${LABELS.chooseText.vi}</p><p lang="en" class="soft">${LABELS.chooseText.en}</p><ul class="plain">${rows}</ul></main>`,
  };
}

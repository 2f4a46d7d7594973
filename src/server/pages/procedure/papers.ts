import { type Component, type PaperGroup, paperGroups } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { joined, link, official, section } from './bits.ts';
import { bilingual, LABELS } from './words.ts';

/** What to bring, by case. The boxes can be ticked without a script; nobody learns of it. */
export function papers({ components, componentsNote }: Procedure): Html {
  const groups = paperGroups(components ?? []);
  if (groups.length === 0 && componentsNote === null) return section(LABELS.papers, null);
  return section(LABELS.papers, [
    componentsNote === null ? null : official(componentsNote),
    groups.map((group) => [
      groups.length > 1 || group.type === 'case' ? heading(group) : null,
      html`<ul class="plain">${group.components.map((paper) => html`<li>${row(paper, group)}</li>`)}</ul>`,
    ]),
  ]);
}

function heading(group: PaperGroup): Html {
  return group.type === 'case'
    ? html`<h3>${bilingual(LABELS.when)}: ${group.when}</h3>`
    : html`<h3>${bilingual(LABELS[group.type])}</h3>`;
}

function row(paper: Component, group: PaperGroup): HtmlValue {
  const { originals, copies, formCode, formName, code, replacedByResult } = paper;
  const counts = paper.countsKnown
    ? joined([
        originals > 0 ? `${originals} ${LABELS.originals.vi}` : null,
        copies > 0 ? `${copies} ${LABELS.copies.vi}` : null,
      ])
    : LABELS.countsUnknown.vi;
  const facts = joined(
    [
      counts,
      paper.required === false ? LABELS.notRequired.vi : null,
      replacedByResult === null ? null : `${LABELS.replacedByResult.vi} ${replacedByResult}`,
      code,
    ],
    ' · ',
  );
  const form = joined([formName, formCode]);
  const when = group.type === 'sometimes' && paper.when !== null ? html`<br>${paper.when}` : null;
  return [
    html`<label><input type="checkbox"><span><strong>${paper.name}</strong>${when}${facts === null ? null : html`<br><span class="soft">${facts}</span>`}</span></label>`,
    form === null ? null : html`<div class="soft">${bilingual(LABELS.form)}: ${form}</div>`,
    paper.link === null ? null : html`<div class="soft">${link(paper.link)}</div>`,
  ];
}

import { type LegalDocument, legalDocuments, sourceNames } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { day, joined, link, list, official, pair, section } from './bits.ts';
import { bilingual, LABELS } from './words.ts';

/** So many documents stand there at once; the others open at a tap, and are all on paper. */
const AT_ONCE = 6;

export function legal(procedure: Procedure): Html {
  const documents = legalDocuments(procedure).map(legalLine);
  const rest = documents.slice(AT_ONCE);
  const more =
    rest.length === 0
      ? null
      : html`<details><summary>${bilingual(LABELS.legalAll)} (${documents.length})</summary>${list(rest)}</details>`;
  return section(LABELS.legal, documents.length === 0 ? null : [list(documents.slice(0, AT_ONCE)), more]);
}

function legalLine({ ref, detail }: LegalDocument): HtmlValue {
  if (detail === null) return ref;
  const { title, agency, issuedOn, effectiveFrom } = detail;
  const known = joined([
    title === ref ? null : title,
    agency,
    issuedOn === null ? null : `${LABELS.issuedOn.vi} ${day(issuedOn)}`,
    effectiveFrom === null ? null : `${LABELS.effectiveFrom.vi} ${day(effectiveFrom)}`,
  ]);
  return [ref, known === null ? null : html` <span class="soft">– ${known}</span>`];
}

export function origin(procedure: Procedure): HtmlValue {
  const { twoTierNote, related } = procedure;
  return [
    twoTierNote === null ? null : section(LABELS.twoTier, official(twoTierNote)),
    related === null || related.length === 0 ? null : section(LABELS.related, list(related)),
    section(LABELS.origin, html`<dl>${decided(procedure)}${kept(procedure)}</dl>`),
  ];
}

function decided(procedure: Procedure): HtmlValue {
  const { decisionNo, decisionDate, decisionAgency, level, levels, type, onlineLevel, fieldPortal } =
    procedure;
  const decision = joined([
    decisionNo,
    decisionDate === null ? null : `ngày ${day(decisionDate)}`,
    decisionAgency,
  ]);
  return [
    pair(LABELS.publication, decision),
    pair(LABELS.ministry, procedure.ministry),
    pair(LABELS.level, level ?? joined(levels ?? [])),
    type === null ? null : pair(LABELS.type, type),
    fieldPortal === null ? null : pair(LABELS.fieldPortal, fieldPortal),
    pair(LABELS.online, onlineLevel === null ? null : `${onlineLevel.value} (${onlineLevel.scope})`),
  ];
}

function kept(procedure: Procedure): HtmlValue {
  const { lifecycle, factsAsOf, sources, checked, version, validity } = procedure;
  const { effectiveFrom } = validity;
  const status =
    lifecycle.status === 'unverified'
      ? bilingual(LABELS.unverifiedStatus)
      : html`${bilingual(LABELS.active)}${lifecycle.asOf === null ? null : `, ${LABELS.checkedOn.vi} ${day(lifecycle.asOf)}`}`;
  return [
    pair(LABELS.status, [status, lifecycle.note === null ? null : official(lifecycle.note)]),
    effectiveFrom === null ? null : pair(LABELS.inForceSince, day(effectiveFrom)),
    pair(LABELS.holds, factsAsOf === null ? null : day(factsAsOf)),
    version === null ? null : pair(LABELS.version, version),
    pair(
      LABELS.checked,
      checked === null ? bilingual(LABELS.notChecked) : `${checked.by}, ${day(checked.on)}`,
    ),
    sources.length === 0 ? null : pair(LABELS.sources, list(sourceNames(sources).map(link))),
  ];
}

import type { FeeFact, Override } from '#shared/domain/procedure-facts.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { bilingual, LABELS, type Label } from './words.ts';

/** One part under its heading. Null: no source says anything, and the page says that. */
export function section(label: Label, body: HtmlValue): Html {
  return html`<section><h2>${bilingual(label)}</h2>${body ?? unknown()}</section>\n`;
}

function unknown(): Html {
  return html`<p class="soft">${bilingual(LABELS.unknown)}</p>`;
}

/** An official text; its own line breaks stand. */
export function official(text: string): Html {
  return html`<p class="text">${text}</p>`;
}

/** Null: there is nothing to list. */
export function list(items: readonly HtmlValue[] | null, kind: 'ul' | 'ol' = 'ul'): Html | null {
  if (items === null || items.length === 0) return null;
  const rows = items.map((item) => html`<li>${item}</li>`);
  return kind === 'ol' ? html`<ol>${rows}</ol>` : html`<ul>${rows}</ul>`;
}

export function pair(label: Label, value: HtmlValue): Html {
  const known = value ?? html`<span class="soft">${bilingual(LABELS.unknownShort)}</span>`;
  return html`<dt>${bilingual(label)}</dt><dd>${known}</dd>`;
}

/** An address becomes a link only if it is one of the web; whatever else stands there is shown as it is. */
export function link(text: string): HtmlValue {
  return /^https?:\/\/[^\s]+$/i.test(text)
    ? html`<a href="${text}" rel="noopener noreferrer">${text}</a>`
    : text;
}

/** `2026-03-02` → `02/03/2026`. */
export function day(date: string): string {
  return date.split('-').reverse().join('/');
}

/** What stands, joined by commas; null when nothing does. */
export function joined(parts: readonly (string | null)[], separator = ', '): string | null {
  const known = parts.filter((part) => part !== null && part !== '');
  return known.length === 0 ? null : known.join(separator);
}

/** Money in words; never a bare "free" that nobody proved. Null: unknown. */
export function feeText(fee: FeeFact, unproven: Label = LABELS.freeUnproven): Html | null {
  switch (fee.type) {
    case 'text':
      return official(fee.text);
    case 'free-unproven':
      return html`<p>${bilingual(unproven)}</p>`;
    case 'unknown':
      return null;
  }
}

/** The province's decision, what it rests on, and what the general source says instead. */
export function provincial({ text, ...document }: Override, general: Html | null): Html {
  const { decisionNo, decisionDate, decisionAgency } = document;
  const named = joined([
    decisionNo === null ? null : `${LABELS.document.vi} ${decisionNo}`,
    decisionDate === null ? null : `ngày ${day(decisionDate)}`,
    decisionAgency,
  ]);
  const elsewhere =
    general === null ? null : html`<div class="soft"><p>${bilingual(LABELS.elsewhere)}:</p>${general}</div>`;
  return html`${official(text)}<p class="soft">${bilingual(LABELS.provincial)}${named === null ? '' : `: ${named}`}</p>${elsewhere}`;
}
